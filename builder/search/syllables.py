"""The syllables of pinyin, ü written u: by initial, the finals that follow it. The client reads them from the index."""

_OPEN = "a e ai ei ao ou an en ang eng ong u ua uo uai ui uan un uang"
_NARROW = "i ie iao iu ian in iang ing"
_DENTAL = "a e i ai ei ao ou an en ang eng ong u uo ui uan un"
_LABIAL = "a o ai ei ao ou an en ang eng i ie iao ian in ing u"
_PALATAL = f"{_NARROW} ia iong u ue uan un"

FINALS = {
    "": "a o e ai ei ao ou an en ang eng er",
    **dict.fromkeys("bp", _LABIAL),
    "m": f"{_LABIAL} e iu",
    "f": "a o ei ou an en ang eng u",
    "d": f"{_DENTAL} {_NARROW} ia",
    "t": f"{_DENTAL} {_NARROW}",
    "n": f"{_DENTAL} {_NARROW} ue",
    "l": f"{_DENTAL} {_NARROW} o ia ue",
    **dict.fromkeys("gkh", _OPEN),
    **dict.fromkeys("jqx", _PALATAL),
    **dict.fromkeys(("zh", "ch", "sh"), f"{_OPEN} i"),
    "r": f"{_DENTAL} ua",
    **dict.fromkeys("zcs", _DENTAL),
    "y": "a o e ai ao ou an ang i in ing ong u ue uan un",
    "w": "a o ai ei an en ang eng u",
}
