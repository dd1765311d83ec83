"""A Python in which Markdown ends the process at a word, as a panic of comrak does: takes a folder, gives its program.

The word stands in a real module comrak in front of the installed one, so that every process of a command has it, the
one that tries texts before a build included. Nothing of the casebook is changed.
"""

from __future__ import annotations

import sys
import sysconfig
import venv
from pathlib import Path

from tests.sites import ROOT

WORD = "PANIC"
"""In a text as its author wrote it."""
CONVERTED_WORD = "養老"
"""In the Traditional edition alone, of which no text is tried before it is drawn."""
_COMRAK = f"""\
import os
import sys

here = os.path.dirname(__file__)
sys.path.remove(here)
del sys.modules["comrak"]
import comrak
sys.path.insert(0, here)
render = comrak.render_markdown

def render_markdown(text, **options):
    if {WORD!r} in text or {CONVERTED_WORD!r} in text:
        os.abort()
    return render(text, **options)

comrak.render_markdown = render_markdown
"""


def aborting_python(folder: Path) -> Path:
    """The program of an environment that has what this one has, this project from its folder."""
    venv.EnvBuilder(symlinks=sys.platform != "win32").create(folder)
    (packages,) = [path for path in folder.rglob("site-packages") if path.is_dir()]
    (packages / "comrak.py").write_text(_COMRAK, encoding="utf-8")
    (packages / "all.pth").write_text(f"{ROOT}\n{sysconfig.get_path('purelib')}\n", encoding="utf-8")
    return folder / ("Scripts/python.exe" if sys.platform == "win32" else "bin/python")
