"""An engine whose answers a test changes, so that what is drawn of them can be tested alone."""

from __future__ import annotations

import json
from typing import Any

from playwright.sync_api import Page

STUB = """
window.asked = [];
window.readRows = [];
window.changed = {};
Object.defineProperty(window, "casebookEngine", { configurable: true, set: ({ createSearch }) => {
  const create = (options) => {
    const engine = createSearch(options);
    const search = async (query, how) => {
      asked.push([query, how.limit]);
      const { asks, most, noRows, held, after, ...parts } = changed;
      const answer = { ...await engine.search(asks || query, how), ...parts };
      const { docs, results, total } = answer;
      return most ? {
        ...answer, docs: docs.slice(0, most), results: results.slice(0, most), total: Math.min(total, most),
      } : answer;
    };
    const row = async (doc) => {
      if (readRows.push(doc) > (changed.after || 0)) await changed.held;
      return changed.noRows ? undefined : engine.row(doc);
    };
    return { ...engine, search, row };
  };
  Object.defineProperty(window, "casebookEngine", { value: { createSearch: create } });
} });
"""
"""The site's engine, but: `asked` has each query with its limit, `readRows` each row that the page asked for by itself.
`changed` has parts of an answer that are others, `asks` what is asked in place of what was typed, `most` how many there
are at most, `noRows` whether rows do not come, `held` what they wait for `after` so many."""


def change_answers(page: Page, **changed: Any) -> None:
    """On what is opened in the page from now on."""
    page.add_init_script(STUB)
    page.add_init_script(f"window.changed = {json.dumps(changed)};")
