"""The file of related words from one build to the next: it is written anew though no page changes."""

from pathlib import Path

from tests.sites import built, odd_base


def test_a_changed_group_changes_the_file_as_a_first_build_does(tmp_path: Path) -> None:
    base, other = odd_base(tmp_path / "base"), odd_base(tmp_path / "other")
    file = Path("assets", "search", "related.js")
    assert (built(base) / file).read_text("utf-8") == 'casebookSearch("related",[]);\n'
    for each in (base, other):
        (each / "vocabulary" / "related_words.yml").write_text("school: {en: [school, college]}\n", encoding="utf-8")
    assert (built(base) / file).read_text("utf-8") == 'casebookSearch("related",[[["school"],["college"]]]);\n'
    core = Path("assets", "search", "core.js")
    first = built(other)
    assert all((built(base) / each).read_bytes() == (first / each).read_bytes() for each in (core, file))
