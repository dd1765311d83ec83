// Takes Latin letters; gives the syllables of pinyin that they may be, and Han characters for syllables.

/** @param {Record<string, string>} finals by initial, apart by spaces */
export const syllableSet = (finals) => new Set(Object.entries(finals).flatMap(([initial, some]) => (
  some.split(" ").map((final) => initial + final))));

/**
 * A word as syllables, in up to six ways, fewest first. Figures for tones may follow.
 * @param {Search.Index} index
 * @param {string} word
 */
export function syllables(index, word) {
  /** @type {string[][]} */
  const readings = [];
  /** @param {string} rest @param {string[]} before */
  const parse = (rest, before) => {
    if (!rest) { readings.push(before); return; }
    for (let length = Math.min(6, rest.length); length && readings.length < 40; length--) {
      const syllable = rest.slice(0, length);
      if (index.syllables.has(syllable)) parse(rest.slice(length).replace(/^[1-5]/, ""), before.concat(syllable));
    }
  };
  if (word.length < 36 && /^[a-z][a-z1-5]*$/.test(word)) parse(word.replace(/v/g, "u"), []);
  return readings.sort((one, other) => one.length - other.length).slice(0, 6);
}

/**
 * Han strings for syllables: bigrams joined where they share a character, parted by a space where none does (beam
 * search).
 * @param {string[]} sounds
 * @param {Map<string, string>} table by two syllables the bigrams that are read so, likeliest first
 * @returns {Search.Beam[]}
 */
export function hanTexts(sounds, table) {
  /** @type {Search.Beam[]} */
  let beams = [{ text: "", last: "", cost: 0 }];
  for (let i = 0; i + 1 < sounds.length; i++) {
    const characters = Array.from(table.get(sounds[i] + " " + sounds[i + 1]) || "");
    const longer = beams.flatMap((beam) => extended(beam, characters));
    beams = longer.length ? longer
      : beams.filter((beam) => beam.last).map(({ text, cost }) => ({ text: text + " ", last: "", cost: cost + 20 }));
    beams = beams.sort((one, other) => one.cost - other.cost).slice(0, 32);
  }
  return beams.filter((beam) => beam.last).slice(0, 8);
}

/** @param {Search.Beam} beam @param {string[]} characters of one bigram after the other */
function extended({ text, last, cost }, characters) {
  const longer = [];
  for (let i = 0; i + 1 < characters.length; i += 2) {
    const [first, second] = characters.slice(i, i + 2);
    if (!last) longer.push({ text: text + first + second, last: second, cost: cost + i / 2 });
    else if (last === first) longer.push({ text: text + second, last: second, cost: cost + i / 2 });
  }
  return longer;
}
