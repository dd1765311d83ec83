"""A process in which comrak ends at texts with the word PANIC, as its own faults end it."""

from __future__ import annotations

import os
from typing import Any

import comrak

from builder.records.markdown_trial import main

render = comrak.render_markdown


def render_or_abort(text: str, *options: Any, **more: Any) -> str:
    """comrak, but for such a text."""
    if "PANIC" in text:
        os.abort()
    return render(text, *options, **more)


setattr(comrak, "render_markdown", render_or_abort)  # noqa: B010 - its type is that of a built-in function
if __name__ == "__main__":
    main()
