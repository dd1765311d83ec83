// Takes a query; gives a clause each: what was typed, and what the glossary and Taiwan put in its place.
import { syllables } from "./pinyin.js";
import { isWord, leavesOf, nodeOf, substitute } from "./query.js";
import { quantitiesIn, quantityClause, withoutQuantities } from "./quantities.js";
import { HAN, runs, wordToken } from "./text.js";
import { distinct } from "./words.js";

/** What something in place of what was typed counts: in its language, and in the other. */
const LOCAL = 0.98, FOREIGN = 1.1;
/** So many words of the other language stand for one alone, and for one of several. */
const FOREIGN_ALONE = 3, FOREIGN_BESIDE = 1;
/** So many characters of Han are a question. */
const LONG = 8;
/** So many words may stand for one of a run. */
const STAND_INS = 3;
/** Of the words of a long question the longest say enough. */
const WORDS = 6, WORDS_OF_MANY = 4;

/** @param {Search.Index} index @param {string} text folded @returns {Search.Clause[]} */
export function clausesOf(index, text) {
  const quantities = quantitiesIn(index, text), clauses = quantities.map((one) => quantityClause(index, one));
  const units = runs(withoutQuantities(quantities, text, " ")).slice(0, 24);
  const long = units.filter((unit) => unit.han).map((unit) => unit.text).join("").length >= LONG;
  for (let i = 0; i < units.length;) {
    if (units[i].han) {
      clauses.push(...segments(index, units[i++].text, long).map((text) => hanClause(index, text, long)));
      continue;
    }
    const words = [];
    while (i < units.length && !units[i].han) words.push(units[i++].text);
    clauses.push(...wordClauses(index, words));
  }
  // What only the other language has waits for what this one has not.
  if (clauses.length > 2) clauses.forEach(postponeLanguages);
  if (clauses.length > 1) clauses.forEach(weaken);
  return clauses;
}

/** Beside other clauses what stands for all of one counts less. @param {Search.Clause} clause */
function weaken({ any, later }) {
  for (const node of any.concat(later)) if (node.unit && node.weight) node.weight *= 0.6;
}

/** @param {Search.Clause} clause */
function postponeLanguages(clause) {
  clause.later.push(...clause.any.filter(isForeign));
  clause.any = clause.any.filter((node) => !isForeign(node));
}

/**
 * A run of Han as the stretches between words that only join or ask; a short one whole.
 * @param {Search.Index} index
 * @param {string} text
 * @param {boolean} long
 */
function segments(index, text, long) {
  const { joint } = index.questions, known = formsIn(index.synonyms, text), parts = [""];
  for (let at = 0; at < text.length;) {
    const form = known.find((one) => one.at === at), rest = text.slice(at);
    const gap = !form && long ? rest.match(joint) : null, size = form ? form.form.length : gap ? gap[0].length : 1;
    if (gap) parts.push("");
    else parts[parts.length - 1] += rest.slice(0, size);
    at += size;
  }
  const several = parts.filter((part) => Array.from(part).length > 1);
  return several.length ? several : [text];
}

/** @param {Search.Index} index @param {string} text @param {boolean} long whether it is one of a long query */
function hanClause(index, text, long) {
  /** @type {Search.Clause} */
  const clause = { any: [nodeOf(index, text, { long })], han: text, later: [], long };
  // What may stand for words of a long text is looked for where nothing has all of it (engine/shares.js).
  if (long && index.chinese && text.length > LONG) return clause;
  const { variants, translations } = replaced(index, text);
  for (const { text: variant, changes } of variants) {
    const taiwan = changes.every((change) => change.how === "taiwan");
    const how = taiwan ? "taiwan" : "glossary";
    const node = nodeOf(index, variant, { weight: LOCAL, how, even: !taiwan, unit: !taiwan, changes, long });
    (taiwan ? clause.any : clause.later).push(node);
  }
  // Of what is translated in part the first says enough.
  for (const to of translations.filter((one, i) => !i || !HAN.test(one))) {
    const node = substitute(index, { from: text, to: to.trim(), how: "language" }, FOREIGN, { unit: true });
    (long ? clause.later : clause.any).push(node);
  }
  return clause;
}

/**
 * The words in a text that have synonyms, the longest first, and their places.
 * @param {Search.Synonyms} synonyms
 * @param {string} text
 * @returns {Search.Place[]}
 */
export function formsIn(synonyms, text) {
  const places = [];
  for (let at = 0; at < text.length;) {
    const entries = synonyms.han.get(String.fromCodePoint(Number(text.codePointAt(at)))) || [];
    const entry = entries.find((one) => text.startsWith(one.form, at));
    if (entry) places.push({ ...entry, at });
    at += entry ? entry.form.length : 1;
  }
  return places;
}

/**
 * A few words that may stand for one; those of other languages only where this is one of them.
 * @param {Search.Index} index
 * @param {Search.Place} place
 */
export const standIns = ({ chinese }, { to }) => to.filter((one) => !chinese || !isForeign(one)).slice(0, STAND_INS);

/** @param {{ how?: string }} one */
const isForeign = ({ how }) => how === "language";

/**
 * A text with the words in it that have synonyms replaced, in several ways.
 * @param {Search.Index} index
 * @param {string} text
 */
function replaced(index, text) {
  const places = formsIn(index.synonyms, text);
  /** @type {Search.Variant[]} */
  let variants = [{ text, changes: [] }], translations = [text], some = false;
  // From the end, so that the places hold.
  places.reverse().forEach(({ at, form, to }, number) => {
    const put = (/** @type {string} */ all, /** @type {string} */ word) => (
      all.slice(0, at) + word + all.slice(at + form.length));
    const near = to.filter((one) => !isForeign(one)).slice(0, number > 1 ? 1 : 4);
    const foreign = to.filter(isForeign).slice(0, 2);
    variants = variants.flatMap((one) => [one, ...near.map(({ text: word, how }) => (
      { text: put(one.text, word), changes: [{ from: form, to: word, how }, ...one.changes] }))]).slice(0, 24);
    some = some || foreign.length > 0;
    const words = foreign.length ? foreign.map((one) => ` ${one.text} `) : [form];
    translations = translations.flatMap((one) => words.map((word) => put(one, word))).slice(0, 4);
  });
  return { variants: variants.slice(1), translations: some ? translations : [] };
}

/** @param {Search.Index} index @param {string[]} words */
function wordClauses(index, words) {
  const { stop } = index.questions, clauses = [], stems = words.map(wordToken);
  /** @param {number} from @param {number} to */
  const isAlone = (from, to) => words.every((word, k) => (k >= from && k < to) || stop.has(word));
  for (let i = 0; i < words.length;) {
    const entries = index.synonyms.latin.get(stems[i]) || [];
    const entry = entries.find((one) => one.tokens.every((token, k) => token === stems[i + k]));
    const length = entry ? entry.tokens.length : 1;
    const clause = phraseClause(index, words.slice(i, i + length));
    if (entry) addSynonyms(index, clause, entry, isAlone(i, i + length) ? FOREIGN_ALONE : FOREIGN_BESIDE);
    clauses.push(clause);
    i += length;
  }
  const sounds = words.every((word) => syllables(index, word).length);
  const meant = clauses.filter((clause) => (index.chinese && sounds) || !clause.optional);
  // What is said twice is wanted once; syllables are not words.
  const content = sounds ? meant : distinct(meant, tokensOf);
  // One word alone says little: what it was joined with may tell.
  if (content.length < 2) return clauses;
  const longest = content.filter(isWord).sort((one, other) => other.word.length - one.word.length);
  longest.splice(index.big ? WORDS_OF_MANY : WORDS);
  return content.filter((clause) => !isWord(clause) || longest.includes(clause));
}

/** @param {Search.Clause} clause */
const tokensOf = ({ any: [typed] }) => leavesOf(typed).map(({ token }) => token).join();

/** @param {Search.Index} index @param {string[]} words @returns {Search.Clause} */
function phraseClause(index, words) {
  const { stop } = index.questions;
  const parts = words.map((word) => ({ any: [nodeOf(index, word)], word, later: [], optional: stop.has(word) }));
  return parts.length > 1 ? { any: [{ all: parts }], later: [] } : parts[0];
}

/**
 * @param {Search.Index} index
 * @param {Search.Clause} clause
 * @param {Search.Synonym} entry
 * @param {number} most of the other language
 */
function addSynonyms(index, clause, { form, to }, most) {
  const foreign = to.filter((one) => one.how === "language").slice(0, most);
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
