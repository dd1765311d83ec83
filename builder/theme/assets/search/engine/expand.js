// Adds to a query that finds too little what may be meant: readings of pinyin, completions, near spellings.
import { unpackWords } from "./encoding.js";
import { fileOf } from "./index.js";
import { hasExact } from "./postings.js";
import { isWord, substitute, wordsOf } from "./query.js";
import { hanTexts, syllables } from "./pinyin.js";
import { spelled, wordToken } from "./text.js";
import { completions, distinct, editDistance, nearSpellings } from "./words.js";

/**
 * Each word by itself, and neighbours as one phrase. Gives whether any can be read as pinyin that the site has.
 * @param {Search.Index} index
 * @param {Search.Root} root
 */
export async function addPinyin(index, root) {
  const alone = root.all.length < 2, words = wordsOf(root).filter((clause) => clause.word.length > 2);
  const reads = words.map((clause) => addReadings(index, clause, readings(index, clause.word, alone), clause.word));
  const merged = [];
  for (let i = 0; i < root.all.length;) {
    const group = pinyinAt(index, root.all, i);
    if (group.length < 2) {
      merged.push(root.all[i++]);
      continue;
    }
    const clause = { any: [{ all: group }], later: [] };
    reads.push(addReadings(index, clause, phrases(index, group), group.map((one) => one.word).join(" ")));
    merged.push(clause);
    i += group.length;
  }
  root.all = merged;
  return (await Promise.all(reads)).some(Boolean);
}

/**
 * The clauses from one on that are words of pinyin.
 * @param {Search.Index} index
 * @param {Search.Clause[]} clauses
 * @param {number} i
 */
function pinyinAt(index, clauses, i) {
  const group = [];
  for (let at = i; at < clauses.length; at++) {
    const clause = clauses[at];
    if (!isWord(clause) || !syllables(index, clause.word).length) break;
    group.push(clause);
  }
  return group;
}

/**
 * Beside other words one that may be a single syllable is not taken apart.
 * @param {Search.Index} index
 * @param {string} word
 * @param {boolean} alone
 */
function readings(index, word, alone) {
  const all = syllables(index, word);
  return all.filter((sounds) => sounds.length > 1 && (alone || all[0].length > 1));
}

/**
 * The syllables of several words as one phrase, in up to six ways.
 * @param {Search.Index} index
 * @param {Search.WordClause[]} group
 */
function phrases(index, group) {
  /** @type {string[][]} */
  let all = [[]];
  for (const { word } of group) {
    all = all.flatMap((before) => syllables(index, word).map((sounds) => before.concat(sounds))).slice(0, 6);
  }
  return all;
}

/**
 * @param {Search.Index} index
 * @param {Search.Clause} clause
 * @param {string[][]} all
 * @param {string} from
 */
async function addReadings(index, clause, all, from) {
  const likeliest = all.slice(0, index.big ? 2 : 6);
  const table = await pinyinTable(index, likeliest);
  const texts = likeliest.flatMap((sounds, i) => (
    hanTexts(sounds, table).map(({ text, cost }) => ({ text, cost: cost + i * 2 }))));
  texts.sort((one, other) => one.cost - other.cost);
  const nodes = distinct(texts, (one) => one.text).slice(0, index.big ? 3 : 8)
    .map(({ text, cost }) => substitute(index, { from, to: text, how: "pinyin" }, 0.9 * Math.max(0.4, 1 - cost / 5)));
  clause.any.push(...nodes);
  return nodes.length;
}

/** By two syllables the bigrams that are read so. @param {Search.Index} index @param {string[][]} readings */
export async function pinyinTable(index, readings) {
  const table = new Map();
  const pairs = readings.flatMap((sounds) => sounds.slice(1).map((sound, i) => `${sounds[i]} ${sound}`));
  await Promise.all(pairs.map(async (pair) => {
    const data = await fileOf(index, "p", pair);
    if (data && pair in data) table.set(pair, data[pair]);
  }));
  return table;
}

/**
 * The words of the site that begin so.
 * @param {Search.Index} index
 * @param {string} letter
 * @returns {Promise<Search.Word[]>}
 */
async function vocabulary(index, letter) {
  return unpackWords((/[a-z0-9]/.test(letter) && await index.get("w" + letter)) || "");
}

/**
 * Completions, or near spellings, or two words.
 * @param {Search.Index} index
 * @param {Search.WordClause} clause
 * @param {boolean} ends whether it may go on
 * @param {boolean} alone whether no other words tell what is meant
 */
export async function addNear(index, { any, word: from }, ends, alone) {
  const word = spelled(from);
  if (word.length < 3) return false;
  const words = await vocabulary(index, word[0]);
  const longer = (ends ? completions(words, word) : [])
    .map((to) => substitute(index, { from, to, how: "prefix" }, 0.8));
  any.push(...longer);
  if (longer.length) return true;
  /** @type {Search.Near[]} */
  let near = nearSpellings(words, word);
  if (alone && (!near.length || near[0].distance > 1)) near = await farther(index, word, words);
  any.push(...spelt(index, from, near));
  return near.length > 0;
}

/**
 * Its second letter may be the first; or it is two words.
 * @param {Search.Index} index
 * @param {string} word
 * @param {Search.Word[]} words those with the same first letter
 */
async function farther(index, word, words) {
  const near = nearSpellings(words.concat(await vocabulary(index, word[1])), word);
  return near.length ? near : splitInTwo(index, word, words);
}

/** @param {Search.Index} index @param {string} from @param {Search.Near[]} near */
function spelt(index, from, near) {
  return near.map(({ word, distance }) => substitute(index, { from, to: word, how: "typo" }, distance > 1 ? 0.8 : 0.9));
}

/** @param {Search.Index} index @param {string} word @param {Search.Word[]} words those with the same first letter */
async function splitInTwo(index, word, words) {
  for (let i = word.length - 3; i > 2; i--) {
    const [first, second] = [word.slice(0, i), word.slice(i)];
    if (!words.some(([one]) => one === first)) continue;
    const others = await vocabulary(index, second[0]);
    if (others.some(([one]) => one === second)) return [{ word: `${first} ${second}`, distance: 1 }];
  }
  return [];
}

/**
 * Where only the stem is known, a nearer word may be meant.
 * @param {Search.Index} index
 * @param {Search.WordClause} clause
 */
export async function addOther(index, { any, word }) {
  const { token } = any[0];
  if (word === token || word.length < 6 || hasExact(index, any[0])) return;
  const words = await vocabulary(index, word[0]);
  const kin = words.filter(([one]) => one.startsWith(word.slice(0, 3)) && wordToken(one) === token);
  const nearest = Math.min(9, ...kin.map(([one]) => editDistance(one, word, 8)));
  any.push(...spelt(index, word, nearSpellings(words, word).filter((one) => one.distance < nearest)));
}
