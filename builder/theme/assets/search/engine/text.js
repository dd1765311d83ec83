// Takes text; gives it folded, its runs of one script, and the tokens by which the index knows it: stems of Latin words
// and overlapping pairs of Han characters. builder/search has the same rules; tests/search/golden.json holds both.
import { canonical } from "./spelling.js";
import { stem } from "./stem.js";

const CJK = "\\u3005\\u3007\\u3041-\\u3096\\u30a1-\\u30fa\\u30fc\\u3400-\\u4dbf\\u4e00-\\u9fff\\uac00-\\ud7a3"
  + "\\uf900-\\ufaff\\u{20000}-\\u{323af}";
const RUN = new RegExp(`([${CJK}]+)|(?:(?![${CJK}])[\\p{L}\\p{N}])+`, "gu");
const STEMMED = /^[a-z]{4,40}$/;
export const HAN = new RegExp(`[${CJK}\\u2e80-\\u2fdf]`, "u");
export const APOSTROPHE = /([0-9a-z\u00df-\u00f6\u00f8-\u024f])['\u2019](?=[0-9a-z\u00df-\u00f6\u00f8-\u024f])/g;

/** One width, lower case, no accents. @param {string} text */
export function plain(text) {
  return text.normalize("NFKC").toLowerCase().normalize("NFD").replace(/[\u0300-\u036f]/g, "").normalize("NFC");
}

/**
 * Traditional characters as Simplified, by a table; invisible ones left out.
 * @param {string} text
 * @param {Search.Characters} table
 */
export function simplify(text, table) {
  let simplified = "";
  for (const character of text) simplified += table.get(character) || character;
  return simplified.replace(/[\u00ad\u200b-\u200d\u2060]/g, "");
}

/** Text as it is compared. @param {string} text @param {Search.Characters} table */
export function fold(text, table) {
  return simplify(plain(text), table).replace(APOSTROPHE, "$1");
}

/** Words, and stretches of Han, with their places. @param {string} folded @returns {Search.Run[]} */
export function runs(folded) {
  return Array.from(folded.matchAll(RUN), (match) => ({ han: !!match[1], text: match[0], at: match.index }));
}

/** @param {string} run of Han characters; one alone is its own bigram */
export function bigrams(run) {
  const characters = Array.from(run);
  return characters.length < 2 ? characters : characters.slice(1).map((character, i) => characters[i] + character);
}

/** The token of a word that is not Han. @param {string} word */
export function wordToken(word) {
  const short = word.length > 40 ? Array.from(word).slice(0, 40).join("") : word;
  return STEMMED.test(short) ? stem(canonical(short)) : short;
}

/** In the spelling under which words as they are written are indexed. @param {string} folded */
export const spelled = (folded) => folded.replace(RUN, (run) => (STEMMED.test(run) ? canonical(run) : run));

/** @param {string} folded */
export function tokens(folded) {
  return runs(folded).flatMap((run) => (run.han ? bigrams(run.text) : [wordToken(run.text)]));
}
