// On a page to which a result of the search leads, with the words that were found in its address (?w=): marks them,
// opens what they are folded in, and goes to the passage that has most of them. Its heading gives the address then.
import { passagesOf } from "./found/passages.js";

const BEHIND = Node.DOCUMENT_POSITION_FOLLOWING, READING = ["wheel", "touchmove", "keydown", "mousedown"];

const address = new URL(location.href), words = String(address.searchParams.get("w")).slice(0, 200);
const part = document.querySelector("main article") || document.body;
let reading = false;

/** The passage with most of the words, the first of several. @param {Found.Passage[]} passages */
const bestOf = (passages) => passages.reduce((best, one) => (one.worth > best.worth ? one : best)).element;

/** @param {Element} element */
function unfold(element) {
  for (let at = element.closest("details"); at; at = /** @type {Element} */ (at.parentElement).closest("details")) {
    at.open = true;
  }
  // Of a record other parts are folded too.
  if (casebookPage.reveal) casebookPage.reveal(element);
}

/** The last heading before a place that has an address. @param {Element} element */
function headingOf(element) {
  const headings = Array.from(part.querySelectorAll("h2[id],h3[id],h4[id],section[id]"));
  return headings.filter((one) => one.contains(element) || one.compareDocumentPosition(element) & BEHIND).pop();
}

/** To its first word, for a passage may be longer than a screen. @param {Element} passage */
function goTo(passage) {
  if (!reading) (passage.querySelector("mark") || passage).scrollIntoView({ block: "center" });
}

const passages = passagesOf(part, words), named = address.hash;
address.searchParams.delete("w");
if (passages.length && !named) {
  const best = bestOf(passages), heading = headingOf(best);
  unfold(best);
  if (heading) address.hash = heading.id;
  goTo(best);
  for (const event of READING) addEventListener(event, () => { reading = true; }, { once: true, passive: true });
  // A browser goes to a text fragment until all has come.
  if (document.readyState !== "complete") addEventListener("load", () => setTimeout(goTo, 0, best));
}
try {
  history.replaceState(history.state, "", address.href);
} catch { /* a browser that does not let a file change its address */ }
