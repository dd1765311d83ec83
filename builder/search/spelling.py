"""Takes a folded English word; gives the one spelling of it that is indexed: British as American, NGOs as NGO.

The stemmer keeps them apart. The client has the same rules in the same order (theme/assets/search/engine/spelling.js);
tests/search/golden.json tests both. What a rule does to other words does no harm as long as it does it to all of their
forms: nobody is shown the result.
"""

import re

# Not where a noun with an s stands beside the verb: revise, precise, appraise, advertise.
_IZE = r"^(..+([^aceiotuv]|[aeio]t|[ai]c|tiv)[iy])s(?=(e[ders]?|ers|ely|ing|ingly|ation(s|al)?|able)$)"
# What a word has in it, so that most patterns are not tried; a pattern; what takes its place.
_RULES = (
    # Porter2 keeps the s behind the only vowel of a word, and where there is none.
    ("s", r"^(?!th)([b-df-hj-np-tv-z]{2,4}[aeio]?)s$", r"\1"),
    ("practis", "practis", "practic"),
    ("is", _IZE, r"\1z"),
    ("ys", _IZE, r"\1z"),
    ("our", r"(..[bdglmnv]|i)our", r"\1or"),
    ("t", r"(cent|theat|met|lit)(re|er)(e?d|s)?$", r"\1er"),
    ("ll", r"([aeiou][^aeiou]+[ae])ll(?=(ed|ing|[eo]rs?)$)", r"\1l"),
    ("ll", r"(fulfi|enro|insta)ll(?=s?$|m)", r"\1l"),
    ("ence", r"(lic|def|off)ence", r"\1ense"),
    ("e", r"(gram|log)[mu]e(s?)$", r"\1\2"),
    ("ge", r"([ad]g)e(?=ment|ing)", r"\1"),
    ("grey", r"^grey", "gray"),
)
_COMPILED = tuple((part, re.compile(pattern), replacement) for part, pattern, replacement in _RULES)


def canonical(word: str) -> str:
    """The word as it is indexed, not stemmed."""
    for part, pattern, replacement in _COMPILED:
        if part in word:
            word = pattern.sub(replacement, word)
    return word
