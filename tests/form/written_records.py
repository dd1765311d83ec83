"""Records that the form wrote, in a base of their own: takes numbers, gives what `casebook check` has against them."""

from __future__ import annotations

from pathlib import Path

from builder.config import read_options
from builder.records.load import read
from builder.records.problem import Severity
from builder.records.vocabularies import read_vocabularies
from builder.schema.form import form_data
from tests.form.in_v8 import FormInV8
from tests.form.made_records import LANGUAGES, made
from tests.sites import ROOT, base_of

VOCABULARIES, _ = read_vocabularies(ROOT / "builder" / "vocabulary", base=ROOT / "builder", languages=LANGUAGES)


def english_form() -> FormInV8:
    """The form of this base in English."""
    return FormInV8(form_data(VOCABULARIES, language="en", languages=LANGUAGES))


def problems_of(form: FormInV8, numbers: range, folder: Path) -> list[str]:
    """The errors of `casebook check` in records that the form wrote."""
    records = {f"cases/chengdu/r-{n}.yml": form.call("formWhole", "Case", made(n, VOCABULARIES)) for n in numbers}
    base = base_of(folder / "base", records)
    problems = read(base, read_options(base)).problems
    return [
        f"{problem.path}:{problem.line} {problem.code}\n{records[problem.path]}"
        for problem in problems
        if problem.severity is Severity.ERROR
    ]
