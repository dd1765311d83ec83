"""Takes an English word in lower case; gives its stem: Porter2, as Snowball 3 has it (https://snowballstem.org).

The client has the same rules (theme/assets/search); tests/search/golden.json tests both.
"""

VOWELS = frozenset("aeiouy")
VOWELS_WXY = VOWELS | frozenset("wxY")
LI_ENDING = frozenset("cdeghkmnrt")
DOUBLES = frozenset(("bb", "dd", "ff", "gg", "mm", "nn", "pp", "rr", "tt"))

EXCEPTIONS = {
    "andes": "andes",
    "atlas": "atlas",
    "bias": "bias",
    "cosmos": "cosmos",
    "early": "earli",
    "gently": "gentl",
    "howe": "howe",
    "idly": "idl",
    "news": "news",
    "only": "onli",
    "singly": "singl",
    "skies": "sky",
    "skis": "ski",
    "sky": "sky",
    "ugly": "ugli",
}
# After one of these prefixes the first region begins: "organization" does not become "organ".
PREFIXES = ("arsen", "commun", "emerg", "gener", "inter", "later", "organ", "past", "univers")
KEEP_EED = frozenset(("succ", "proc", "exc"))
KEEP_ING = frozenset(("even", "cann", "inn", "earr", "herr", "out"))

# Longest first; no ending after the first that matches is tried, even when its condition fails.
STEP_2 = (
    ("ational", "ate"),
    ("fulness", "ful"),
    ("iveness", "ive"),
    ("ization", "ize"),
    ("ousness", "ous"),
    ("biliti", "ble"),
    ("lessli", "less"),
    ("tional", "tion"),
    ("alism", "al"),
    ("aliti", "al"),
    ("ation", "ate"),
    ("entli", "ent"),
    ("fulli", "ful"),
    ("iviti", "ive"),
    ("ogist", "og"),
    ("ousli", "ous"),
    ("abli", "able"),
    ("alli", "al"),
    ("anci", "ance"),
    ("ator", "ate"),
    ("enci", "ence"),
    ("izer", "ize"),
    ("bli", "ble"),
    ("ogi", "og"),
    ("li", ""),
)
STEP_3 = (
    ("ational", "ate"),
    ("tional", "tion"),
    ("alize", "al"),
    ("ative", ""),
    ("icate", "ic"),
    ("iciti", "ic"),
    ("ical", "ic"),
    ("ness", ""),
    ("ful", ""),
)
STEP_4 = (
    *("ement",),
    *("able", "ance", "ence", "ible", "ment"),
    *("ant", "ate", "ent", "ion", "ism", "iti", "ive", "ize", "ous"),
    *("al", "er", "ic"),
)
_ENDINGS_2 = tuple(ending for ending, _ in STEP_2)
_ENDINGS_3 = tuple(ending for ending, _ in STEP_3)


def stem(word: str) -> str:
    if word in EXCEPTIONS:
        return EXCEPTIONS[word]
    if len(word) < 3:
        return word
    word = _mark_y(word)
    first, second = _regions(word)
    word = _plural(word)
    word = _past_and_gerund(word, first)
    word = _final_y(word)
    word = _step_2(word, first)
    word = _step_3(word, first, second)
    word = _step_4(word, second)
    return _step_5(word, first, second).replace("Y", "y")


def _mark_y(word: str) -> str:
    """A y at the beginning or after a vowel is a consonant, written Y until the end."""
    if "y" not in word:
        return word
    letters = list(word)
    for index, letter in enumerate(letters):
        if letter == "y" and (index == 0 or letters[index - 1] in VOWELS):
            letters[index] = "Y"
    return "".join(letters)


def _regions(word: str) -> tuple[int, int]:
    first = _region(word, 0)
    if word.startswith(PREFIXES):
        first = next(len(prefix) for prefix in PREFIXES if word.startswith(prefix))
    return first, _region(word, first)


def _region(word: str, start: int) -> int:
    """The index after the first consonant that follows a vowel."""
    for index in range(start + 1, len(word)):
        if word[index] not in VOWELS and word[index - 1] in VOWELS:
            return index + 1
    return len(word)


def _has_vowel(part: str) -> bool:
    return not VOWELS.isdisjoint(part)


def _ends_in_short_syllable(word: str) -> bool:
    if word.endswith("past"):
        return True
    if len(word) == 2:
        return word[0] in VOWELS and word[1] not in VOWELS
    return len(word) > 2 and word[-1] not in VOWELS_WXY and word[-2] in VOWELS and word[-3] not in VOWELS


def _plural(word: str) -> str:
    if word.endswith("sses"):
        return word[:-2]
    if word.endswith(("ied", "ies")):
        return word[:-2] if len(word) > 4 else word[:-1]
    if word.endswith("s") and not word.endswith(("ss", "us")) and _has_vowel(word[:-2]):
        return word[:-1]
    return word


def _past_and_gerund(word: str, first: int) -> str:
    if not word.endswith(("ed", "ing", "edly", "ingly")):
        return word
    ending = next(ending for ending in ("eedly", "ingly", "edly", "eed", "ing", "ed") if word.endswith(ending))
    rest = word[: -len(ending)]
    if ending in ("eed", "eedly"):
        return rest + "ee" if len(rest) >= first and rest not in KEEP_EED else word
    if ending == "ing" and rest in KEEP_ING:
        return word
    if ending == "ing" and len(rest) == 2 and rest[1] == "y" and rest[0] not in VOWELS:
        return rest[0] + "ie"
    return _restore_ending(rest, first) if _has_vowel(rest) else word


def _restore_ending(rest: str, first: int) -> str:
    """A word without its -ed or -ing, as it is spelled alone: hop(p)ing, hop(e)ing."""
    if rest.endswith(("at", "bl", "iz")):
        return rest + "e"
    if rest[-2:] in DOUBLES:
        return rest if len(rest) == 3 and rest[0] in "aeo" else rest[:-1]
    return rest + "e" if len(rest) == first and _ends_in_short_syllable(rest) else rest


def _final_y(word: str) -> str:
    if len(word) > 2 and word[-1] in "yY" and word[-2] not in VOWELS:
        return word[:-1] + "i"
    return word


def _step_2(word: str, first: int) -> str:
    if not word.endswith(_ENDINGS_2):
        return word
    for ending, replacement in STEP_2:
        if word.endswith(ending):
            rest = word[: -len(ending)]
            fits = len(rest) >= first
            if ending == "ogi":
                fits = fits and rest.endswith("l")
            elif ending == "li":
                fits = fits and rest[-1:] in LI_ENDING
            return rest + replacement if fits else word
    return word


def _step_3(word: str, first: int, second: int) -> str:
    if not word.endswith(_ENDINGS_3):
        return word
    for ending, replacement in STEP_3:
        if word.endswith(ending):
            rest = word[: -len(ending)]
            return rest + replacement if len(rest) >= (second if ending == "ative" else first) else word
    return word


def _step_4(word: str, second: int) -> str:
    if not word.endswith(STEP_4):
        return word
    for ending in STEP_4:
        if word.endswith(ending):
            rest = word[: -len(ending)]
            fits = len(rest) >= second and (ending != "ion" or rest.endswith(("s", "t")))
            return rest if fits else word
    return word


def _step_5(word: str, first: int, second: int) -> str:
    rest = word[:-1]
    if word.endswith("e") and (len(rest) >= second or (len(rest) >= first and not _ends_in_short_syllable(rest))):
        return rest
    if word.endswith("ll") and len(rest) >= second:
        return rest
    return word
