// The tree of a query: leaves are tokens and characters; `all` holds what must meet, `any` what may stand for one
// thing.
import { bigrams, runs, spelled, wordToken } from "./text.js";

/** A long question has so many. */
const PARTS = 4;
/** Of so many pairs a large site loads every third. */
const MANY_PAIRS = 6;

/** @param {Search.Node} node @param {(node: Search.Node) => void} visit */
export function walk(node, visit) {
  visit(node);
  for (const child of node.all || node.any || []) walk(child, visit);
}

/** @param {Search.Node} root */
export function leavesOf(root) {
  /** @type {Search.Node[]} */
  const leaves = [];
  walk(root, (node) => { if (node.token || node.character) leaves.push(node); });
  return leaves;
}

/** The clauses that are one word each. @param {Search.Root} root */
export function wordsOf(root) {
  /** @type {Search.WordClause[]} */
  const words = [];
  walk(root, (node) => { if (isWord(node)) words.push(node); });
  return words;
}

/** @param {Search.Node} node @returns {node is Search.WordClause} */
export const isWord = (node) => node.word !== undefined;

/** What must be there. @param {Search.Root} root */
export const required = (root) => root.all.filter((clause) => !clause.optional);

/** Whether a query has so many parts that most of them say enough. @param {Search.Root} root */
export const isLong = (root) => required(root).length >= PARTS || root.all.some((clause) => clause.long);

/** @param {Search.Index} index @param {string} text @param {Search.Node} [more] @returns {Search.Node} */
export function nodeOf(index, text, more) {
  const parts = runs(text).flatMap((run) => leaves(index, run, more && more.long));
  return Object.assign(parts.length === 1 ? parts[0] : { all: parts }, { text }, more);
}

/** @param {Search.Index} index @param {Search.Run} run @param {boolean} [long] @returns {Search.Node[]} */
function leaves(index, run, long) {
  if (!run.han) return [{ token: wordToken(run.text), exact: spelled(run.text) }];
  if (Array.from(run.text).length === 1) return [{ character: run.text }];
  const pairs = bigrams(run.text);
  const sparse = pairs.length >= (index.big ? 4 : long ? 3 : 6);
  const step = index.big && pairs.length >= MANY_PAIRS ? 3 : 2;
  return pairs.filter((_, i) => !sparse || isChosen(i, pairs.length, step)).map((token) => ({ token }));
}

/**
 * Whether a pair of a long run is one of every few, which say enough; those of every second have all characters.
 * @param {number} i
 * @param {number} pairs
 * @param {number} [step]
 */
export const isChosen = (i, pairs, step = 2) => i % step === 0 || i === pairs - 1;

/**
 * What is tried in place of something typed.
 * @param {Search.Index} index
 * @param {Search.Change} change
 * @param {number} weight
 * @param {Search.Node} [more]
 */
export function substitute(index, change, weight, more) {
  return nodeOf(index, change.to, { how: change.how, weight, changes: [change], ...more });
}
