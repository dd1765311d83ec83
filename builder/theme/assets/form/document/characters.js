// Characters that a record may not have: as builder/records/source/text.py refuses them.

/** @type {[code: string, characters: RegExp][]} */
const REFUSED = [
  // eslint-disable-next-line no-control-regex
  ["control-character", /[\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ufdd0-\ufdef\ufffe\uffff]/g],
  // The last two of each plane.
  ["control-character", /[\ud83f\ud87f\ud8bf\ud8ff\ud93f\ud97f\ud9bf\ud9ff][\udffe\udfff]/g],
  ["control-character", /[\uda3f\uda7f\udabf\udaff\udb3f\udb7f\udbbf\udbff][\udffe\udfff]/g],
  ["line-separator", /[\x85\u2028\u2029]/g],
  ["bidi-mark", /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g],
  ["lone-surrogate", /[\ud800-\udfff]/gu],
  ["inner-bom", /\ufeff/g],
];

/**
 * The first character that a text may not have, with the code of its problem.
 * @param {string} text
 */
export function refusedCharacter(text) {
  const found = REFUSED.map(([code, characters]) => ({ code, at: text.search(characters) }));
  return found.filter(({ at }) => at >= 0).sort((one, other) => one.at - other.at)[0];
}

/**
 * A text as a record can hold it: lines end in \n, and characters that no record may have are gone.
 * @param {string} text
 */
export function cleaned(text) {
  const lines = text.replace(/\r\n?/g, "\n").replace(/[\x85\u2028\u2029]/g, " ");
  return REFUSED.reduce((rest, [, characters]) => rest.replace(characters, ""), lines);
}
