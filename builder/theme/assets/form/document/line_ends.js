// What stands for a line end that is folded: as builder/language/line_ends.py and records/source/folding.py have it.
// Characters are told apart by blocks, not by the tables of Unicode, and of the names of HTML only the common ones are
// known; what this can change is one space at a line end.

const PARAGRAPH = "\u3000\u3000", LOOK = 64, EXAMINED = 200;
const UNSPACED = new RegExp("[\u2e80-\u2fff\u3005-\u3007\u3021-\u3029\u3031-\u3035\u3038-\u303c\u3040-\u30fa"
  + "\u30fc-\u312f\u3190-\ua4cf\uf900-\ufaff\uff10-\uff19\uff21-\uff3a\uff41-\uff5a\uff66-\uff9f"
  + "\u{1aff0}-\u{1b2ff}\u{20000}-\u{3fffd}]", "u");
const FULL_WIDTH = new RegExp("[\u3000-\u3004\u3008-\u3020\u3030\u3036\u3037\u303d-\u303f\u30fb"
  + "\ufe10-\ufe1f\ufe30-\ufe6f\uff00-\uff65\uffe0-\uffe6]");
const HANGUL = /[\u1100-\u11ff\u3130-\u318f\ua960-\ua97f\uac00-\ud7ff\uffa0-\uffdc]/;
const NEUTRAL = /[“”‘’—–…⋯‥·•"'(){}[\]<>\\*_~`\p{M}\p{Cf}\p{Pi}\p{Pf}]|[\u{1f001}-\u{1faff}]/u;
const SHARED = /[“”‘’—–…⋯‥·]/;
const SPACE = /\s/;
const CITATION = "[ \\t]*\\[@[^\\[\\]\\n]*\\]";
const AT_END = new RegExp(`(?:${CITATION}|\\]\\((?:[^()\\s]|\\([^()\\s]*\\))*(?:[ \\t]+"[^"]*")?\\))$`);
const AT_START = new RegExp(`^(?:${CITATION}|!(?=\\[)|[*_~\`]+(?=[^\\s*_~\`]))+`);
const EMPHASIS_AT_END = /[*_~`]+$/, EMPHASIS_AT_START = /^[*_~`]+/;
const NAMED = { amp: "&", lt: "<", gt: ">", quot: "\"", nbsp: "\u00a0" };

/** @typedef {"unspaced" | "mark" | "hangul" | "spaced" | ""} Kind */

/** @param {string} character @returns {Kind} */
function kindOf(character) {
  if (NEUTRAL.test(character)) return "";
  if (HANGUL.test(character)) return "hangul";
  if (UNSPACED.test(character)) return "unspaced";
  return FULL_WIDTH.test(character) ? "mark" : "spaced";
}

/** The kind of the first character that has one. @param {string[]} characters */
const scriptOf = (characters) => characters.map(kindOf).find(Boolean) || "";

/** @param {string} kind */
const isWithoutSpace = (kind) => kind === "unspaced" || kind === "mark";

/** Whether a mark at a line end stands for the space. @param {string} mark @param {string} other */
function bringsSpace(mark, other) {
  if (!mark || !other) return false;
  return kindOf(mark) === "mark" || (SHARED.test(mark) && isWithoutSpace(kindOf(other)));
}

/** A space or nothing, between two lines as readers see them. @param {string} before @param {string} after */
function separator(before, after) {
  const left = Array.from(before).slice(-LOOK), right = Array.from(after).slice(0, LOOK);
  if (!left.length || !right.length || SPACE.test(left[left.length - 1]) || SPACE.test(right[0])) return "";
  const scripts = [scriptOf(left.slice().reverse()), scriptOf(right)].filter(Boolean);
  if (scripts.includes("hangul")) return " ";
  const last = Array.from(left.join("").replace(EMPHASIS_AT_END, "")).pop() || "";
  const first = Array.from(right.join("").replace(EMPHASIS_AT_START, "")).shift() || "";
  const isNothing = scripts.length > 0 && scripts.every(isWithoutSpace);
  return isNothing || bringsSpace(last, first) || bringsSpace(first, last) ? "" : " ";
}

/** @param {string} text */
function withoutReferences(text) {
  return text.replace(/&(?:#(\d{1,7})|#[xX]([\da-fA-F]{1,6})|(amp|lt|gt|quot|nbsp));/g, (_, decimal, hex, name) => (
    name ? NAMED[/** @type {keyof NAMED} */ (name)]
      : String.fromCodePoint(Math.min(decimal ? Number(decimal) : parseInt(hex, 16), 0x10ffff))));
}

/** @param {string} line */
function visibleEnd(line) {
  let visible = line.slice(-EXAMINED).replace(/[ \t]+$/, "");
  for (;;) {
    const shorter = visible.replace(AT_END, "").replace(/([^\s*_~`])[*_~`]+$/, "$1");
    if (shorter === visible) return withoutReferences(visible);
    visible = shorter;
  }
}

/** @param {string} line */
const visibleStart = (line) => withoutReferences(line.slice(0, EXAMINED).replace(AT_START, ""));

/**
 * What stands between two lines of a text: nothing, a space, or the end of a paragraph.
 * @param {string} before @param {string} after
 */
export function joint(before, after) {
  if (after.startsWith(PARAGRAPH)) return "\n\n";
  return after.startsWith("[@") ? " " : separator(visibleEnd(before), visibleStart(after));
}
