// Takes the words of a query in their order; gives the documents in which neighbours of them stand side by side.
// builder/search/adjacency.py writes table b.
import { HASH_BITS, pairHash, unpack } from "./encoding.js";
import { listOf } from "./postings.js";
import { leavesOf } from "./query.js";
import { HAN, wordToken } from "./text.js";

/**
 * By document how many of the pairs of neighbouring words are neighbours in it, stop words left out.
 * @param {Search.Index} index
 * @param {Search.Root} root of the words that were looked up
 * @param {string[]} words those of Han stand between others
 * @param {number} most how many pairs are looked up, those of the rarest words first
 * @returns {Promise<Search.Scores>}
 */
export async function adjacentPairs(index, root, words, most) {
  const content = words.filter((word) => !index.questions.stop.has(word));
  const pairs = content.slice(1).map((word, i) => [content[i], word]);
  const tokens = pairs.filter((pair) => !HAN.test(pair.join(""))).map((pair) => pair.map(wordToken));
  const asked = new Set(leavesOf(root).map(({ token }) => token));
  const rarity = (/** @type {string[]} */ pair) => Math.min(...pair.map((token) => (
    asked.has(token) ? listOf(index, { token }).df : index.core.n)));
  tokens.sort((one, other) => rarity(one) - rarity(other));
  const found = new Map();
  for (const docs of await Promise.all(tokens.slice(0, most).map((pair) => documentsOf(index, pairHash(pair))))) {
    for (const doc of docs) found.set(doc, (found.get(doc) || 0) + 1);
  }
  return found;
}

/** Of a pair, by its hash. @param {Search.Index} index @param {number} wanted */
async function documentsOf({ core, get }, wanted) {
  let file = 0;
  // By its bits, the highest first, as far as there are files.
  for (let bit = HASH_BITS, groups = 1; file + groups < core.b; groups *= 2) file += (wanted >> --bit & 1) * groups;
  const numbers = unpack(await get("b" + file.toString(36)) || "");
  for (let i = 0, pair = 0; i < numbers.length;) {
    pair += numbers[i] >> 1;
    const count = numbers[i++] & 1 ? numbers[i++] : 1, docs = numbers.slice(i, i += count);
    if (pair === wanted) return docs.map((_, k) => docs.slice(0, k + 1).reduce((sum, step) => sum + step));
  }
  return [];
}
