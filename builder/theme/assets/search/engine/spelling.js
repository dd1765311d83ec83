// Takes a folded English word; gives the one spelling of it that is indexed: British as American, NGOs as NGO.
// builder/search/spelling.py has the same rules in the same order and says why; tests/search/golden.json holds both.

/** @type {[RegExp, string][]} */
const RULES = [
  [/^(?!th)([b-df-hj-np-tv-z]{2,4}[aeio]?)s$/, "$1"],
  [/practis/, "practic"],
  [/^(..+([^aceiotuv]|[aeio]t|[ai]c|tiv)[iy])s(?=(e[ders]?|ers|ely|ing|ingly|ation(s|al)?|able)$)/, "$1z"],
  [/(..[bdglmnv]|i)our/, "$1or"],
  [/(cent|theat|met|lit)(re|er)(e?d|s)?$/, "$1er"],
  [/([aeiou][^aeiou]+[ae])ll(?=(ed|ing|[eo]rs?)$)/, "$1l"],
  [/(fulfi|enro|insta)ll(?=s?$|m)/, "$1l"],
  [/(lic|def|off)ence/, "$1ense"],
  [/(gram|log)[mu]e(s?)$/, "$1$2"],
  [/([ad]g)e(?=ment|ing)/, "$1"],
  [/^grey/, "gray"],
];

/** The word as it is indexed, not stemmed. @param {string} word of 4 to 40 letters */
export const canonical = (word) => RULES.reduce((text, [from, to]) => text.replace(from, to), word);
