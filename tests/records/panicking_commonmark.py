"""A program as commonmark.py that ends at texts with the word PANIC, as a fault of comrak ends it."""

from __future__ import annotations

import json
import os
import sys

os.write(1, b".")
for text in json.load(sys.stdin):
    if "PANIC" in text:
        os.abort()
    os.write(1, b".")
