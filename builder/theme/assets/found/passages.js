// Takes a part of a page and words as the search found them; marks them there, gives the passages that have some.
import { markedRanges } from "../search/engine/marks.js";
import { bigrams, HAN, plain, runs, wordToken } from "../search/engine/text.js";

const PASSAGES = "p,li,dd,dt,td,th,h1,h2,h3,h4,h5,h6,summary,figcaption,blockquote,div";
const SKIPPED = "script,style,template,nav,button:not(.cb-unfold),select,textarea,svg,mark";
/** What tells of the page and its sources, in nearly all words of a question, is rarely what it asks for. */
const ASIDE = "h1,.cb-names,.cb-sources";
/** What a word counts that was not typed, what one counts that stands aside, and how many are marked. */
const OTHER = 0.3, LESS = 0.5, MOST = 500;
const QUANTITIES = { pattern: "(?!)", year: "", number: "", mark: "", values: {} };
/** @type {any} what marking asks of an index: no other script, no words that ask, no dates */
const PLAIN = { table: new Map(), questions: { empty: /(?!)/ }, core: { quantities: QUANTITIES } };

/** @param {Element} part @returns {Text[]} */
function textsIn(part) {
  const texts = [], walker = document.createTreeWalker(part, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const parent = node.parentElement;
    if (parent && /\S/.test(String(node.nodeValue)) && !parent.closest(SKIPPED)) texts.push(/** @type {Text} */ (node));
  }
  return texts;
}

/**
 * Stems of words; of Chinese what the page has whole, or pairs of it.
 * @param {string} words
 * @param {string} page
 * @returns {Search.Context}
 */
function contextOf(words, page) {
  const parts = runs(plain(words)), han = parts.filter((one) => one.han).map(({ text }) => text);
  const whole = han.filter((text) => page.includes(text));
  const stems = new Set(parts.filter((one) => !one.han).map(({ text }) => wordToken(text)));
  return { stems, texts: [], chars: new Set(whole.length ? whole : han.flatMap(bigrams)) };
}

/** A text that is marked, as the words that were typed are compared. @param {string} text */
const keyOf = (text) => (HAN.test(text) ? plain(text) : wordToken(plain(text)));

/**
 * @param {Text} node
 * @param {Search.Range[]} ranges
 * @returns {string[]} what was marked
 */
function markIn(node, ranges) {
  const text = String(node.nodeValue), pieces = [];
  let at = 0;
  for (const [from, to] of ranges) {
    const found = document.createElement("mark");
    found.className = "cb-found";
    found.textContent = text.slice(from, to);
    pieces.push(text.slice(at, from), found);
    at = to;
  }
  node.replaceWith(...pieces, text.slice(at));
  return ranges.map(([from, to]) => keyOf(text.slice(from, to)));
}

/**
 * Of what was typed a word counts more the fewer passages have it: a page about Chengdu has Chengdu everywhere.
 * @param {Map<Element, Set<string>>} found the words that each passage has
 * @param {Set<string>} typed
 * @returns {Found.Passage[]}
 */
function weighed(found, typed) {
  const /** @type {Map<string, number>} */ counts = new Map();
  for (const key of Array.from(found.values()).flatMap((keys) => Array.from(keys))) {
    counts.set(key, (counts.get(key) || 0) + 1);
  }
  const worthOf = (/** @type {string} */ key) => (
    typed.has(key) ? Math.log(1 + found.size / Number(counts.get(key))) : OTHER);
  return Array.from(found, ([element, keys]) => {
    const worth = Array.from(keys, worthOf).reduce((sum, one) => sum + one);
    return { element, worth: element.closest(ASIDE) ? worth * LESS : worth };
  });
}

/**
 * @param {Element} part
 * @param {string} words apart by spaces: what was typed | what else was looked for
 * @returns {Found.Passage[]}
 */
export function passagesOf(part, words) {
  const page = plain(String(part.textContent)), context = contextOf(words, page);
  const { stems, chars } = contextOf(words.split("|")[0], page), typed = new Set([...stems, ...chars]);
  /** @type {Map<Element, Set<string>>} */
  const found = new Map();
  let count = 0;
  for (const node of textsIn(part)) {
    const ranges = count < MOST ? markedRanges(String(node.nodeValue), context, PLAIN) : [];
    const element = /** @type {Element} */ (node.parentElement).closest(PASSAGES) || part;
    if (!ranges.length) continue;
    count += ranges.length;
    const keys = found.get(element) || new Set();
    for (const key of markIn(node, ranges)) keys.add(key);
    found.set(element, keys);
  }
  return weighed(found, typed);
}
