// The index as an edition reads it: opened once, its files loaded as they are needed.
import { characterTable, hash, unpack } from "./encoding.js";
import { syllableSet } from "./pinyin.js";
import { hanQuestions, latinQuestions } from "./question.js";
import { relatedWords, synonyms } from "./synonyms.js";

/**
 * What it takes to search words of Latin letters.
 * @param {string} edition
 * @param {Search.Load} load
 * @returns {Promise<Search.Index>}
 */
export async function openIndex(edition, load) {
  const get = cached(load);
  /** @type {Search.Core} */
  const core = await get("core");
  if (!core) throw new Error("core");
  const [language] = edition.split("-");
  const [, first, count] = /** @type {Search.Edition} */ (core.editions.find((one) => one[0] === language));
  const index = {
    edition, core, get, first, end: first + count,
    alone: documentsAlone(core), lists: new Map(), table: new Map(),
    chinese: language === "zh", converted: edition !== language, big: core.n > 5000,
    questions: latinQuestions(core.asking), syllables: syllableSet(core.syllables),
  };
  return { ...index, synonyms: synonyms(core, [], index.table) };
}

/** What it takes to search Han characters too. @param {Search.Index} index */
export async function openHan(index) {
  const [han, converted] = await Promise.all([index.get("han"), index.converted && index.get("hant")]);
  if (converted) index.core.labels[index.edition] = converted.labels;
  index.table = characterTable(han.fold);
  Object.assign(index.questions, hanQuestions(han.asking));
  index.synonyms = synonyms(index.core, han.taiwan, index.table);
}

/** Everyday words, for what no document has. @param {Search.Index} index */
export async function relatedOf({ get }) {
  return relatedWords(await get("related") || []);
}

/** A file that does not come is an empty one, and asked for again. @param {Search.Load} load @returns {Search.Load} */
function cached(load) {
  const files = new Map();
  return (name) => {
    if (!files.has(name)) {
      const file = Promise.resolve().then(() => load(name)).catch(() => { files.delete(name); return null; });
      files.set(name, file);
    }
    return files.get(name);
  };
}

/** 1 for each document without a twin in the other language. @param {Search.Core} core */
function documentsAlone(core) {
  const [[, first, count]] = core.editions.slice(-1), alone = new Uint8Array(first + count);
  let at = 0;
  unpack(core.alone).forEach((number, i) => {
    if (i % 2) alone.fill(1, at, at + number);
    at += number;
  });
  return alone;
}

/**
 * The file of a table in which a key stands: where there are between 2 n and 4 n files, each of n groups has two to
 * four. What belongs to one that is not there yet is shared by the others (builder/search/shards.py).
 * @param {Search.Index} index
 * @param {Search.Table} table
 * @param {string} key
 */
export function fileOf(index, table, key) {
  const files = index.core[table], sum = hash(key), mixed = Math.imul(sum ^ sum >>> 15, 0x2c1b3c6d);
  let place = 0, groups = 0x8000, group = 0;
  for (let bit = 14; groups * 2 > files; bit--) {
    groups /= 2;
    group = sum % groups;
    place = place * 2 + (sum >>> bit & 1);
    const rest = mixed >>> bit;
    if (place > 2 && place * groups + group >= files) place = rest % 3;
    if (place > 1 && place * groups + group >= files) place = rest & 1;
  }
  return index.get(table + (place * groups + group).toString(36));
}
