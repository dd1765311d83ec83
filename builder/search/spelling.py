"""Takes a folded English word; gives the one spelling of it that is indexed: British as American, NGOs as NGO.

The stemmer keeps them apart. The client has the same rules in the same order (theme/assets/search/engine/spelling.js);
tests/search/golden.json tests both. What a rule does to other words does no harm as long as it does it to all of their
forms: nobody is shown the result.
"""

import re
from functools import lru_cache

# Not where a noun with an s stands beside the verb: revise, precise, appraise, advertise.
_IZE = r"^(..+([^aceiotuv]|[aeio]t|[ai]c|tiv)[iy])s(?=(e[ders]?|ers|ely|ing|ingly|ation(s|al)?|able)$)"
_CENTRE, _LOG = r"(cent|theat|met|lit)(re|er)(e?d|s)?$", r"(gram|log)[mu]e(s?)$"
# What a word has in it, so that most patterns are not tried; a pattern; what takes its place.
_RULES = (
    ("practis", "practis", "practic"),
    ("is", _IZE, r"\1z"),
    ("ys", _IZE, r"\1z"),
    ("our", r"(..[bdglmnv]|i)our", r"\1or"),
    *((part, _CENTRE, r"\1er") for part in ("cent", "theat", "met", "lit")),
    ("ll", r"([aeiou][^aeiou]+[ae])ll(?=(ed|ing|[eo]rs?)$)", r"\1l"),
    ("ll", r"(fulfi|enro|insta)ll(?=s?$|m)", r"\1l"),
    ("ence", r"(lic|def|off)ence", r"\1ense"),
    ("gramme", _LOG, r"\1\2"),
    ("logue", _LOG, r"\1\2"),
    ("ge", r"([ad]g)e(?=ment|ing)", r"\1"),
    ("grey", r"^grey", "gray"),
)
_COMPILED = tuple((part, re.compile(pattern), replacement) for part, pattern, replacement in _RULES)
# Porter2 keeps the s behind the only vowel of a word, and where there is none.
_PLURAL, _LONGEST_PLURAL = re.compile("(?!th)([b-df-hj-np-tv-z]{2,4}[aeio]?)s"), 6


# A word is looked up for its stem, and at once again for its spelling.
@lru_cache(maxsize=1)
def canonical(word: str) -> str:
    """The word as it is indexed, not stemmed."""
    if len(word) <= _LONGEST_PLURAL and (plural := _PLURAL.fullmatch(word)):
        word = plural[1]
    for part, pattern, replacement in _COMPILED:
        if part in word:
            word = pattern.sub(replacement, word)
    return word
