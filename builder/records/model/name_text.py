"""A name that is written as one text: takes the text, gives the names that it holds, with family and given name.

A text of Latin letters is a person's name only where two things come together. Its form is one: two to five words with
capitals, initials, particles, and no word of organisation.txt. And something shows a person: an initial, a title, a
given name of given.txt, or an East Asian family name of family.txt beside syllables. Whatever is neither, like
`China Development Brief` or `World Bank`, is an organisation or a pen name and stays as it is.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import cache
from itertools import pairwise
from pathlib import Path

from builder.records.model.values import Name

LONGEST = 500
"""A longer text is no list of names, and nothing is looked for in it."""
_WORDS = Path(__file__).with_name("name_words")
_HAN = re.compile(r"[\u3400-\u9fff]")
_ET_AL = re.compile(r"[\s,，、]*(?:\bet\.? al\.?|\band others|等人?)\s*\Z", re.IGNORECASE)
_ROLE = re.compile(
    r"[\s,]*[(（](?:eds?|editors?|trans|translators?|编|主编|编著|译)\.?[)）]\s*\Z|\s+(?:主编|主編|编著|編著|编|編|著|译|譯)\Z",
    re.IGNORECASE,
)
_AND = re.compile(r"\s*,?\s*(?:&|＆|\band\b)\s*")
_TITLE = re.compile(r"(?:Prof|Professor|Dr|Mr|Mrs|Ms|Rev|Sir)\.?\s+")
_INITIALS = re.compile(r"(?:[A-Z]\.[\s-]?)*[A-Z]\.?\Z")
_FAMILY_AND_INITIALS = re.compile(
    r"(?P<family>(?:[a-z]+ ){0,2}[^\W\d_a-z][^\W\d_]+(?:[-'’][^\W\d_]+)*) (?P<initials>[A-Z]{1,3}|(?:[A-Z]\.?[ -]?)+)\Z"
)
_WORD = re.compile(
    r"(?:(?:Mc|Mac|Fitz|De|Di|Le|La|O['’]|D['’])?[^\W\d_a-z][^\W\d_A-Z]+(?:[-'’][^\W\d_]+)*|[A-Z]\.?(?:-?[A-Z]\.)*)\Z"
)
_PARTICLES = frozenset(
    ["van", "von", "der", "den", "de", "del", "della", "di", "da", "dos", "das", "du", "des", "la", "le", "ter", "ten",
     "te", "zu", "zum", "zur", "bin", "ibn", "al", "el", "af", "av", "y", "e"]
)  # fmt: skip
_SYLLABLES = re.compile(
    r"(?:(?:zh|ch|sh|ts|tz|sz|hs|ng|[bpmfdtnlgkhjqxrzcsyw])?(?:iang|iong|uang|oung|eong|ang|eng|ing|ong|ung|ian|iao|uai|"
    r"uan|eun|eon|ai|ao|an|ei|en|er|eu|eo|ia|ie|in|iu|ou|ua|ue|ui|un|uo|oo|ee|ae|ih|eh|am|im|um|at|ak|ik|uk|it|ut|ok|ap|"
    r"ip|a|e|i|o|u|ü|v)){1,3}\Z"
)
_NO_PERSON = re.compile(
    r"\b(?:hong kong|shang hai|bei jing|xi an|ping an|hu run|hua dan|shan shui|fu ping|le ping|ai you|nan du)\b",
    re.IGNORECASE,
)
"""Places and organisations whose name cannot be told from that of a person."""
_HAN_SEPARATORS = re.compile(r"\s*[、；;]\s*")
_HAN_LOOSE_SEPARATORS = re.compile(r"\s*[，,/]\s*|\s+|(?<=[\u3400-\u9fff]{2})[和与及與](?=[\u3400-\u9fff]{2})")
_HAN_PERSON = re.compile(r"[\u3400-\u9fff]{2,4}\Z|[\u3400-\u9fff]+(?:[·・•][\u3400-\u9fff]+)+\Z")
_HAN_BODY = re.compile(
    "[局会會部委厅廳院所社组組团團报報刊网網站办辦校馆館党黨科处處室厂廠队隊店县縣省市区區镇鎮村]\\Z|中心|公司|大学|大學|基金|协会|协會"
)
_HAN_SURNAMES = frozenset(
    "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜戚谢邹喻柏水窦章云苏潘葛奚范彭郎鲁韦昌马苗凤花方俞任袁柳"
    "酆鲍史唐费廉岑薛雷贺倪汤滕殷罗毕郝邬安常乐于时傅皮卞齐康伍余元卜顾孟平黄和穆萧尹姚邵湛汪祁毛禹狄米贝明臧计伏成戴谈宋茅庞熊"
    "纪舒屈项祝董梁杜阮蓝闵席季麻强贾路娄危江童颜郭梅盛林刁钟徐邱骆高夏蔡田樊胡凌霍虞万支柯昝管卢莫经房裘缪干解应宗丁宣邓郁单"
    "杭洪包诸左石崔吉钮龚程嵇邢滑裴陆荣翁荀羊惠甄曲家封芮储靳汲邴糜松井段富巫乌焦巴弓牧隗山谷车侯宓蓬全郗班仰秋仲伊宫宁仇栾"
    "暴甘钭厉戎祖武符刘景詹束龙叶幸司韶郜黎蓟薄印宿白怀蒲邰从鄂索咸籍赖卓蔺屠蒙池乔阴胥能苍双闻莘党翟谭贡劳逄姬申扶堵冉宰郦雍"
    "璩桑桂濮牛寿通边扈燕冀郏浦尚农温别庄晏柴瞿阎充慕连茹习宦艾鱼容向古易慎戈廖庾终暨居衡步都耿满弘匡国文寇广禄阙东欧殳沃利蔚"
    "越夔隆师巩厍聂晁勾敖融冷訾辛阚那简饶空曾毋沙乜养鞠须丰巢关蒯相查后荆红游竺权逯盖益桓公付代肖闫涂覃区岳亓仉楚佟"
    "趙錢孫吳鄭馮陳衛蔣韓楊許呂張嚴華謝鄒竇雲蘇範魯韋馬鳳鮑賀倪湯羅畢鄔樂時顧黃蕭龐紀項賈婁顏鍾駱萬盧經應鄧單諸鈕龔陸榮儲車寧"
    "劉葉龍懷從賴喬陰蒼雙聞黨貢勞邊農莊閻連習魚滿國廣闕東歐師鞏聶簡饒養須豐關後紅遊權蓋"
)


def names_in(text: str) -> tuple[Name, ...]:
    """The names that a text holds; none where it is right as it stands.

    >>> names_in("Rebecca S. Lane")
    (Name(literal='', family='Lane', given='Rebecca S.'),)
    >>> [name.literal for name in names_in("傅涛、张三")], names_in("China Development Brief")
    (['傅涛', '张三'], ())
    """
    whole = " ".join(text.split())
    if len(whole) > LONGEST:
        return ()
    bare = _ROLE.sub("", _ET_AL.sub("", whole))
    if not _HAN.search(bare):
        return _latin_names(bare)
    return _han_names(bare) or ((Name(literal=bare),) if bare != whole and is_han_person(bare) else ())


def given_apart(family: str, given: str) -> Name | None:
    """The name whose parts a comma in a list has made two of: `Lane`, `Rebecca S.`; None for two names."""
    words, families = given.split(), family.split()
    is_given = bool(words) and (_has_initial(given) or _is_given(words[-1])) and len(words) < 4
    is_family = bool(families) and not family.endswith(".") and (len(families) == 1 or families[0] in _PARTICLES)
    is_whole = is_given and _person(given) is not None
    return _inverted(f"{family}, {given}") if is_given and is_family and not is_whole else None


def is_romanised(name: Name) -> bool:
    """Whether both parts of a name are East Asian in Latin letters (`Wen, Ying-na`): its family name comes first."""
    words = name.given.split()
    is_western = any(map(_is_given, words))
    return bool(words) and _is_family(name.family) and not is_western and all(map(_is_syllables, words))


def _han_names(text: str) -> tuple[Name, ...]:
    """Names in Han characters, whose parts no style needs: each is a literal."""
    pieces = re.split(r"\s+", text)
    if len(pieces) == 2 and len(text) <= 5 and min(map(len, pieces)) == 1 and all(map(_HAN.search, pieces)):
        return (Name(literal="".join(pieces)),) if is_han_person("".join(pieces)) else ()
    listed = [piece for piece in _HAN_SEPARATORS.split(text) if piece]
    if len(listed) > 1 and all(len(piece) > 1 for piece in listed):
        return tuple(_person(piece) or Name(literal=piece) for piece in listed)
    loose = [piece for piece in _HAN_LOOSE_SEPARATORS.split(text) if piece]
    is_list = len(loose) > 1 and all(map(is_han_person, loose))
    return tuple(Name(literal=piece) for piece in loose) if is_list else ()


def is_han_person(text: str) -> bool:
    """Whether a text of two to four characters begins with a family name and is no office or paper."""
    return bool(_HAN_PERSON.match(text)) and ("·" in text or text[0] in _HAN_SURNAMES) and not _HAN_BODY.search(text)


def _latin_names(text: str) -> tuple[Name, ...]:
    listed = [piece for piece in re.split(r"\s*[;；]\s*", text) if piece]
    if len(listed) > 1:
        return tuple(
            name for piece in listed for name in _latin_names(piece) or (_inverted(piece) or Name(literal=piece),)
        )
    joined = [piece for piece in _AND.split(text) if piece]
    if len(joined) > 1:
        groups = [_comma_names(piece) for piece in joined]
        return tuple(name for names in groups for name in names) if all(groups) else ()
    return _comma_names(text)


def _comma_names(text: str) -> tuple[Name, ...]:
    """A name, `Lane, R.`, `Lane, R., Fu, T.`, `R. Lane, T. Fu` or `Lane RS, Fu T`; none where it is something else."""
    pieces = [piece for piece in re.split(r"\s*[,，]\s*", text) if piece]
    if len(pieces) == 1:
        is_inverted = re.search(r" [A-Z](?:\.| [A-Z])", text) or (_is_family(text.split()[0]) and text[-2:-1] == " ")
        return tuple(filter(None, (_person(text) or (_vancouver(text) if is_inverted else None),)))
    persons = [_person(piece) or _vancouver(piece) for piece in pieces]
    if all(persons):
        return tuple(filter(None, persons))
    pairs = [f"{family}, {given}" for family, given in list(pairwise(pieces))[::2]] if len(pieces) % 2 == 0 else []
    inverted = [_inverted(pair) for pair in pairs]
    return tuple(filter(None, inverted)) if all(inverted) else ()


def _inverted(text: str) -> Name | None:
    """`Lane, Rebecca S.`; None for anything else."""
    family, comma, given = (part.strip() for part in text.partition(","))
    if not (comma and family and given) or "," in given or _has_organisation(text):
        return None
    *particles, last = family.split()
    is_formed = bool(_WORD.match(last)) and all(word.lower() in _PARTICLES or _WORD.match(word) for word in particles)
    if not is_formed or len(particles) > 3 or not all(map(_WORD.match, given.split())):
        return None
    shows = _INITIALS.match(given) or _has_initial(given) or _is_given(given.split()[0])
    is_east_asian = _is_family(family) and all(map(_is_syllables, given.split()))
    return Name(family=family, given=given) if shows or is_east_asian else None


def _vancouver(text: str) -> Name | None:
    """`Lane RS`, `LANE R S`: a family name and initials."""
    found = _FAMILY_AND_INITIALS.match(text)
    if not found or _has_organisation(text):
        return None
    family = found["family"].capitalize() if found["family"].isupper() else found["family"]
    letters = re.findall("[A-Z]", found["initials"])
    return Name(family=family, given=" ".join(f"{letter}." for letter in letters))


def _person(text: str) -> Name | None:
    """A person's name in its natural order; None for anything else."""
    titled = _TITLE.match(text)
    words = _TITLE.sub("", text, count=1).split() if titled else text.split()
    if not 2 <= len(words) <= 5 or _NO_PERSON.search(text) or _has_organisation(text):
        return None
    if (capital := _in_capitals(words)) is not None:
        return capital
    if not _has_form_of_a_person(words):
        return None
    if east_asian := _east_asian(words):
        return east_asian
    return _western(words) if titled or _is_given(words[0]) or _has_initial(" ".join(words)) else None


def _has_form_of_a_person(words: list[str]) -> bool:
    ends = bool(_WORD.match(words[0])) and bool(_WORD.match(words[-1])) and not _INITIALS.match(words[-1])
    return ends and all(_WORD.match(word) or word.lower() in _PARTICLES for word in words[1:-1])


def _has_initial(text: str) -> bool:
    """Whether one of the words is an initial; one without a stop does not count as the first: `A` is an article."""
    words = text.split()
    with_stop = any(re.match(r"(?:[A-Z]\.)(?:-?[A-Z]\.)*\Z", word) for word in words)
    return with_stop or any(re.match(r"[A-Z]\Z", word) for word in words[1:])


def _in_capitals(words: list[str]) -> Name | None:
    """`WEN Yingna`, `Rebecca LANE`: one word in capitals is the family name where the others show a person."""
    capitals = [word for word in words if len(word) > 1 and word.isupper() and "." not in word]
    others = [word for word in words if word not in capitals]
    if len(capitals) != 1 or not others or not all(map(_WORD.match, others)):
        return None
    family, given = capitals[0].capitalize(), " ".join(others)
    is_person = _is_given(others[0]) or (_is_family(family) and all(map(_is_syllables, others)))
    return Name(family=family, given=given) if is_person else None


def _east_asian(words: list[str]) -> Name | None:
    """A Chinese, Korean or Vietnamese name; its family name is the first word unless only the last can be one."""
    if len(words) > 3:
        return None
    if _is_family(words[0]) and (not _is_given(words[0]) or "-" in words[1]) and all(map(_is_syllables, words[1:])):
        return Name(family=words[0], given=" ".join(words[1:]))
    if _is_family(words[-1]) and all(_is_syllables(word) or _is_given(word) for word in words[:-1]):
        return Name(family=words[-1], given=" ".join(words[:-1]))
    return None


def _western(words: list[str]) -> Name:
    """The last word and the particles before it are the family name."""
    at = len(words) - 1
    while at > 1 and words[at - 1] in _PARTICLES:
        at -= 1
    return Name(family=" ".join(words[at:]), given=" ".join(words[:at]))


def _is_syllables(word: str) -> bool:
    """Whether a word can be the given name of an East Asian name: one to three syllables, maybe with a hyphen."""
    parts = word.lower().split("-")
    return len(parts) <= 3 and all(_SYLLABLES.match(part) is not None for part in parts) and len(word) > 1


def _is_family(word: str) -> bool:
    return _folded(word) in _words("family")


def _is_given(word: str) -> bool:
    """Whether a word, or what stands before its hyphen, is a given name."""
    folded = _folded(word)
    return folded in _words("given") or folded.partition("-")[0] in _words("given")


def _folded(word: str) -> str:
    """In small letters without accents, as the lists have them."""
    letters = unicodedata.normalize("NFKD", word.casefold())
    return "".join(letter for letter in letters if not unicodedata.combining(letter))


def _has_organisation(text: str) -> bool:
    """Whether a word of a text stands in names of organisations, or is no word of letters."""
    words = re.split(r"[\s,\-/]+", _folded(text))
    return any(word.strip(".()’'") in _words("organisation") or re.search(r"[\d@#:/]", word) for word in words if word)


@cache
def _words(kind: str) -> frozenset[str]:
    """The words of a list of name_words/."""
    return frozenset(_read(_WORDS / f"{kind}.txt"))


def _read(path: Path) -> Iterator[str]:
    for line in path.read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            yield from line.split()
