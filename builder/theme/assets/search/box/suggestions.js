// Results below the box while the reader types, and the keys that go with them.
import {
  active, chooseNext, clearList, closeList, FIRST, isOpen, listFurther, options, showAnswer, showFailure,
} from "./listbox.js";
import { setAttributes } from "./page.js";
import { followTyping } from "./typing.js";

/** @type {Record<string, number>} */
const STEPS = { ArrowDown: 1, ArrowUp: -1 };
/** wanted: what is asked next; shown: what the reader has typed. */
let wanted = "", shown = "", busy = false, pause = 0;

/** Whether the reader has not gone on from a query. @param {string} query */
const isCurrent = (query) => !pause && query === shown;

/** One search at a time; of what comes meanwhile only the last. @param {Search.Box} box */
async function answerLast(box) {
  if (busy) return;
  busy = true;
  while (wanted) {
    const query = wanted;
    wanted = "";
    try {
      const answer = await box.ask(query, { limit: FIRST });
      if (isCurrent(query)) showAnswer(box, query, answer);
    } catch {
      if (isCurrent(query)) {
        shown = "";
        showFailure(box);
      }
    }
  }
  busy = false;
}

/** @param {Search.Box} box @param {number} [wait] in milliseconds, whether the reader goes on */
function lookUp(box, wait = 0) {
  const query = box.input.value.trim();
  // After a space what is still to be asked waits for the next word.
  if (query === shown && !pause) return;
  shown = query;
  clearTimeout(pause);
  wanted = "";
  // One Latin letter says nothing yet.
  const asks = !/^[!-~]?$/.test(query);
  box.list.setAttribute("aria-busy", String(asks));
  if (asks) {
    pause = setTimeout(() => {
      pause = 0;
      wanted = query;
      answerLast(box);
    }, wait);
  } else {
    pause = 0;
    clearList(box);
    closeList(box);
  }
}

/** @param {Search.Box} box */
function lookAgain(box) {
  shown = "";
  lookUp(box);
}

/** @param {Search.Box} box @param {KeyboardEvent} event */
function onKey(box, event) {
  const step = STEPS[event.key], option = options[active];
  if (step && options.length && !event.altKey) {
    if (isOpen(box)) chooseNext(box, step);
    else lookAgain(box);
  } else if (event.key === "Enter" && isOpen(box) && option) option.click();
  else if (event.key === "Escape" && isOpen(box)) closeList(box);
  else return;
  event.preventDefault();
}

/** @param {Search.Box} box */
export function suggest(box) {
  const { form, input, panel, list, engine } = box;
  setAttributes(input, {
    role: "combobox", "aria-autocomplete": "list", "aria-expanded": "false", "aria-controls": list.id,
  });
  const isComposed = followTyping(input, (wait) => lookUp(box, wait));
  input.addEventListener("focus", () => { if (options.length && !isOpen(box)) lookAgain(box); });
  input.addEventListener("keydown", (event) => { if (!isComposed(event)) onKey(box, event); });
  form.addEventListener("submit", (event) => { if (isComposed(event) || !input.value.trim()) event.preventDefault(); });
  form.addEventListener("focusout", ({ relatedTarget }) => {
    if (!form.contains(/** @type {Node | null} */ (relatedTarget))) closeList(box);
  });
  panel.addEventListener("scroll", () => {
    if (panel.scrollHeight - panel.scrollTop - panel.clientHeight < 90) listFurther();
  });
  // Else the list would close before the click.
  panel.addEventListener("mousedown", (event) => event.preventDefault());
  closeList(box);
  engine.open().catch(() => { /* told when it is asked */ });
  if (document.activeElement === input) lookUp(box);
}
