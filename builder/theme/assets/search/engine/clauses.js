// Takes the runs of a query; gives a clause each: what was typed, and what the glossary and Taiwan put in its place.
import { isWord, nodeOf, substitute } from "./query.js";
import { wordToken } from "./text.js";

/** What something in place of what was typed counts: in its language, and in the other. */
const LOCAL = 0.98, FOREIGN = 1.1;

/** @param {Search.Index} index @param {Search.Run[]} units @returns {Search.Clause[]} */
export function clausesOf(index, units) {
  /** @type {Search.Clause[]} */
  const clauses = [];
  for (let i = 0; i < units.length;) {
    if (units[i].han) { clauses.push(hanClause(index, units[i++].text)); continue; }
    const words = [];
    while (i < units.length && !units[i].han) words.push(units[i++].text);
    clauses.push(...wordClauses(index, words));
  }
  if (clauses.length < 2) return clauses;
  for (const node of clauses.flatMap((clause) => clause.any.concat(clause.later))) {
    if (node.unit && node.weight) node.weight *= 0.6;
  }
  return clauses;
}

/** @param {Search.Index} index @param {string} text */
function hanClause(index, text) {
  /** @type {Search.Clause} */
  const clause = { any: [nodeOf(index, text)], han: text, later: [] };
  const { variants, translations } = replaced(index, text);
  for (const { text: variant, changes } of variants) {
    const taiwan = changes.every((change) => change.how === "taiwan");
    const how = taiwan ? "taiwan" : "glossary";
    const node = nodeOf(index, variant, { weight: LOCAL, how, even: !taiwan, unit: !taiwan, changes });
    (taiwan ? clause.any : clause.later).push(node);
  }
  for (const to of translations) {
    clause.any.push(substitute(index, { from: text, to: to.trim(), how: "language" }, FOREIGN, { unit: true }));
  }
  return clause;
}

/**
 * The words in a text that have synonyms, the longest first, and their places.
 * @param {Search.Index} index
 * @param {string} text
 * @returns {Search.Place[]}
 */
export function formsIn(index, text) {
  const places = [];
  for (let at = 0; at < text.length;) {
    const entries = index.synonyms.han.get(String.fromCodePoint(Number(text.codePointAt(at)))) || [];
    const entry = entries.find((one) => text.startsWith(one.form, at));
    if (entry) places.push({ ...entry, at });
    at += entry ? entry.form.length : 1;
  }
  return places;
}

/**
 * A text with the words in it that have synonyms replaced, in several ways.
 * @param {Search.Index} index
 * @param {string} text
 */
function replaced(index, text) {
  /** @type {Search.Variant[]} */
  let variants = [{ text: "", changes: [] }];
  let translations = [""], translated = false, matches = 0;
  for (let rest = text; rest;) {
    // The longest form that has synonyms, else a character.
    const [character] = rest, entries = index.synonyms.han.get(character) || [];
    const { form, to } = entries.find((one) => rest.startsWith(one.form)) || { form: character, to: [] };
    const foreign = to.filter((one) => one.how === "language"), near = to.filter((one) => one.how !== "language");
    if (near.length) matches++;
    variants = variants.flatMap((before) => continued(before, form, near.slice(0, matches > 2 ? 1 : 4))).slice(0, 24);
    translated = translated || foreign.length > 0;
    const words = foreign.length ? foreign.slice(0, 2).map((one) => ` ${one.text} `) : [form];
    translations = translations.flatMap((before) => words.map((word) => before + word)).slice(0, 4);
    rest = rest.slice(form.length);
  }
  return { variants: variants.slice(1), translations: translated ? translations : [] };
}

/**
 * @param {Search.Variant} before
 * @param {string} form
 * @param {Search.Synonym["to"]} near
 * @returns {Search.Variant[]}
 */
function continued({ text, changes }, form, near) {
  const others = near.map(({ text: to, how }) => (
    { text: text + to, changes: changes.concat({ from: form, to, how }) }));
  return [{ text: text + form, changes }, ...others];
}

/** @param {Search.Index} index @param {string[]} words */
function wordClauses(index, words) {
  const clauses = [];
  const stems = words.map(wordToken);
  for (let i = 0; i < words.length;) {
    const entries = index.synonyms.latin.get(stems[i]) || [];
    const entry = entries.find((one) => one.tokens.every((token, k) => token === stems[i + k]));
    const length = entry ? entry.tokens.length : 1;
    const clause = phraseClause(index, words.slice(i, i + length));
    if (entry) addSynonyms(index, clause, entry);
    clauses.push(clause);
    i += length;
  }
  const content = clauses.filter((clause) => !clause.optional);
  // One word alone says little: what it was joined with may tell.
  return content.length > 1 ? content : clauses;
}

/** @param {Search.Index} index @param {string[]} words @returns {Search.Clause} */
function phraseClause(index, words) {
  const { stop } = index.questions;
  const parts = words.map((word) => ({ any: [nodeOf(index, word)], word, later: [], optional: stop.has(word) }));
  return parts.length > 1 ? { any: [{ all: parts }], later: [] } : parts[0];
}

/** @param {Search.Index} index @param {Search.Clause} clause @param {Search.Synonym} entry */
function addSynonyms(index, clause, { form, to }) {
  const foreign = to.filter((one) => one.how === "language").slice(0, 3);
  for (const { text, how } of to.filter((one) => one.how !== "language").concat(foreign)) {
    const local = how !== "language", change = { from: form, to: text, how };
    const node = substitute(index, change, local ? LOCAL : FOREIGN, { even: local, unit: true });
    (local ? clause.later : clause.any).push(node);
  }
}

/**
 * Neighbours written as one word: "burn out" is "burnout".
 * @param {Search.Index} index
 * @param {Search.Root} root
 */
export function addJoined(index, root) {
  for (let i = 0; i + 1 < root.all.length; i++) {
    const [one, other] = root.all.slice(i, i + 2);
    if (!isWord(one) || !isWord(other)) continue;
    const change = { from: `${one.word} ${other.word}`, to: one.word + other.word, how: "typo" };
    root.all.splice(i, 2, { any: [{ all: [one, other] }, substitute(index, change, 0.95)], later: [] });
  }
}
