// Takes the tree of a query; gives for each document how much of the query it has, by weight.
import { standIns } from "./clauses.js";
import { enoughPlaces, hanPart, isStrange, placesOf, placesWithOthers } from "./coverage.js";
import { isOwn } from "./editions.js";
import { evaluate, isDead, mass } from "./evaluate.js";
import { fetchLists, idf } from "./postings.js";
import { nodeOf, required, substitute, wordsOf } from "./query.js";
import { bigrams, wordToken } from "./text.js";

/** How much of what cannot be said in the other language counts for its documents. */
const UNTRANSLATED = 0.3;
/** So many everyday words may stand for one. */
const RELATED = 2, STAND_IN = 0.7;
/** What counts that is only near to what was typed, or an everyday word for it. */
const INSTEAD = new Map([["typo", 0.5], ["prefix", 0.5], ["related", STAND_IN]]);
/** A word that every eighth page has is hardly a place of its own. */
const RARE = Math.log(8);

/**
 * What it says depends on nothing that was asked before, whatever lists that has left behind.
 * @param {Search.Index} index
 * @param {Search.Root} root
 * @param {() => Promise<Search.Synonyms>} [load] everyday words that may stand for others, where the site lacks some
 * @returns {Promise<Search.Shares>}
 */
export async function sharesOf(index, root, load) {
  const clauses = root.all.filter(({ han }) => han), others = [index.synonyms];
  await fetchLists(index, { all: root.all.flatMap((one) => (one.han ? leavesAt(one, enoughPlaces(one)) : one)) });
  await fetchLists(index, { all: clauses.flatMap((clause) => leavesAt(clause, placesOf(index, clause))) });
  const lacks = clauses.some((clause) => isStrange(index, clause)) || wordsOf(root).some((one) => isDead(index, one));
  if (load && lacks) {
    others.push(await load());
    addRelated(index, root, others[1]);
  }
  const instead = clauses.flatMap((clause) => standInsOf(index, clause, others));
  await fetchLists(index, { all: [...wordsOf(root), ...instead] });
  const wanted = required(root), shares = new Map();
  const parts = wanted.map((clause) => partOf(index, clause, others, wanted.length < 2));
  const untranslated = weightOf(parts.filter((part) => !part.translated && part.docs.size));
  const sum = weightOf(parts), abroad = sum - (1 - UNTRANSLATED) * untranslated;
  // Beside Han a Latin word is sharp enough alone.
  const sharp = parts.some((part) => part.han) ? 2 : 1;
  for (const part of parts) {
    for (const [doc, { score, weight, pieces }] of part.docs) {
      const share = weight / (isOwn(index, doc) ? sum : Math.max(abroad, weight));
      const one = { score, share, pieces: pieces * (part.han ? 1 : sharp), strength: score / part.weight };
      shares.set(doc, plus(shares.get(doc), one));
    }
  }
  return { shares, missing: parts.flatMap((part) => part.missing) };
}

/**
 * What may stand for words in a run.
 * @param {Search.Index} index
 * @param {Search.Clause} clause
 * @param {Search.Synonyms[]} others
 */
function standInsOf(index, clause, others) {
  const words = placesWithOthers(index, clause, others).flatMap((place) => standIns(index, place));
  return words.map(({ text }) => nodeOf(index, text, { long: true }));
}

/** @param {Search.Clause} clause @param {number[]} places @returns {Search.Node[]} */
function leavesAt({ han = "" }, places) {
  const pairs = bigrams(han);
  return places.map((i) => ({ token: pairs[i] }));
}

/**
 * Everyday words for those that the site does not have.
 * @param {Search.Index} index
 * @param {Search.Root} root
 * @param {Search.Synonyms} related
 */
function addRelated(index, root, related) {
  for (const clause of wordsOf(root)) {
    const entries = isDead(index, clause) ? related.latin.get(wordToken(clause.word)) || [] : [];
    const words = entries.filter(({ tokens }) => tokens.length < 2).flatMap(({ to }) => to).slice(0, RELATED);
    const changes = words.map(({ text }) => ({ from: clause.word, to: text, how: "related" }));
    clause.any.push(...changes.map((change) => substitute(index, change, STAND_IN)));
  }
}

/** @param {{ weight: number }[]} parts */
const weightOf = (parts) => parts.reduce((sum, part) => sum + part.weight, 0);

/**
 * @template {Record<string, number>} T
 * @param {T | undefined} one
 * @param {T} other
 * @returns {T} the sums
 */
const plus = (one, other) => /** @type {T} */ (Object.fromEntries(Object.entries(other).map(([key, value]) => (
  [key, value + (one ? one[key] : 0)]))));

/**
 * @param {Search.Index} index
 * @param {Search.Clause} clause
 * @param {Search.Synonyms[]} others
 * @param {boolean} [alone] whether it is all that was asked
 * @returns {Search.Part}
 */
function partOf(index, clause, others, alone = false) {
  const { han = "" } = clause, translated = clause.any.some((node) => node.how === "language");
  if (Array.from(han).length > 1) return { ...hanPart(index, clause, others, alone), translated, han: true };
  const words = /** @type {Search.Clause[]} */ (clause.any[0].all || []).filter((word) => !word.optional);
  const parts = words.map((word) => partOf(index, word, others));
  return { ...(parts.length ? phrasePart(index, clause, parts) : wordPart(index, clause)), translated, han: !!han };
}

/** @param {Search.Index} index @param {Search.Clause} clause */
function wordPart(index, clause) {
  const scores = evaluate(index, clause, { lacking: false }), matched = clause.any.filter((node) => node.matches);
  const weight = scores.size ? mass(index, clause) : idf(index, 0);
  const worth = Math.max(...matched.map(({ how = "" }) => INSTEAD.get(how) || 1));
  const pieces = (worth < STAND_IN ? worth : 1) * Math.min(1, weight / RARE);
  const docs = new Map(Array.from(scores, ([doc, score]) => (
    [doc, { score: score * worth, weight: weight * worth, pieces }])));
  const strange = matched.every(({ how }) => how === "related");
  return { docs, weight, missing: strange ? [clause.word || clause.han || ""] : [] };
}

/**
 * Several words that are one concept: all of it, or some of its words.
 * @param {Search.Index} index
 * @param {Search.Clause} clause
 * @param {Search.Part[]} parts its words
 */
function phrasePart(index, clause, parts) {
  const weight = weightOf(parts), docs = new Map();
  for (const part of parts) for (const [doc, match] of part.docs) docs.set(doc, plus(docs.get(doc), match));
  const whole = evaluate(index, clause, { lacking: false });
  for (const [doc, score] of whole) docs.set(doc, { score, weight, pieces: parts.length });
  return { docs, weight, missing: whole.size ? [] : parts.flatMap((part) => part.missing) };
}
