// The list below the box: a combobox with a listbox (WAI-ARIA 1.2).
import { asFile, make, setAttributes } from "./page.js";
import { partsOf, showExcerpt, showWays, statusText } from "./result.js";

/** The most results that are listed, and how many have an excerpt; the nearest all show with it what matched. */
export const MOST = 10;
const EXCERPTS = 3, OPEN = "casebook-found--open";

/** @type {HTMLAnchorElement[]} */
export let options = [];
/** Which of them the keys are at; -1: none. */
export let active = -1;

/** @param {Search.Box} box */
export const isOpen = ({ panel }) => panel.classList.contains(OPEN);

/** @param {Search.Box} box @param {number} i of none: -1 */
function choose({ input }, i) {
  active = i;
  input.removeAttribute("aria-activedescendant");
  options.forEach((option, at) => {
    option.setAttribute("aria-selected", String(at === active));
    if (at !== active) return;
    input.setAttribute("aria-activedescendant", option.id);
    option.scrollIntoView({ block: "nearest" });
  });
}

/**
 * To the next option or the one before; between the last and the first none is.
 * @param {Search.Box} box
 * @param {number} step
 */
export function chooseNext(box, step) {
  const places = options.length + 1;
  choose(box, ((active + 1 + step + places) % places) - 1);
}

/** @param {Search.Box} box @param {string} text */
function openList({ panel, status, list, input }, text) {
  panel.classList.add(OPEN);
  status.textContent = text;
  list.hidden = !options.length;
  setAttributes(list, { role: options.length ? "listbox" : "group", "aria-busy": "false" });
  input.setAttribute("aria-expanded", String(options.length > 0));
}

/** @param {Search.Box} box */
export function closeList(box) {
  choose(box, -1);
  box.panel.classList.remove(OPEN);
  box.input.setAttribute("aria-expanded", "false");
  box.list.hidden = box.ways.hidden = true;
  box.status.textContent = "";
}

/** @param {Search.Box} box @param {HTMLAnchorElement[]} elements */
function setOptions(box, elements) {
  choose(box, -1);
  options = elements;
  box.list.replaceChildren(...options);
}

/** @param {Search.Box} box */
export const clearList = (box) => setOptions(box, []);

/** @param {Search.Box} box @param {string} query @param {Search.Answer} answer */
export function showAnswer(box, query, answer) {
  const { results, total } = answer, { form, all } = box;
  setOptions(box, results.slice(0, MOST).map((result, i) => optionOf(box, result, answer, i)));
  all.href = `${asFile(form.action)}?${new URLSearchParams({ q: query })}`;
  all.hidden = total <= options.length;
  openList(box, statusText(box, query, answer));
  showWays(box, query, answer);
}

/** @param {Search.Box} box @param {Search.Result} result @param {Search.Answer} answer @param {number} i */
function optionOf(box, result, { context, note }, i) {
  const { href, heading, facts } = partsOf(box, result, context);
  const option = make("a", { class: "casebook-result", href, role: "option", tabindex: "-1" }, heading, " ", facts);
  option.id = `casebook-result-${i}`;
  option.setAttribute("aria-selected", "false");
  if (i < EXCERPTS || note === "nearest") {
    const excerpt = make("span", { class: "casebook-result__text" });
    option.append(" ", excerpt);
    showExcerpt(box, result, context, excerpt);
  }
  return option;
}

/** @param {Search.Box} box */
export function showFailure(box) {
  clearList(box);
  box.all.hidden = true;
  openList(box, box.texts.words.failed);
  showWays(box, "");
}
