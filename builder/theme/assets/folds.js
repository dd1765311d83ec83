// On a narrow screen the secondary parts of a record are folded: each is hidden behind its heading, which opens it.
// This runs while the page is read, before anything of it is painted, so that nothing moves: not when parts are
// folded, and not when the address leads into one of them, which is never folded then. What the browser finds it
// opens; on paper, on wide screens and without this everything stands open.
const { make } = casebookPage;
const { documentElement } = document;
const narrow = matchMedia("screen and (max-width: 44.9844em)");
/** Hidden, but found by the browser where it can: it tells so by `beforematch`. */
const HIDDEN = "onbeforematch" in documentElement ? "until-found" : "";

/** The button of each fold, in the order of the page, and what it hides. @type {Map<HTMLElement, Set<Element>>} */
const folds = new Map();
/** Which of them the reader had opened on this page before. @type {number[]} */
let kept = (history.state && history.state.folds) || [];

/** @param {Element} button */
const isOpen = (button) => button.getAttribute("aria-expanded") === "true";
const openOnes = () => Array.from(folds.keys()).flatMap((button, i) => (isOpen(button) ? i : []));

/** @param {HTMLElement} button */
function begin(button) {
  button.setAttribute("aria-expanded", String(kept.includes(folds.size)));
  folds.set(button, new Set());
  return button;
}

/** The button in a heading. The heading is whole: something stands behind it. @param {Element} heading */
function buttonIn(heading) {
  const before = /** @type {HTMLElement | null} */ (heading.querySelector(":scope > .cb-unfold"));
  if (before) return before;
  const button = make("button", { type: "button", class: "cb-unfold" }, ...heading.childNodes);
  heading.append(button);
  return begin(button);
}

/** The button before a part that has no heading. @param {HTMLElement} part */
function buttonBefore(part) {
  const before = /** @type {HTMLElement | null} */ (part.previousElementSibling);
  if (before && folds.has(before)) return before;
  const button = make("button", { type: "button", class: "cb-more-words" }, String(part.dataset.more));
  part.before(button);
  return begin(button);
}

/** @param {HTMLElement} button @param {Element} part */
function add(button, part) {
  const parts = /** @type {Set<Element>} */ (folds.get(button));
  if (!parts.has(part) && !isOpen(button)) part.setAttribute("hidden", HIDDEN);
  parts.add(part);
}

/**
 * What stands behind the headings of a part: all of them (`whole`), or all but the first (`rest`).
 * @param {HTMLElement} around
 */
function foldIn(around) {
  const first = around.querySelector(":scope > :is(h2, h3)");
  /** @type {Element | null} */
  let heading = null;
  for (const child of around.children) {
    if (first && child.tagName === first.tagName) {
      heading = child === first && around.dataset.fold === "rest" ? null : child;
    } else if (heading && !heading.querySelector("a")) add(buttonIn(heading), child);
  }
}

/** Fold what has been read of the page by now. */
function fold() {
  if (!narrow.matches) return;
  documentElement.classList.add("cb-folds");
  const parts = /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll("[data-fold], [data-more]"));
  for (const part of parts) if ("fold" in part.dataset) foldIn(part); else add(buttonBefore(part), part);
  revealAddress();
}

/** @param {HTMLElement} button @param {boolean} open */
function turn(button, open) {
  button.setAttribute("aria-expanded", String(open));
  for (const part of /** @type {Set<Element>} */ (folds.get(button))) {
    if (open) part.removeAttribute("hidden");
    else part.setAttribute("hidden", HIDDEN);
  }
}

/** What is open stays so when the reader comes back. An address in a folder may keep nothing. */
function remember() {
  try { history.replaceState({ ...history.state, folds: openOnes() }, ""); } catch { /* not remembered */ }
}

/** Opens what holds an element, or what it is the heading of. @param {Element} element */
function reveal(element) {
  for (const [button, parts] of folds) {
    const leads = button.contains(element) || (button.matches(".cb-unfold") && element === button.parentElement);
    const holds = leads || Array.from(parts).some((part) => part.contains(element));
    if (holds && !isOpen(button)) turn(button, true);
  }
  for (let part = element.closest("details"); part;) {
    part.open = true;
    const around = part.parentElement;
    part = around && around.closest("details");
  }
}

/** @param {string} hash */
const targetOf = (hash) => (hash.length > 1 ? document.getElementById(hash.slice(1)) : null);

function revealAddress() {
  const target = targetOf(location.hash);
  if (target) reveal(target);
}

/** Everything stands open, as it was written. */
function release() {
  kept = openOnes();
  for (const [button, parts] of folds) {
    for (const part of parts) part.removeAttribute("hidden");
    if (button.matches(".cb-unfold")) button.replaceWith(...button.childNodes);
    else button.remove();
  }
  folds.clear();
  documentElement.classList.remove("cb-folds");
}

const observer = new MutationObserver(fold);
observer.observe(documentElement, { childList: true, subtree: true });
document.addEventListener("DOMContentLoaded", () => {
  observer.disconnect();
  fold();
});
narrow.addEventListener("change", () => (narrow.matches ? fold : release)());
window.addEventListener("beforeprint", release);
window.addEventListener("afterprint", fold);
document.addEventListener("beforematch", ({ target }) => reveal(/** @type {Element} */ (target)));
window.addEventListener("hashchange", revealAddress);
// After all who may show in place what a link leads to.
window.addEventListener("click", (event) => {
  const clicked = /** @type {Element} */ (event.target), link = clicked.closest("a");
  const button = /** @type {HTMLElement | null} */ (clicked.closest(".cb-unfold, .cb-more-words"));
  if (button && folds.has(button)) {
    turn(button, !isOpen(button));
    remember();
  } else if (link && !event.defaultPrevented && link.pathname === location.pathname) {
    const target = targetOf(link.hash);
    if (target) reveal(target);
  }
});
casebookPage.reveal = reveal;
