// The search: nothing of it is loaded before the reader goes to the box or comes with words in the address.
import { once } from "../once.js";
import { dataLoader, loadScript, root } from "./page.js";

const FOLDER = root + "assets/search/";
const loadData = dataLoader("casebookSearch");

/** The words in the address. */
const wanted = () => (new URLSearchParams(location.search).get("q") || "").trim().slice(0, 200);
const findBox = () => /** @type {HTMLInputElement | null} */ (document.getElementById("casebook-q"));
const findPage = () => document.getElementById("casebook-page");

const started = once(async () => {
  const form = /** @type {HTMLFormElement} */ (/** @type {HTMLInputElement} */ (findBox()).form);
  const page = findPage();
  const texts = loadData("said", `${FOLDER}said/${String(form.dataset.edition).toLowerCase()}.js`);
  const scripts = ["search.js"].concat(page ? "results.js" : []);
  try {
    await Promise.all([texts, ...scripts.map((name) => loadScript(FOLDER + name))]);
    const load = (/** @type {string} */ name, /** @type {string} */ path) => loadData(name, FOLDER + path);
    const box = window.casebookBox({ form, load, texts: await texts });
    if (page) window.casebookResults(box, page);
  } catch (fault) {
    // Without the words themselves the form still leads to the search page.
    showFailure(form, await texts);
    throw fault;
  }
});

/** The list of everything is a way on. @param {HTMLFormElement} form @param {Search.Texts} texts */
function showFailure(form, { words }) {
  delete document.documentElement.dataset.asked;
  const list = /** @type {Element} */ (form.querySelector(".casebook-found"));
  list.classList.add("casebook-found--open");
  /** @type {Element} */ (list.firstElementChild).textContent = words.failed;
}

const startSearch = () => { started().catch(() => { /* shown already; tried again the next time */ }); };

/** Before anything is painted: the place of the results is kept, so that nothing moves when they come. */
export function expectResults() {
  if (wanted()) document.documentElement.dataset.asked = "";
}

/** At once if the reader is there already, or comes with words in the address. */
export function searchIfWanted() {
  const box = findBox(), words = findPage() && wanted();
  if (box && words) box.value = words;
  if (box && (words || document.activeElement === box)) startSearch();
}

/** From now on, when the reader goes to the box or presses / or Ctrl+K. */
export function followSearch() {
  document.addEventListener("focusin", ({ target }) => { if (target && target === findBox()) startSearch(); });
  document.addEventListener("keydown", onSearchKey);
}

/** @param {KeyboardEvent} event */
function onSearchKey(event) {
  const { key, altKey, shiftKey, isComposing } = event, command = event.ctrlKey || event.metaKey;
  const slash = key === "/" && !command && !writes(/** @type {HTMLElement} */ (event.target));
  const letter = key.toLowerCase() === "k" && command && !shiftKey;
  const box = findBox();
  if (isComposing || altKey || !(slash || letter) || !box) return;
  event.preventDefault();
  box.focus();
  box.select();
}

/** Whether what the reader types is a text. @param {HTMLElement} element */
const writes = (element) => element.isContentEditable || /^(?:INPUT|TEXTAREA|SELECT)$/.test(element.tagName);
