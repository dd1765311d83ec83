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
  for (const concept of core.glossary) addConcept(known, concept);
  addLabels(known, core.labels, table);
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

/** @param {Search.Synonyms} known @param {Search.Concept} concept */
function addConcept(known, [english, mainland, taiwan]) {
  const foreign = taiwan.filter((form) => !mainland.includes(form));
  for (const form of english) {
    add(known, form, english, "glossary");
    add(known, form, mainland, "language");
  }
  for (const form of mainland.concat(foreign)) {
    add(known, form, mainland, foreign.includes(form) ? "taiwan" : "glossary");
    add(known, form, english, "language");
  }
}

/** @param {Search.Synonyms} known @param {Record<string, Search.Labels>} labels @param {Search.Characters} table */
function addLabels(known, labels, table) {
  const { en = {}, zh = {} } = labels;
  for (const facet of Object.keys(en)) {
    for (const id of Object.keys(en[facet])) {
      const [english, chinese] = [en, zh].map((each) => fold((each[facet] || {})[id] || "", table));
      if (!english || !chinese || english === chinese) continue;
      add(known, english, [chinese], "language");
      add(known, chinese, [english], "language");
    }
  }
}
