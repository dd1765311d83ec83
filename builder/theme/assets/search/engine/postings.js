// The posting lists of tokens and characters: loaded, decoded, made whole; and what a match of each is worth.
import { unpack } from "./encoding.js";
import { fileOf } from "./index.js";
import { leavesOf } from "./query.js";
import { added, changed, NOTHING, scaled, union } from "./scores.js";

/** @type {Search.PostingList} */
const NO_LIST = { df: 0, scores: NOTHING, cut: false };

/** What a token is worth that so many documents have. @param {Search.Index} index @param {number} df */
export const idf = ({ core }, df) => Math.log(1 + (core.n - df + 0.5) / (df + 0.5));

/** @param {Search.Node} leaf */
const keyOf = (leaf) => (leaf.token ? "t" + leaf.token : "c" + leaf.character);

/** The very word's list stands in the file of its stem. @param {Search.Node} leaf */
const formOf = (leaf) => (leaf.exact && leaf.exact.length > 3 ? `t${leaf.token}/${leaf.exact}` : "");

/** @param {Search.Index} index @param {Search.Node} leaf */
export const listOf = (index, leaf) => index.lists.get(keyOf(leaf)) || NO_LIST;

/** @param {Search.Index} index @param {Search.Node} leaf */
export const isLoaded = (index, leaf) => index.lists.has(keyOf(leaf));

/** The list of the word as it is written. @param {Search.Index} index @param {Search.Node} leaf */
const exactList = (index, leaf) => index.lists.get(formOf(leaf)) || NO_LIST;

/** Whether documents have the word as it is written. @param {Search.Index} index @param {Search.Node} leaf */
export const hasExact = (index, leaf) => exactList(index, leaf).scores.size > 0;

/**
 * The documents of a leaf; those with the very word gain by it.
 * @param {Search.Index} index
 * @param {Search.Node} leaf
 */
export function scoresOf(index, leaf) {
  const { scores } = listOf(index, leaf), exact = exactList(index, leaf);
  if (!exact.scores.size) return scores;
  const least = idf(index, exact.df);
  return added(scores, changed(exact.scores, (score) => 0.8 * Math.max(score, least)));
}

/** Load what the leaves of a query need. @param {Search.Index} index @param {Search.Node} root */
export function fetchLists(index, root) {
  return Promise.all(leavesOf(root).map(async (leaf) => {
    const keys = [keyOf(leaf), formOf(leaf)].filter((key) => key && !index.lists.has(key));
    const data = keys.length && await fileOf(index, leaf.token ? "t" : "c", leaf.token || leaf.character || "");
    for (const key of data ? keys : []) {
      if (!index.lists.has(key)) index.lists.set(key, decoded(index, data, key.slice(1)));
    }
  }));
}

/**
 * The leaves whose lists are only their best part, rarest first.
 * @param {Search.Index} index
 * @param {Search.Node} root
 */
export function cutLeaves(index, root) {
  const cut = leavesOf(root).filter((leaf) => leaf.token && listOf(index, leaf).cut);
  return cut.sort((one, other) => listOf(index, one).df - listOf(index, other).df);
}

/** Load the rest of their lists. @param {Search.Index} index @param {Search.Node[]} leaves */
export function fetchRest(index, leaves) {
  return Promise.all(leaves.map(async (leaf) => {
    const { token = "" } = leaf, list = listOf(index, leaf);
    if (!list.cut) return;
    list.cut = false;
    const rest = decoded(index, await fileOf(index, "u", token), token, list.df);
    list.scores = union(list.scores, rest.scores);
  }));
}

/**
 * A list as the index writes it: for each impact 16 · how many + impact, then the steps from document to document.
 * After "!" or "." stands how many documents there are in all; after "!" the others are in table u.
 * @param {Search.Index} index
 * @param {Record<string, string> | null} data
 * @param {string} key
 * @param {number} [df] where the list does not say it
 * @returns {Search.PostingList}
 */
function decoded(index, data, key, df) {
  const text = (data && Object.prototype.hasOwnProperty.call(data, key) && data[key]) || "";
  const [numbers, total] = text.split(/[!.]/).map(unpack);
  const impacts = new Map();
  for (let i = 0; i < numbers.length;) {
    const head = numbers[i++];
    for (let doc = 0, left = head >> 4; left--;) impacts.set(doc += numbers[i++], head % 16 + 0.5);
  }
  const count = df || (total ? total[0] : impacts.size);
  // BM25F: a match is worth (k1 + 1) · idf · impact, and impacts are written in 16 steps.
  return { df: count, scores: scaled(impacts, idf(index, count) * 2.2 / 16), cut: text.includes("!") };
}
