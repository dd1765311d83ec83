// Terms of the glossary in the text of a record: on demand each is marked once a section, and opens its counterpart.
import { once } from "../once.js";
import { asFile, language, loadScript, make, root } from "./page.js";

const SKIPPED = "a,button,sup,code,pre,h1,h2,h3,h4,h5,h6,cite,caption,.cb-counterpart";
const LETTER = /[\p{L}\p{N}]/u;
const lang = document.documentElement.lang;
/** @type {Terms.Texts} */
let texts;
/** @type {Terms.Term[]} */
let glossary;
window.casebookTerms = (words, terms) => {
  texts = words;
  glossary = terms;
};
const loadTerms = once(() => loadScript(`${root}assets/terms/${lang}.js`));

/** The longest form first, so that 政府购买服务 is not found as 购买服务. @returns {Terms.Form[]} */
function formsOf() {
  const forms = glossary.flatMap(([id, spellings, names]) => spellings.map((form) => ({ form, id, names })));
  return forms.sort((one, other) => other.form.length - one.form.length);
}

/** The nodes in which terms are looked for. @param {Element} section */
function textNodes(section) {
  const walker = document.createTreeWalker(section, NodeFilter.SHOW_TEXT);
  /** @type {Text[]} */
  const nodes = [];
  while (walker.nextNode()) {
    const node = /** @type {Text} */ (walker.currentNode), parent = /** @type {Element} */ (node.parentElement);
    if (!parent.closest(SKIPPED) && !isForeign(parent)) nodes.push(node);
  }
  return nodes;
}

/** Whether a passage is in another language than the page. @param {Element} element */
function isForeign(element) {
  const spoken = /** @type {HTMLElement} */ (element.closest("[lang]"));
  return spoken.lang.slice(0, 2) !== lang.slice(0, 2);
}

/** The first of the forms in a text. @param {string} text @param {Terms.Form[]} forms @param {Set<string>} seen */
function firstMatch(text, forms, seen) {
  /** @type {Terms.Match | null} */
  let first = null;
  for (const one of forms) {
    if (seen.has(one.id)) continue;
    const at = text.indexOf(one.form);
    if (at >= 0 && isWhole(text, at, one.form) && (!first || at < first.at)) first = { at, ...one };
  }
  return first;
}

/**
 * In a script with spaces a term is a whole word, or one with a plural s.
 * @param {string} text
 * @param {number} at
 * @param {string} form
 */
function isWhole(text, at, form) {
  if (/[\u0300-\uffff]/.test(form)) return true;
  const end = at + form.length, plural = text[end] === "s" ? 1 : 0;
  return !LETTER.test(text[at - 1] || " ") && !LETTER.test(text[end + plural] || " ");
}

/** Mark each term once from here on. @param {Text} node @param {Terms.Form[]} forms @param {Set<string>} seen */
function markTerms(node, forms, seen) {
  const match = firstMatch(node.data.toLowerCase(), forms, seen);
  if (!match) return;
  seen.add(match.id);
  const word = node.splitText(match.at), rest = word.splitText(match.form.length);
  const button = make("button", { type: "button", class: "cb-term", "aria-expanded": "false" });
  button.addEventListener("click", () => turn(button, match));
  word.replaceWith(button);
  button.append(word);
  markTerms(rest, forms, seen);
}

/** Open the counterpart of a term, or close it. @param {HTMLElement} button @param {Terms.Form} term */
function turn(button, term) {
  const open = button.getAttribute("aria-expanded") !== "true";
  button.setAttribute("aria-expanded", String(open));
  if (open) button.after(counterpart(term));
  else /** @type {ChildNode} */ (button.nextSibling).remove();
}

/** @param {Terms.Form} term */
function counterpart({ id, names }) {
  const words = names.flatMap(([tag, name]) => [" · ", make("span", { lang: tag }, name)]).slice(1);
  const href = asFile(`${root}${language}/glossary/#${id}`);
  return make("span", { class: "cb-counterpart" }, " [", ...words, " · ", make("a", { href }, texts.more), "]");
}

function show() {
  const forms = formsOf();
  for (const section of document.querySelectorAll("#content .cb-lead, #content .cb-section")) {
    /** @type {Set<string>} */
    const seen = new Set();
    for (const node of textNodes(section)) markTerms(node, forms, seen);
  }
}

function hide() {
  for (const note of document.querySelectorAll(".cb-counterpart")) note.remove();
  for (const button of document.querySelectorAll(".cb-term")) {
    const around = /** @type {Node} */ (button.parentNode);
    button.replaceWith(...button.childNodes);
    around.normalize();
  }
}

/** @param {HTMLElement} toggle */
function offerTerms(toggle) {
  const offer = toggle.textContent;
  let shown = false;
  /** @param {boolean} on */
  const set = (on) => {
    if (on === shown) return;
    shown = on;
    toggle.textContent = on ? texts.hide : offer;
    toggle.setAttribute("aria-pressed", String(on));
    (on ? show : hide)();
  };
  toggle.hidden = false;
  toggle.setAttribute("aria-pressed", "false");
  toggle.addEventListener("click", () => {
    if (shown) set(false);
    else loadTerms().then(() => set(true), () => { /* a click more tries again */ });
  });
}

const toggle = document.getElementById("terms");
if (toggle) offerTerms(toggle);
