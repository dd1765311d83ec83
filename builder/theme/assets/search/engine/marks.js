// Takes a text that is shown and what a query was understood as; gives the ranges in it that match.
import { quantitiesIn } from "./quantities.js";
import { APOSTROPHE, bigrams, plain, runs, simplify, wordToken } from "./text.js";

/**
 * @param {string} text
 * @param {Search.Context} context
 * @param {Search.Index} index
 * @returns {Search.Range[]}
 */
export function markedRanges(text, context, index) {
  const { folded, from, to } = foldedWithPlaces(text, index.table);
  const marked = matches(folded, context, index.questions);
  for (const one of quantitiesIn(index, folded)) {
    if (context.stems.has(one.token)) marked.fill(1, one.at, one.at + one.text.length);
  }
  /** @type {Search.Range[]} */
  const ranges = [];
  for (let i = 0; i < folded.length; i++) {
    if (!marked[i]) continue;
    const last = ranges[ranges.length - 1];
    if (last && (marked[i - 1] || from[i] <= last[1])) last[1] = Math.max(last[1], to[i]);
    else ranges.push([from[i], to[i]]);
  }
  return ranges;
}

/**
 * A folded text, with the place that each part of it has in the text.
 * @param {string} text
 * @param {Search.Characters} table
 */
function foldedWithPlaces(text, table) {
  let all = "", at = 0;
  const from = [], to = [];
  for (const character of text) {
    const part = simplify(plain(character), table);
    for (let i = 0; i < part.length; i++) {
      from.push(at);
      to.push(at + character.length);
    }
    all += part;
    at += character.length;
  }
  const gone = new Set(Array.from(all.matchAll(APOSTROPHE), (match) => match.index + 1));
  const isKept = (/** @type {unknown} */ _, /** @type {number} */ i) => !gone.has(i);
  return { folded: all.replace(APOSTROPHE, "$1"), from: from.filter(isKept), to: to.filter(isKept) };
}

/**
 * 1 for each place that matches.
 * @param {string} folded
 * @param {Search.Context} context
 * @param {Search.Questions} questions
 */
function matches(folded, context, { empty }) {
  const marked = new Uint8Array(folded.length);
  const texts = context.texts.filter((text) => folded.includes(text));
  // A phrase that is nowhere whole is marked in pieces of two characters and more.
  const pieces = texts.length ? texts : context.texts.flatMap(bigrams).filter((pair) => pair.replace(empty, ""));
  for (const run of runs(folded)) {
    if (run.han) for (const piece of [...pieces, ...context.chars]) mark(marked, run, piece);
    else if (context.stems.has(wordToken(run.text))) marked.fill(1, run.at, run.at + run.text.length);
  }
  return marked;
}

/** @param {Uint8Array} marked @param {Search.Run} run @param {string} piece */
function mark(marked, run, piece) {
  for (let i = run.text.indexOf(piece); i >= 0; i = run.text.indexOf(piece, i + 1)) {
    marked.fill(1, run.at + i, run.at + i + piece.length);
  }
}
