// Takes the glossary, the labels and the words of Taiwan; gives what may stand in place of a form.
import { fold, runs, tokens, wordToken } from "./text.js";

/**
 * Forms by what they begin with: a character or, of Latin ones, a token. The longest come first.
 * @param {Search.Core} core
 * @param {[string, string][]} taiwan words of Taiwan and of the mainland
 * @param {Search.Characters} table
 * @returns {Search.Synonyms}
 */
export function synonyms(core, taiwan, table) {
  /** @type {Search.Synonyms} */
  const known = { han: new Map(), latin: new Map() };
  for (const [from, to] of taiwan) add(known, from, [to], "taiwan");
  const languages = core.editions.map(([language]) => language);
  const chinese = languages.indexOf("zh"), common = new Set(core.glossary.flatMap((concept) => concept[chinese] || []));
  for (const concept of core.glossary) addConcept(known, concept, chinese, common);
  addLabels(known, core.labels, languages, table);
  return sorted(known);
}

/**
 * Everyday words: of each group those that documents have, the commonest first, and others.
 * @param {[indexed: string[], others: string[]][]} groups
 * @returns {Search.Synonyms}
 */
export function relatedWords(groups) {
  const known = { han: new Map(), latin: new Map() };
  for (const [indexed, others] of groups) {
    for (const form of indexed.concat(others)) add(known, form, indexed, "related");
  }
  return sorted(known);
}

/** The longest forms first. @param {Search.Synonyms} known */
function sorted(known) {
  for (const forms of [known.han, known.latin]) {
    for (const entries of forms.values()) entries.sort((one, other) => other.form.length - one.form.length);
  }
  return known;
}

/** @param {Search.Synonyms} known @param {string} form @param {string[]} words @param {string} how */
function add(known, form, words, how) {
  const parts = runs(form);
  if (!parts.length) return;
  const han = parts.every((run) => run.han);
  const forms = han ? known.han : known.latin;
  const key = han ? Array.from(form)[0] : wordToken(parts[0].text);
  const entries = forms.get(key) || [];
  forms.set(key, entries);
  let entry = entries.find((one) => one.form === form);
  if (!entry) entries.push(entry = { form, tokens: tokens(form), to: [] });
  const { to } = entry;
  for (const text of words) if (text !== form && !to.some((one) => one.text === text)) to.push({ text, how });
}

/**
 * The forms of a concept by language; the last are those of the other script, which belong to its language. They are
 * words of Taiwan, and stand beside what was typed, unless they are in common use.
 * @param {Search.Synonyms} known
 * @param {Search.Concept} concept
 * @param {number} chinese the place of that language, if there is one
 * @param {Set<string>} common
 */
function addConcept(known, concept, chinese, common) {
  const languages = concept.slice(0, -1), [foreign] = concept.slice(-1);
  languages.forEach((own, language) => {
    const added = foreign.filter((form) => language === chinese && !own.includes(form));
    for (const form of own.concat(added)) {
      add(known, form, own, added.includes(form) && !common.has(form) ? "taiwan" : "glossary");
      for (const other of languages) if (other !== own) add(known, form, other, "language");
    }
  });
}

/**
 * What the values of facets are called in each language.
 * @param {Search.Synonyms} known
 * @param {Record<string, Search.Labels>} labels
 * @param {string[]} languages
 * @param {Search.Characters} table
 */
function addLabels(known, labels, languages, table) {
  const named = languages.map((language) => labels[language] || {});
  for (const facet of Object.keys(named[0])) {
    for (const id of Object.keys(named[0][facet])) {
      const names = named.map((each) => fold((each[facet] || {})[id] || "", table)).filter(Boolean);
      for (const name of names) add(known, name, names, "language");
    }
  }
}
