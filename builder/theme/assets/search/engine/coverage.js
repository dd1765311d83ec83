// Takes a run of Han; gives for each document which of its meaningful characters it has, and what that is worth.
import { formsIn, standIns } from "./clauses.js";
import { isOwn } from "./editions.js";
import { evaluate, mass } from "./evaluate.js";
import { idf, listOf } from "./postings.js";
import { isChosen, nodeOf } from "./query.js";
import { bigrams } from "./text.js";

/** Characters of a run are counted in the bits of a number. */
const LONGEST = 31, SILENT = "\0";
/** What a synonym is worth. */
const SYNONYM = 0.8;

/** The bigrams of a run that are asked for first. @param {Search.Clause} clause */
export function enoughPlaces({ han = "", long }) {
  const places = Array.from(bigrams(han).keys());
  return places.filter((i) => !long || isChosen(i, places.length));
}

/**
 * And those beside one that the site does not have: words may begin there.
 * @param {Search.Index} index
 * @param {Search.Clause} clause
 */
export function placesOf(index, clause) {
  const pairs = bigrams(clause.han || ""), first = enoughPlaces(clause);
  const strange = new Set(first.filter((i) => !listOf(index, { token: pairs[i] }).df));
  return Array.from(pairs.keys()).filter((i) => first.includes(i) || strange.has(i - 1) || strange.has(i + 1));
}

/**
 * Documents by their bigrams, and what may stand for words of the run.
 * @param {Search.Index} index
 * @param {Search.Clause} clause
 * @param {Search.Synonyms[]} others
 * @param {boolean} alone whether it is all that was asked
 */
export function hanPart(index, clause, others, alone) {
  const { han: run = "" } = clause, characters = Array.from(run).slice(0, LONGEST), text = characters.join("");
  const spoken = Array.from(text.replace(index.questions.empty, (match) => SILENT.repeat(match.length)));
  const found = coverage(index, characters, spoken, placesOf(index, clause));
  for (const place of placesWithOthers(index, clause, others)) addForm(index, found, place);
  const { worth, masks, scores } = found, docs = new Map();
  // Each character of a bigram is worth half of it.
  const value = (/** @type {number} */ mask) => stretches(spoken, (i) => mask >> i & 1).flat()
    .reduce((sum, i) => sum + (worth[i] || idf(index, 0)), 0) / 2;
  const words = stretches(spoken, () => true).flatMap((places) => (places.length > 1 ? places : []));
  for (const [doc, mask] of masks) {
    const parts = stretches(spoken, (i) => mask >> i & 1).map(({ length }) => (length > 3 ? 2 : 1));
    // Of 邮箱被黑了 only a character may be missing that stands alone.
    const least = alone && words.length && words.every((i) => mask >> i & 1) ? 2 : 0;
    const pieces = Math.max(least, parts.reduce((sum, one) => sum + one, 0));
    if (pieces) docs.set(doc, { score: scores.get(doc), weight: value(mask), pieces });
  }
  const strange = stretches(spoken, (i) => !worth[i]).map((places) => places.map((i) => characters[i]).join(""));
  return { docs, weight: value(-1), missing: docs.size ? strange.filter((one) => one.length > 1) : [run] };
}

/**
 * The places of characters that carry meaning and are wanted, a list for each stretch without a gap.
 * @param {string[]} spoken
 * @param {(i: number) => unknown} isWanted
 */
function stretches(spoken, isWanted) {
  /** @type {number[][]} */
  const all = [];
  spoken.forEach((character, i) => {
    if (character === SILENT || !isWanted(i)) return;
    const last = all[all.length - 1];
    if (last && last[last.length - 1] === i - 1) last.push(i);
    else all.push([i]);
  });
  return all;
}

/**
 * Words of a run for which others may stand; of a long query those that the site does not have.
 * @param {Search.Index} index
 * @param {Search.Clause} clause
 * @param {Search.Synonyms[]} others
 */
export function placesWithOthers(index, clause, others) {
  const places = others.flatMap((words) => formsIn(words, clause.han || ""));
  const known = knownPlaces(index, clause), strange = strangePlaces(index, clause);
  return places.filter(({ form, at }) => !clause.long || (strange.some((i) => i >= at && i < at + form.length)
    && !known.some((i) => i >= at && i < at + form.length - 1)));
}

/** Whether everyday words may stand for some of a run. @param {Search.Index} index @param {Search.Clause} clause */
export const isStrange = (index, clause) => !clause.long || strangePlaces(index, clause).length > 0;

/** The bigrams of a run that the site has. @param {Search.Index} index @param {Search.Clause} clause */
function knownPlaces(index, clause) {
  const pairs = bigrams(clause.han || "");
  return placesOf(index, clause).filter((i) => listOf(index, { token: pairs[i] }).df);
}

/** The characters in none of them that carry meaning. @param {Search.Index} index @param {Search.Clause} clause */
function strangePlaces(index, clause) {
  const { han = "" } = clause, known = knownPlaces(index, clause);
  const spoken = Array.from(han.replace(index.questions.empty, (match) => SILENT.repeat(match.length)));
  return Array.from(spoken.keys()).filter((i) => spoken[i] !== SILENT && !known.includes(i) && !known.includes(i - 1));
}

/**
 * Of a run's bigrams.
 * @param {Search.Index} index
 * @param {string[]} characters
 * @param {string[]} spoken the same, silent where they carry no meaning
 * @param {number[]} places
 * @returns {Search.Coverage}
 */
function coverage(index, characters, spoken, places) {
  const worth = characters.map(() => 0), masks = new Map(), scores = new Map();
  for (const i of places) {
    if (i + 1 >= characters.length) break;
    const list = listOf(index, { token: characters[i] + characters[i + 1] });
    if (list.df) for (const at of [i, i + 1]) worth[at] = Math.max(worth[at], idf(index, list.df));
    if (spoken[i] + spoken[i + 1] === SILENT + SILENT) continue;
    for (const [doc, score] of list.scores) {
      masks.set(doc, masks.get(doc) | 3 << i);
      scores.set(doc, (scores.get(doc) || 0) + score);
    }
  }
  return { worth, masks, scores };
}

/**
 * Add documents that have a synonym of a form, as if they had the form.
 * @param {Search.Index} index
 * @param {Search.Coverage} found
 * @param {Search.Place} place
 */
function addForm(index, { worth, masks, scores }, place) {
  const { form, at } = place;
  const mask = (1 << form.length) - 1 << at;
  const known = worth.map((value, i) => value || !(mask >> i & 1));
  for (const { text, how } of standIns(index, place)) {
    const node = nodeOf(index, text, { long: true });
    for (const [doc, score] of evaluate(index, node, { lacking: false })) {
      const before = masks.get(doc) || 0;
      if ((before & mask) === mask || (how === "language" && isOwn(index, doc))) continue;
      masks.set(doc, before | mask);
      scores.set(doc, (scores.get(doc) || 0) + score * SYNONYM);
    }
    // An everyday word does not make what was typed a word of the site.
    const least = node.matches && how !== "related" ? mass(index, node) / form.length : 0;
    known.forEach((isKnown, i) => { if (!isKnown) worth[i] = Math.max(worth[i], least); });
  }
}
