"""CommonMark to HTML: takes a text, gives what comrak makes of it. Run as a program, renders texts to see if it ends.

It imports nothing of ours, so that such a process starts in no time.
"""

from __future__ import annotations

import json
import os
import sys

import comrak

_EXTENSIONS, _RENDERING = comrak.ExtensionOptions(), comrak.RenderOptions()
_EXTENSIONS.table = _EXTENSIONS.cjk_friendly_emphasis = True
_RENDERING.escape = True


class MarkdownPanicError(Exception):
    """A fault of comrak's own, where it is compiled so that Python survives it."""


def to_html(text: str) -> str:
    """The HTML of a text; raw HTML in it is shown as text. Raises MarkdownPanicError; may abort the process."""
    try:
        return comrak.render_markdown(text, extension_options=_EXTENSIONS, render_options=_RENDERING)
    except BaseException as fault:  # pyo3's PanicException is no Exception, and there is no module to import it from.
        if type(fault).__name__ == "PanicException":
            raise MarkdownPanicError(str(fault)) from fault
        raise


def main() -> None:
    """Render the texts on standard input, a JSON list, and write a dot before the first and after each."""
    texts, output = json.load(sys.stdin), sys.stdout.fileno()
    os.write(output, b".")
    for text in texts:
        to_html(text)
        os.write(output, b".")


if __name__ == "__main__":
    main()
