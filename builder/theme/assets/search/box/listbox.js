// The list below the box: a combobox with a listbox (WAI-ARIA 1.2).
import { once } from "../../once.js";
import { asFile, make, setAttributes } from "./page.js";
import { encoded, partsOf, rowsOf, showExcerpt, showWays, statusText } from "./result.js";

/** How many results are listed at first, and when the reader goes on. */
export const FIRST = 5;
const LISTED = 10, OPEN = "casebook-found--open";

/** @type {HTMLAnchorElement[]} */
export let options = [];
/** Lists the further results. */
export let listFurther = async () => { /* there are none */ };
/** Which of them the keys are at; -1: none. */
export let active = -1;

/** @param {Search.Box} box */
export const isOpen = ({ panel }) => panel.classList.contains(OPEN);

/** @param {Search.Box} box @param {number} i of none: -1 */
function choose({ input }, i) {
  active = i;
  input.removeAttribute("aria-activedescendant");
  for (const option of options) {
    option.setAttribute("aria-selected", String(option === options[i]));
  }
  if (i < 0) return;
  input.setAttribute("aria-activedescendant", options[i].id);
  options[i].scrollIntoView({ block: "nearest" });
}

/**
 * To the next option or the one before; between the last and the first none is.
 * @param {Search.Box} box
 * @param {number} step
 */
export async function chooseNext(box, step) {
  const listed = options;
  // Without the further ones the list ends here.
  if (step > 0 && active === listed.length - 1) await listFurther();
  if (options !== listed) return;
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
  const { results, docs, total } = answer, { form, all } = box;
  const listed = results.map((result, i) => optionOf(box, result, answer, i));
  setOptions(box, listed);
  all.href = `${asFile(form.action)}?q=${encoded(query)}`;
  all.hidden = total <= listed.length;
  openList(box, statusText(box, query, answer));
  showWays(box, query, answer);
  const more = once(async () => {
    const further = await rowsOf(box.engine, docs.slice(FIRST, LISTED));
    if (options !== listed) return;
    const added = further.map((result, i) => optionOf(box, result, answer, FIRST + i));
    listed.push(...added);
    box.list.append(...added);
  });
  listFurther = () => more().catch(() => { /* tried again the next time */ });
}

/** @param {Search.Box} box @param {Search.Shown} result @param {Search.Answer} answer @param {number} i */
function optionOf(box, result, { context }, i) {
  const { link, heading, facts } = partsOf(box, result, context);
  const excerpt = make("span", { class: "casebook-result__text" });
  const option = make("a", {
    ...link, class: "casebook-result", id: `casebook-result-${i}`,
    role: "option", tabindex: "-1", "aria-selected": "false",
  }, heading, " ", facts, " ", excerpt);
  showExcerpt(box, result, context, excerpt);
  return option;
}

/** @param {Search.Box} box */
export function showFailure(box) {
  clearList(box);
  box.all.hidden = true;
  openList(box, box.texts.words.failed);
  showWays(box, "", {});
}
