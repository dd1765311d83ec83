"""What a page keeps from a reader: takes a page as it is laid out, gives texts that are lost and targets too small."""

from __future__ import annotations

from playwright.sync_api import Page

SPACING = """
* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important; }
p { margin-bottom: 2em !important; }
"""
"""What WCAG 1.4.12 lets readers set."""
TARGET = 24
"""CSS pixels, each way (WCAG 2.5.8)."""
HERE = """
  const describe = (element) => `${element.localName}.${element.getAttribute("class") || element.id}`;
  const isSeen = (element) => {
    if (!element.checkVisibility()) return false;
    for (let around = element; around; around = around.parentElement) {
      const style = getComputedStyle(around);
      if (style.visibility !== "visible" || style.opacity === "0" || /inset.50%/.test(style.clipPath)) return false;
    }
    return true;
  };
"""
LOST = f"""() => {{
  {HERE}
  const root = document.documentElement, found = new Set(), lines = [];
  const wider = root.scrollWidth - root.clientWidth;
  if (wider > 0) found.add(`the page is ${{wider}} px too wide`);
  // What is outside of a box that scrolls is a scroll away; outside of one that does not it is lost.
  const placeOf = (element, line) => {{
    for (let around = element; around && around !== document.body; around = around.parentElement) {{
      const style = getComputedStyle(around), flow = style.overflowX + style.overflowY;
      if (flow === "visiblevisible") continue;
      const box = around.getBoundingClientRect();
      const inside = line.left > box.left - 1 && line.right < box.right + 1 && line.top > box.top - 2
        && line.bottom < box.bottom + 2;
      if (!inside) return /auto|scroll/.test(flow) ? "scrolled" : "cut";
    }}
    return "shown";
  }};
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {{
    const node = walker.currentNode, element = node.parentElement, text = node.data.trim();
    if (!text || element.closest("script, style, svg") || !isSeen(element)) continue;
    const range = document.createRange(), said = `${{describe(element)}} "${{text.slice(0, 30)}}"`;
    if (getComputedStyle(element).contentVisibility === "hidden") continue;
    range.selectNodeContents(node);
    for (let i = 0, line; (line = range.getClientRects()[i]); i++) {{
      if (line.width < 2 || line.height < 2) continue;
      // Away from what stays at the edges of the window.
      if (line.top < 150 || line.bottom > innerHeight - 150) scrollBy(0, line.top - innerHeight / 2);
      line = range.getClientRects()[i];
      const place = placeOf(element, line);
      if (place === "cut") found.add(`cut: ${{said}}`);
      if (place !== "shown") continue;
      const over = document.elementFromPoint(line.left + line.width / 2, line.top + line.height / 2);
      const related = over && (over.contains(element) || element.contains(over));
      if (!related) found.add(`covered: ${{said}} by ${{over ? describe(over) : "the edge"}}`);
      // What moves along with the window has no place on the page.
      if (element.closest(".md-header, .md-sidebar")) continue;
      const {{ left, right }} = line, quarter = line.height / 4, top = scrollY + line.top + quarter;
      lines.push({{ node, said, left, right, top, bottom: top + 2 * quarter }});
    }}
  }}
  lines.sort((one, other) => one.top - other.top);
  lines.forEach((one, i) => {{
    for (let j = i + 1; j < lines.length && lines[j].top < one.bottom - 1; j++) {{
      const other = lines[j], across = Math.min(one.right, other.right) - Math.max(one.left, other.left);
      if (across > 2 && other.node !== one.node) found.add(`on each other: ${{one.said}}, ${{other.said}}`);
    }}
  }});
  return [...found];
}}"""
SMALL = f"""(least) => {{
  {HERE}
  const targets = "a[href], button, summary, select, input:not([type=hidden]), label, [role=button]";
  const found = new Map();
  for (const element of document.querySelectorAll(targets)) {{
    const words = element.localName === "label" && !element.querySelector("input") && element.htmlFor !== "__drawer";
    // A box is pressed by its label too.
    if (words || element.matches("label input, .md-overlay") || !isSeen(element)) continue;
    const parts = element instanceof SVGElement ? [...element.children] : [element];
    const boxes = parts.flatMap((part) => [...part.getClientRects()]).filter((box) => box.width && box.height);
    if (!boxes.length) continue;
    const width = Math.max(...boxes.map((box) => box.width)), height = Math.max(...boxes.map((box) => box.height));
    if (width >= least - .1 && height >= least - .1) continue;
    const kind = `${{describe(element.parentElement)}} > ${{describe(element)}}`;
    found.set(kind, `${{element.textContent.trim().slice(0, 30)}} ${{width.toFixed(1)}} × ${{height.toFixed(1)}}`);
  }}
  return [...found].map((each) => each.join(": "));
}}"""
ALL_OPEN = """() => {
  for (const fold of document.querySelectorAll(".cb-unfold[aria-expanded=false], .cb-more-words")) fold.click();
  for (const fold of document.querySelectorAll("details")) fold.open = true;
}"""


def open_all(page: Page) -> None:
    """Everything that is folded away."""
    page.evaluate(ALL_OPEN)


def lost_texts(page: Page) -> list[str]:
    """Texts that are cut, covered, outside of the page or on each other."""
    lost: list[str] = page.evaluate(LOST)
    return lost


def small_targets(page: Page, least: int = TARGET) -> list[str]:
    """What can be pressed and is smaller each way, or one way, links within sentences too."""
    small: list[str] = page.evaluate(SMALL, least)
    return small
