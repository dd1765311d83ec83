// What is shown of documents: their rows, the columns of the facets.
import { unpack } from "./encoding.js";
import { isOwn } from "./editions.js";

const COLUMN = 8192;
/** @param {Search.Index} index @param {number} doc @returns {Promise<Search.Row | undefined>} */
export async function rowOf(index, doc) {
  const size = index.core.m;
  // An edition in the other script has rows of its own for the documents that it shares.
  const letter = index.converted && isOwn(index, doc) ? "h" : "m";
  const block = await index.get(letter + Math.floor(doc / size).toString(36));
  return (block || [])[doc % size];
}

/** The values of a facet for each document. @param {Search.Index} index @param {string} facet @param {number[]} docs */
export async function columnOf(index, facet, docs) {
  /** @type {Map<number, string[][]>} */
  const blocks = new Map();
  const numbers = new Set(docs.map((doc) => Math.floor(doc / COLUMN)));
  await Promise.all(Array.from(numbers, async (number) => {
    const data = await index.get(`f${facet}-${number.toString(36)}`);
    blocks.set(number, data ? columnRows(data) : []);
  }));
  return docs.map((doc) => (blocks.get(Math.floor(doc / COLUMN)) || [])[doc % COLUMN] || []);
}

/** @param {{ ids: string[], rows: string }} data each row as how many values it has, and their numbers */
function columnRows({ ids, rows }) {
  const numbers = unpack(rows), values = [];
  for (let i = 0; i < numbers.length; i += numbers[i] + 1) {
    values.push(numbers.slice(i + 1, i + 1 + numbers[i]).map((number) => ids[number]));
  }
  return values;
}
