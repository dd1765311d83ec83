// When a reader has typed enough to be answered.

const LONGEST_WAIT = 350, BREAK = 600;
/** When the text changed last, and what lies between two letters of this reader on average; 0: not known yet. */
let last = 0, pace = 0;

/**
 * Calls when the text has changed, with how long to wait for more of it. What belongs to an input method is left alone:
 * its letters, and the Enter that commits (229; Safari says so late). Gives whether an event belongs to one.
 * @param {HTMLInputElement} input
 * @param {(wait: number) => void} look
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
    look(0);
  });
  input.addEventListener("input", (event) => {
    if (!isComposed(event)) look(patience(/** @type {InputEvent} */ (event), input.value));
  });
  input.addEventListener("keydown", (event) => {
    if (isComposed(event) && event.key === "Enter") event.preventDefault();
  });
  return isComposed;
}

/**
 * How long to wait for more, in milliseconds: half as long again as from letter to letter, since what is asked between
 * two letters is loaded for nothing. What comes whole, as a word of a swipe or what is pasted, is answered at once.
 * @param {InputEvent} event
 * @param {string} text
 */
function patience({ inputType, data }, text) {
  const gap = performance.now() - last;
  last += gap;
  if ((data ? data[1] : !/^delete/.test(inputType)) || !/[ -~]$/.test(text)) return 0;
  if (gap < BREAK) pace = ((pace || gap) + gap) / 2;
  return Math.min(LONGEST_WAIT, 1.5 * (pace || BREAK));
}
