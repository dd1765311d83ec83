// In a wide window sources are named in the margin: beside each paragraph of prose those that were not yet named under
// its heading. The style sheet draws them (notes.css), so that they are neither read nor printed twice. None is longer
// than its paragraph, so that two never meet.
import { content, isClaim, lineOf } from "./claims.js";

// As in the style sheet: the margin, what it leaves to the text, a line of a note.
const MARGIN = 15, TEXT = 35, LINE = 1.05, PROSE = ":is(.cb-story, .cb-analysis) > :is(h3, p)";
const wide = matchMedia("(min-width: 87.5em)");
const prose = /** @type {NodeListOf<HTMLElement>} */ (content.querySelectorAll(PROSE));

export const rem = () => parseFloat(getComputedStyle(document.documentElement).fontSize);
export const marginOf = () => Math.min(MARGIN * rem(), content.clientWidth - TEXT * rem());
export const hasMargin = () => wide.matches;

/** How far down the margin is taken: by what stands at a glance, where that is beside the text. */
function takenTo() {
  const glance = content.querySelector(".cb-glance-box");
  const isBeside = glance && getComputedStyle(glance).float !== "none";
  return isBeside ? glance.getBoundingClientRect().bottom : content.getBoundingClientRect().top;
}

/** What a paragraph cites and nobody has named. @param {HTMLElement} paragraph @param {Set<HTMLElement>} named */
function namesFor(paragraph, named) {
  const claims = Array.from(paragraph.querySelectorAll("a")).filter(isClaim);
  const lines = Array.from(new Set(claims.map(lineOf))).filter((line) => !named.has(line));
  for (const line of lines) named.add(line);
  return lines.map((line) => `[${line.id.slice(1)}] ${line.dataset.short}`).join("\n");
}

function nameSources() {
  const taken = takenTo(), line = LINE * rem(), named = new Set();
  const boxes = Array.from(prose, (part) => part.getBoundingClientRect());
  prose.forEach((part, i) => {
    if (part.tagName === "H3") named.clear();
    const names = hasMargin() && boxes[i].top > taken ? namesFor(part, named) : "";
    part.toggleAttribute("data-beside", Boolean(names));
    if (!names) return;
    part.dataset.beside = names;
    part.style.setProperty("--lines", String(Math.floor(boxes[i].height / line)));
  });
}

nameSources();
addEventListener("resize", nameSources);
