"""The tables that are made from OpenCC agree with the installed one, whichever release it is, but for a hundredth."""

from __future__ import annotations

from builder.language.characters import USUAL_FORMS, usual_forms
from builder.language.lexicon import LEXICON, lexicon
from builder.language.lexicon_table import HEADER, USUAL_HEADER, lexicon_table, traditional_forms, usual_table


def test_the_usual_forms_are_those_of_opencc() -> None:
    written, made = (set(text.splitlines()[1:]) for text in (USUAL_FORMS.read_text(encoding="utf-8"), usual_table()))
    characters = [{line[at : at + 2] for line in lines for at in range(0, len(line), 2)} for lines in (written, made)]
    assert len(characters[0] ^ characters[1]) <= 0.01 * len(characters[0])


def test_the_tables_name_those_whose_work_they_are() -> None:
    head = "\n".join(path.read_text("utf-8").partition("\n42\t")[0][:400] for path in (LEXICON, USUAL_FORMS))
    assert head.startswith(HEADER)
    assert USUAL_HEADER in head
    notice = LEXICON.with_name("NOTICE").read_text(encoding="utf-8")
    for said in ("Copyright (c) 2013 Sun Junyi", "Permission is hereby granted", "Carbo Kuo", "LICENSE-Apache-2.0"):
        assert said in notice
    assert "TERMS AND CONDITIONS" in LEXICON.with_name("LICENSE-Apache-2.0").read_text(encoding="utf-8")


def test_the_forms_of_words_are_those_of_opencc_as_corrected() -> None:
    listed = [
        entry.partition("/")
        for line in LEXICON.read_text(encoding="utf-8").splitlines()
        if not line.startswith("#")
        for entry in line.partition("\t")[2].split(" ")
    ]
    words = [word for word, _, _ in listed if len(word) > 1]
    forms = traditional_forms(words)
    usual = usual_forms()
    written = {word: form or word.translate(usual) for word, _, form in listed if len(word) > 1}
    assert sum(written[word] != forms[word] for word in words) <= 0.01 * len(words)


def test_a_rare_word_is_taken_only_where_a_form_depends_on_it() -> None:
    table = lexicon_table({"头发": 3, "发展": 4, "公园": 50, "成都": 90, "于小明": 40, "的": 1}, frozenset({"于小明"}))
    assert [entry for line in table.splitlines()[2:] for entry in line.partition("\t")[2].split()] == [
        "成都",
        "头发/頭髮",
        "的",
    ]


def test_the_likeliest_words_are_cut() -> None:
    assert lexicon().cut("评定制度并发放") == ["评定", "制度", "并", "发放"]
    assert lexicon().with_words({"信息": 100}).cut("信息中心") == ["信息", "中心"]
    assert lexicon().with_names({"大里台": 60}).cut("到大里台去") == ["到", "大里台", "去"]
