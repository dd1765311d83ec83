// The reader's language: the one chosen last, or the first of the browser's that the site has.
import { keep, recall } from "./kept.js";

/** @type {Record<string, string>} */
const TRADITIONAL = { "zh-tw": "zh-hant", "zh-hk": "zh-hant", "zh-mo": "zh-hant" };

/** Of the links to the languages the reader's. @param {HTMLAnchorElement[]} links */
export function linkOfReader(links) {
  /** @param {string} tag */
  const match = (tag) => links.find((link) => link.hreflang.toLowerCase() === tag)
    || links.find((link) => link.hreflang.toLowerCase().split("-")[0] === tag.split("-")[0]);
  const wanted = (navigator.languages || [navigator.language || ""]).map((tag) => tag.toLowerCase());
  return links.find((one) => one.dataset.language === recall("language"))
    || wanted.map((tag) => match(TRADITIONAL[tag] || tag)).find(Boolean) || links[0];
}

/** @returns {HTMLAnchorElement[]} */
export const findLinks = () => Array.from(document.querySelectorAll("a[data-language]"));

/** From the root, which has a link a language, to one of them. */
export function chooseLanguage() {
  const link = linkOfReader(findLinks());
  if (link) location.replace(link.href);
}

/** @param {Element} clicked */
export function rememberLanguage(clicked) {
  const link = /** @type {HTMLElement | null} */ (clicked.closest("a[data-language]"));
  if (link) keep("language", String(link.dataset.language));
}
