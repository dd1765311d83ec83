// Sources that open in place: a claim shows its line of the numbered list beside it, and the lines lead back to the
// claims. A script that has made claims and a list says so: `casebook:changed` on document. Without this a claim is a
// link to its line.
import { content, findSources, isClaim, lineOf, quotesOf } from "./claims.js";
import { hasMargin, marginOf, rem } from "./margin.js";
import { make } from "./page.js";

const WIDTH = 24, GAP = 4, INDENT = 12;
/** @type {{ note: HTMLElement, claim: HTMLAnchorElement } | null} */
let opened = null;

/** What the note and the ways back say. */
const findTexts = () => String(/** @type {HTMLElement} */ (findSources()).dataset.said).split("|");

/** Where in the source, as the claim says it. @param {HTMLAnchorElement} claim */
const locatorOf = (claim) => (/^\[\d+, (.+)\]$/.exec(String(claim.textContent)) || ["", ""])[1];

/** Once for each list: what claims tell those who listen, and from each line the ways back to them. */
function addBacklinks() {
  const sources = findSources();
  if (!sources || sources.querySelector(".cb-backlinks")) return;
  /** @type {Map<HTMLElement, (Node | string)[]>} */
  const backlinks = new Map();
  const links = /** @type {NodeListOf<HTMLAnchorElement>} */ (content.querySelectorAll("a[href]"));
  Array.from(links).filter(isClaim).forEach((claim, i) => {
    claim.id = `c${i + 1}`;
    claim.setAttribute("aria-expanded", "false");
    // A number alone says nothing: screen readers call it a note.
    if (claim.closest("sup")) claim.setAttribute("role", "doc-noteref");
    const before = backlinks.get(lineOf(claim)) || [], locator = locatorOf(claim);
    const text = before.length / 2 + 1 + (locator && ` (${locator})`);
    backlinks.set(lineOf(claim), before.concat(" ", make("a", { href: "#" + claim.id }, text)));
  });
  const [cited] = findTexts();
  backlinks.forEach((links, line) => {
    const summary = make("summary", {}, `${cited} ${links.length / 2}`);
    line.append(make("details", { class: "cb-fold cb-backlinks" }, summary, make("p", {}, ...links)));
  });
}

/** @param {HTMLAnchorElement} claim */
function noteFor(claim) {
  const [, more, closing] = findTexts(), line = lineOf(claim), locator = locatorOf(claim);
  const source = /** @type {HTMLAnchorElement | null} */ (line.querySelector('a[href*="sources/"]'));
  const button = make("button", { type: "button" }, closing);
  button.addEventListener("click", () => close(true));
  const heading = /** @type {HTMLElement} */ (document.getElementById("sources"));
  const ways = [make("a", { href: claim.href }, String(heading.textContent)), button];
  if (source) ways.unshift(make("a", { href: source.href }, more));
  const nodes = /** @type {Element[]} */ (Array.from(line.childNodes));
  const parts = nodes.filter((node) => !/\bcb-(?:backlinks|quote)$/.test(node.className));
  const quotes = quotesOf(claim).map((quote) => /** @type {HTMLElement} */ (quote.cloneNode(true)));
  quotes.forEach((quote) => quote.removeAttribute("id"));
  return make(
    "div", { class: "cb-in-place", tabindex: "-1", role: "dialog", "aria-labelledby": `sources ${claim.id}` },
    ...quotes,
    make("p", {}, locator && `${locator} · `, ...parts.map((node) => node.cloneNode(true))),
    make("p", { class: "cb-in-place__ways" }, ...ways),
  );
}

/** @param {HTMLAnchorElement} claim */
function open(claim) {
  close(false);
  const note = noteFor(claim);
  // After the paragraph or the region that scrolls, so that Tab goes on from here and nothing cuts it off.
  const before = claim.closest(".cb-scroll") || claim.closest("p, h3, h4");
  if (before) before.after(note);
  else /** @type {Element} */ (claim.closest("li, dd, td, div")).append(note);
  opened = { note, claim };
  claim.setAttribute("aria-expanded", "true");
  place();
  note.focus();
}

/** @param {boolean} back whether the reader goes back to the claim */
function close(back) {
  if (!opened) return;
  const { note, claim } = opened;
  opened = null;
  note.remove();
  claim.setAttribute("aria-expanded", "false");
  if (back) claim.focus();
}

/** @param {DOMRect} one @param {DOMRect} other */
const meet = (one, other) => (
  one.left < other.right && other.left < one.right && one.top < other.bottom && other.top < one.bottom);

/** Whether a note lies on anything that is read. @param {HTMLElement} note */
function isInTheWay(note) {
  const box = note.getBoundingClientRect();
  const parts = Array.from(content.querySelectorAll("p, li, dt, dd, th, td, img"));
  return parts.some((part) => !note.contains(part) && meet(box, part.getBoundingClientRect()));
}

/** @param {HTMLElement} note @param {number} left @param {number} top @param {number} width */
function put(note, left, top, width) {
  const around = /** @type {Element} */ (note.offsetParent), box = around.getBoundingClientRect();
  note.style.width = `${width}px`;
  note.style.left = `${left - box.left - around.clientLeft}px`;
  note.style.top = `${top - box.top}px`;
}

/** In the margin beside the claim, if that is free; else below the claim, as wide as the text allows. */
function place() {
  if (!opened) return;
  const { note, claim } = opened, margin = marginOf();
  const [mark, text] = [claim, content].map((element) => element.getBoundingClientRect());
  note.classList.toggle("cb-aside", hasMargin());
  if (hasMargin()) put(note, text.right - margin, mark.top, margin);
  if (hasMargin() && !isInTheWay(note)) return;
  const width = Math.min(text.width, WIDTH * rem());
  const left = Math.max(text.left, Math.min(mark.left - INDENT, text.right - width));
  note.classList.remove("cb-aside");
  put(note, left, mark.bottom + GAP, width);
}

/** @param {Event} event @param {HTMLAnchorElement} claim */
function press(event, claim) {
  event.preventDefault();
  if (opened && opened.claim === claim) close(true);
  else open(claim);
}

document.addEventListener("click", (event) => {
  const target = /** @type {Element} */ (event.target), link = target.closest("a");
  const plain = !event.ctrlKey && !event.metaKey && !event.shiftKey && !event.altKey;
  if (link && plain && isClaim(link)) press(event, link);
  else if (opened && (link || !opened.note.contains(target))) close(false);
});
document.addEventListener("keydown", (event) => {
  const target = /** @type {HTMLAnchorElement} */ (event.target);
  if (event.key === "Escape") close(true);
  else if (event.key === " " && target.matches("a[href]") && isClaim(target)) press(event, target);
});
document.addEventListener("focusin", ({ target }) => {
  if (opened && target !== opened.claim && !opened.note.contains(/** @type {Node} */ (target))) close(false);
});
window.addEventListener("resize", place);
document.addEventListener("casebook:changed", () => {
  if (opened && !opened.claim.isConnected) close(false);
  addBacklinks();
});
addBacklinks();
