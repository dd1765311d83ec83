// The way to another edition keeps the reader's place. What does it is loaded where it is used: when the reader goes,
// and on the page where the reader arrives.
import { loadScript, root } from "./page.js";

let asked = false;

function load() {
  asked = true;
  return loadScript(root + "assets/place.js").catch(() => { /* the way leads to the top */ });
}

/** Once that is loaded, it listens to clicks itself. @param {MouseEvent} event */
export function keepPlace(event) {
  const clicked = /** @type {Element} */ (event.target);
  const link = /** @type {HTMLElement | null} */ (clicked.closest('a[data-language][rel="alternate"]'));
  const isPlain = !event.button && !event.ctrlKey && !event.metaKey && !event.shiftKey;
  if (!link || asked || !isPlain || (scrollY <= 1 && !location.search)) return;
  event.preventDefault();
  load().then(() => link.click());
}

/** Where the reader comes from another edition. */
export function goToPlace() {
  try { if (sessionStorage.getItem("casebook.place")) load(); } catch { /* nothing is kept there */ }
}
