// When a reader has typed enough to be answered.

const BURST = 18, SLOW = 60, TWO_LETTERS = 250;
let last = 0;

/**
 * Calls when the text has changed. What belongs to an input method is left alone: its letters, and the Enter that
 * commits (229; Safari says so late). Gives whether an event belongs to one.
 * @param {HTMLInputElement} input
 * @param {() => void} look
 */
export function followTyping(input, look) {
  let composing = false;
  /** @param {Event} event an InputEvent says that it composes too */
  const isComposed = (event) => {
    const { isComposing, keyCode } = /** @type {KeyboardEvent} */ (event);
    return isComposing || keyCode === 229 || composing;
  };
  input.addEventListener("compositionstart", () => { composing = true; });
  input.addEventListener("compositionend", () => {
    composing = false;
    look();
  });
  input.addEventListener("input", (event) => { if (!isComposed(event)) look(); });
  input.addEventListener("keydown", (event) => {
    if (isComposed(event) && event.key === "Enter") event.preventDefault();
  });
  return isComposed;
}

/**
 * How long to wait for more, in milliseconds. Letters come in bursts, and what is asked between two of them is loaded
 * for nothing: the wait follows their pace. Two letters are rarely a word. A word of an input method comes whole.
 * @param {string} query
 */
export function patience(query) {
  const pace = performance.now() - last;
  last += pace;
  if (!/[\x21-\x7e]$/.test(query)) return 0;
  if (/^[a-z]{2}$/i.test(query)) return TWO_LETTERS;
  return pace < SLOW ? Math.min(SLOW, Math.max(BURST, 1.3 * pace)) : BURST;
}
