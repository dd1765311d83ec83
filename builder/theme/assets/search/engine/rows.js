// What is shown of documents: their rows, their excerpts, the columns of the facets.
import { unpack } from "./encoding.js";
import { isOwn } from "./editions.js";

const COLUMN = 8192;
/** An edition in the other script has rows and excerpts of its own for the documents that it shares. */
const CONVERTED = { m: "h", x: "y" };

/** @param {Search.Index} index @param {"m" | "x"} kind @param {number} doc */
async function entryOf(index, kind, doc) {
  const size = index.core[kind];
  const letter = index.converted && isOwn(index, doc) ? CONVERTED[kind] : kind;
  const block = await index.get(letter + Math.floor(doc / size).toString(36));
  return (block || [])[doc % size];
}

/** @param {Search.Index} index @param {number} doc @returns {Promise<Search.Row | undefined>} */
export const rowOf = (index, doc) => entryOf(index, "m", doc);

/** @param {Search.Index} index @param {number} doc @returns {Promise<string>} */
export const excerptOf = async (index, doc) => (await entryOf(index, "x", doc)) || "";

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
