// Citations: a button that copies each, and the QR code of the record's or source's page when it is asked for.
import { addressHere, codeFigure, loadEncoder } from "./qr_figure.js";

const { make, setAttributes } = casebookPage;

/** @param {string} text @param {(button: HTMLElement) => void} act */
function actButton(text, act) {
  const button = make("button", { type: "button", class: "cb-act" }, text);
  button.addEventListener("click", () => act(button));
  return button;
}

/**
 * Without a clipboard that may be written (old browsers, plain http) the older command is tried.
 * @param {string} text
 */
async function copyByCommand(text) {
  const field = make("textarea", { class: "casebook-hidden", readonly: "", "aria-hidden": "true" }, text);
  document.body.append(field);
  field.select();
  const copied = document.execCommand("copy");
  field.remove();
  if (!copied) throw new Error("copy");
}

/** @param {string} text @returns {Promise<void>} */
function copyText(text) {
  return navigator.clipboard
    ? navigator.clipboard.writeText(text).catch(() => copyByCommand(text)) : copyByCommand(text);
}

/** Beside each citation a button that copies it. @param {HTMLElement} list @param {string[]} texts */
function offerCopies(list, [copy, copied, refused]) {
  const status = make("span", { role: "status", class: "casebook-hidden" });
  list.after(status);
  /** @param {HTMLElement} button @param {string} text */
  const tell = (button, text) => {
    for (const other of list.querySelectorAll("button")) other.textContent = copy;
    button.textContent = status.textContent = text;
  };
  for (const entry of list.querySelectorAll("dd")) {
    const citation = make("span", {}, ...entry.childNodes);
    entry.append(citation, " ", actButton(copy, async (button) => {
      try {
        await copyText(String(citation.textContent));
        button.focus();
        tell(button, copied);
      } catch {
        /** @type {Selection} */ (getSelection()).selectAllChildren(citation);
        tell(button, refused);
      }
    }));
  }
}

/** The address of the record's or source's page; '' where it is not known. @param {HTMLElement} list */
function addressOf(list) {
  const here = addressHere();
  return here && list.dataset.page ? new URL(list.dataset.page, here).href : here;
}

/**
 * At the end of a paragraph a button that shows the code below it.
 * @param {Element} paragraph
 * @param {string} address
 * @param {string[]} texts
 */
function offerCode(paragraph, address, [text, label]) {
  /** @type {HTMLElement | null} */
  let figure = null;
  const button = actButton(text, async () => {
    try { await loadEncoder(); } catch { return; }
    if (figure) {
      figure.remove();
      figure = null;
    } else {
      figure = codeFigure(address, label);
      paragraph.after(figure);
    }
    setAttributes(button, { "aria-expanded": String(Boolean(figure)) });
  });
  setAttributes(button, { "aria-expanded": "false" });
  paragraph.append(" ", button);
}

/**
 * What can be taken along: files, with a hint where they do not open, and the code.
 * @param {HTMLElement} list
 * @param {string[]} texts
 */
function offerFiles(list, texts) {
  const file = /** @type {Element} */ (list.parentNode).querySelector("a[download]");
  if (!file) return;
  const paragraph = /** @type {Element} */ (file.parentNode);
  const hint = /** @type {HTMLElement | null} */ (paragraph.nextElementSibling);
  if (hint && hint.hidden && /MicroMessenger/i.test(navigator.userAgent)) hint.hidden = false;
  const address = addressOf(list);
  if (address) offerCode(paragraph, address, texts);
}

const list = /** @type {HTMLElement | null} */ (document.querySelector("[data-cite]"));
if (list) {
  const texts = String(list.dataset.cite).split("|");
  offerCopies(list, texts.slice(0, 3));
  offerFiles(list, texts.slice(3));
}
