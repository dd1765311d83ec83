// A page that says all in each language, for nobody knows who comes to it: it says it in that of its address, or in the
// reader's.
import { findLinks, linkOfReader } from "./casebook/languages.js";

/** @param {HTMLAnchorElement} link to the language */
function sayIn({ dataset, hreflang }) {
  const parts = /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll("[data-edition]"));
  for (const part of parts) part.hidden = part.dataset.edition !== dataset.language;
  const heading = /** @type {Element} */ (document.querySelector("[data-edition]:not([hidden]) h1"));
  document.title = String(heading.textContent);
  document.documentElement.lang = hreflang;
}

const links = findLinks();
const link = links.find(({ href }) => location.href.startsWith(href)) || linkOfReader(links);
if (link) sayIn(link);
