// Takes the documents that answer a query; gives them in the order in which they are shown, and what was tried.
import { eligible, isAbroad } from "./editions.js";
import { listOf } from "./postings.js";
import { walk, wordsOf } from "./query.js";
import { STOP_WORDS } from "./question.js";
import { rowOf } from "./rows.js";
import { scaled, union } from "./scores.js";
import { fold, HAN, runs, tokens, wordToken } from "./text.js";
import { distinct } from "./words.js";

/** The first so many are ranked by their titles too. */
const TOP = 12;

/**
 * @param {Search.Index} index
 * @param {string} query
 * @param {Search.Finding} finding
 * @param {number} limit how many rows are read at least
 * @returns {Promise<Search.Answer>}
 */
export async function ranked(index, query, { scores, note, root }, limit) {
  const { context, tried, how } = understood(root, note), [clause] = root.all, alone = root.all.length === 1;
  const shown = Array.from(shownScores(index, query, scores)).sort(bestFirst);
  // Of a concept of the glossary, what only the other language has stands third at least.
  const concept = alone && clause.any.some((node) => node.how === "language" && node.matches);
  const abroad = concept ? shown.findIndex(([doc]) => isAbroad(index, doc)) : -1;
  if (abroad >= TOP) shown.splice(TOP - 1, 0, ...shown.splice(abroad, 1));
  const head = await Promise.all(shown.slice(0, Math.max(index.big ? 10 : TOP, limit)).map(async ([doc, score]) => (
    { doc, score, row: await rowOf(index, doc), how })));
  const top = byTitle(index, head.splice(0, TOP), query, tried);
  const at = abroad < 0 ? 0 : top.findIndex(({ doc }) => isAbroad(index, doc));
  if (at > 2) top.splice(2, 0, ...top.splice(at, 1));
  const docs = top.map((one) => one.doc).concat(shown.slice(top.length).map(([doc]) => doc));
  // A list that is cut says how many there are.
  const { cut, df } = alone && clause.any.length === 1 ? listOf(index, clause.any[0]) : { cut: false, df: 0 };
  const results = /** @type {Search.Result[]} */ (top.concat(head).slice(0, limit).filter((one) => one.row));
  return { results, docs, total: cut ? Math.max(docs.length, df) : docs.length, tried, note, context };
}

/** @param {[doc: number, score: number]} one @param {[doc: number, score: number]} other */
const bestFirst = ([doc, score], [otherDoc, otherScore]) => otherScore - score || doc - otherDoc;

/** @param {Search.Index} index @param {string} query @param {Search.Scores} scores */
function shownScores(index, query, scores) {
  const fit = eligible(index, scores);
  // Chinese asked in another edition that hardly has it: then pages with twins too.
  return fit.size && (fit.size > 2 || index.chinese || !HAN.test(query)) ? fit : union(scaled(scores, 0.3), fit);
}

/** @param {Search.Index} index @param {Search.Ranked[]} top @param {string} query @param {Search.Change[]} tried */
function byTitle(index, top, query, tried) {
  const typed = bare(index, query);
  const changes = tried.filter(({ how }) => how !== "glossary" && how !== "language");
  const wanted = [typed, ...changes.map(({ from, to }) => typed.replace(from, to))];
  for (const one of top) {
    const { row } = one;
    if (row) one.score *= Math.max(...wanted.map((text) => titleFactor(index, row, text)));
  }
  return top.sort((one, other) => other.score - one.score || one.doc - other.doc);
}

/** Folded, words apart. @param {Search.Index} index @param {string} text */
const bare = (index, text) => runs(fold(text, index.table)).map((run) => run.text).join(" ");

/**
 * What a title is worth that is, or holds, what is wanted.
 * @param {Search.Index} index
 * @param {Search.Row} row
 * @param {string} wanted
 */
function titleFactor(index, [, title, kind,,,,, names], wanted) {
  const parts = title.split(/\s[–—|·-]\s|[:：]/).concat(names.split(" · ")).map((part) => bare(index, part));
  const factor = likeness(bare(index, title), parts, wanted);
  return index.core.kinds[kind] === "source" ? factor * 0.6 : factor;
}

/** @param {string} title @param {string[]} parts of the title, and other names @param {string} wanted */
function likeness(title, parts, wanted) {
  if (title === wanted) return 1.8;
  if (parts.includes(wanted)) return 1.6;
  const words = tokens(wanted), inTitle = new Set(tokens(title));
  const share = words.filter((word) => inTitle.has(word)).length / words.length;
  const inside = ` ${title} `.includes(` ${wanted} `) || (share === 1 && title.includes(wanted));
  return inside ? 1.35 : 1 + 0.2 * share * share;
}

/**
 * What is to be marked in texts, and what was put in place of the reader's words.
 * @param {Search.Root} root
 * @param {string} note
 */
function understood(root, note) {
  /** @type {Set<string>} */
  const stems = new Set(), texts = new Set(), chars = new Set();
  /** @type {Search.Node[]} */
  const used = [];
  const stopWords = wordsOf(root).every((clause) => clause.optional);
  walk(root, (node) => { if (node.matches || (note && !node.how)) used.push(node); });
  for (const { han, text } of used.flatMap((node) => runs(node.text || ""))) {
    if (han) (Array.from(text).length > 1 ? texts : chars).add(text);
    else if (stopWords || !STOP_WORDS.has(text)) stems.add(wordToken(text));
  }
  const tried = distinct(used.flatMap((node) => node.changes || []), ({ from, to }) => `${from}\n${to}`);
  const how = note || (tried.length && !root.all.every((clause) => clause.any[0].matches) ? tried[0].how : "");
  return { context: { stems, texts: Array.from(texts).sort(longestFirst), chars }, tried, how };
}

/** @param {string} one @param {string} other */
const longestFirst = (one, other) => other.length - one.length;
