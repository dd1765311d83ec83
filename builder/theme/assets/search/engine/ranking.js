// Takes the documents that answer a query; gives them in the order in which they are shown, and what was tried.
import { eligible, isAbroad } from "./editions.js";
import { markedRanges } from "./marks.js";
import { listOf } from "./postings.js";
import { walk, wordsOf } from "./query.js";
import { subject } from "./question.js";
import { rowOf } from "./rows.js";
import { bestFirst, scaled, union } from "./scores.js";
import { HAN, runs, tokens, wordToken } from "./text.js";
import { bare, titleFactor } from "./titles.js";
import { distinct } from "./words.js";

/** The first so many are ranked by their titles too. */
const TOP = 5;

/**
 * @param {Search.Index} index
 * @param {string} query
 * @param {Search.Finding} finding
 * @param {number} limit how many rows are read at least
 * @returns {Promise<Search.Answer>}
 */
export async function ranked(index, query, { scores, note, missing, root }, limit) {
  const { context, tried, how } = understood(index, root, note), [clause] = root.all, alone = root.all.length === 1;
  const shown = Array.from(shownScores(index, query, scores)).sort(bestFirst);
  // Of a concept of the glossary, what only the other language has stands third at least.
  const concept = root.all.some(({ any }) => any.some((node) => node.how === "language" && node.matches));
  const abroad = concept ? shown.findIndex(([doc]) => isAbroad(index, doc)) : -1;
  if (abroad >= TOP) shown.splice(TOP - 1, 0, ...shown.splice(abroad, 1));
  const head = await Promise.all(shown.slice(0, Math.max(TOP, limit)).map(async ([doc, score]) => (
    { doc, score, row: await rowOf(index, doc), how })));
  const top = byTitle(index, head.splice(0, TOP), wantedTexts(index, query, tried), missing.flatMap(tokens).length);
  const at = abroad < 0 ? 0 : top.findIndex(({ doc }) => isAbroad(index, doc));
  if (at > 2) top.splice(2, 0, ...top.splice(at, 1));
  const docs = top.map((one) => one.doc).concat(shown.slice(top.length).map(([doc]) => doc));
  // A list that is cut says how many there are.
  const list = alone && clause.any.length === 1 ? listOf(index, clause.any[0]) : { cut: false, df: 0 };
  const results = /** @type {Search.Result[]} */ (top.concat(head).slice(0, limit).filter((one) => one.row));
  const total = list.cut ? Math.max(docs.length, list.df) : docs.length;
  return { results, docs, total, tried, note, missing: asTyped(index, query, missing), context };
}

/** Words of a query as they were typed. @param {Search.Index} index @param {string} query @param {string[]} words */
function asTyped(index, query, words) {
  const han = words.filter((word) => HAN.test(word)), stems = new Set(words.map(wordToken));
  const ranges = words.length ? markedRanges(query, { stems, texts: han, chars: new Set() }, index) : [];
  return ranges.map(([from, to]) => query.slice(from, to));
}

/** @param {Search.Index} index @param {string} query @param {Search.Scores} scores */
function shownScores(index, query, scores) {
  const fit = eligible(index, scores);
  // Chinese asked in another edition that hardly has it: then pages with twins too.
  return fit.size && (fit.size > 2 || index.chinese || !HAN.test(query)) ? fit : union(scaled(scores, 0.3), fit);
}

/**
 * What was typed, what it is about, and that with each change.
 * @param {Search.Index} index
 * @param {string} query
 * @param {Search.Change[]} tried
 */
function wantedTexts(index, query, tried) {
  const typed = bare(index, query), about = bare(index, subject(index.questions, typed));
  const changes = tried.filter(({ how }) => how !== "glossary" && how !== "language");
  return distinct([typed, about, ...changes.map(({ from, to }) => about.replace(from, to))], String);
}

/**
 * @param {Search.Index} index
 * @param {Search.Ranked[]} top
 * @param {string[]} wanted
 * @param {number} strange how many of their tokens the site lacks
 */
function byTitle(index, top, wanted, strange) {
  for (const one of top) {
    const { row } = one;
    if (row) one.score *= Math.max(...wanted.map((text) => titleFactor(index, row, text, strange)));
  }
  return top.sort((one, other) => other.score - one.score || one.doc - other.doc);
}

/**
 * What is to be marked in texts, and what was put in place of the reader's words.
 * @param {Search.Index} index
 * @param {Search.Root} root
 * @param {string} note
 */
function understood(index, root, note) {
  /** @type {Set<string>} */
  const stems = new Set(), texts = new Set(), chars = new Set();
  /** @type {Search.Node[]} */
  const used = [];
  const stopWords = wordsOf(root).every((clause) => clause.optional);
  walk(root, (node) => { if (node.matches || (note && !node.how)) used.push(node); });
  for (const { han, text } of used.flatMap((node) => runs(node.text || ""))) {
    if (han) (Array.from(text).length > 1 ? texts : chars).add(text);
    else if (stopWords || !index.questions.stop.has(text)) stems.add(wordToken(text));
  }
  const tried = distinct(used.flatMap((node) => node.changes || []), ({ from, to }) => `${from}\n${to}`);
  const how = note || (tried.length && !root.all.every((clause) => clause.any[0].matches) ? tried[0].how : "");
  return { context: { stems, texts: Array.from(texts).sort(longestFirst), chars }, tried, how };
}

/** @param {string} one @param {string} other */
const longestFirst = (one, other) => other.length - one.length;
