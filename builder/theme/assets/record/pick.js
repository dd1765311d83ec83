// The box that chooses a case to be compared. The tray, which shows what is chosen, comes with the first choice, or if
// something is chosen already. The choice is kept at once, for the reader may leave before the tray is there.
import { keep, loadScript, recall, root } from "./page.js";

const box = /** @type {HTMLInputElement | null} */ (document.querySelector(".cb-status [data-pick]"));

/** @param {HTMLInputElement} input */
function bringTray(input) {
  loadScript(`${root}assets/tray.js`).catch(() => { input.checked = false; });
}

/** @param {HTMLInputElement} input */
function chooseFirst(input) {
  const title = String(/** @type {HTMLElement} */ (document.querySelector("h1")).textContent).trim();
  keep("compare", JSON.stringify([{ id: input.dataset.pick, title, lang: document.documentElement.lang }]));
  bringTray(input);
}

if (box) {
  /** @type {HTMLElement} */ (box.parentElement).hidden = false;
  if ((recall("compare") || "[]") !== "[]") bringTray(box);
  else box.addEventListener("change", () => chooseFirst(box), { once: true });
}
