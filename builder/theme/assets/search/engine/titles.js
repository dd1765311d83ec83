// How well a document's title and other names fit what is asked.
import { fold, runs, spelled, tokens } from "./text.js";

/** What a title is worth that is what was asked, by kind of document; and another name. */
const EXACT = new Map([["case", 2.2], ["policy", 2.2], ["page", 1.8], ["list", 1.6]]), ENTRY = 1.4, OTHER_NAME = 0.9;
/** What one is worth that holds it. */
const RECORD_HOLDS = 0.45, HOLDS = 0.3;
/** What a source is worth beside records that rest on it: by its title; by words of its quotes or its claims alone. */
const CITED = 0.6, QUOTED = 0.3;

const SEPARATOR = /\s[–—|·-]\s|[:：()（）]/;

/** Folded, words apart, in one spelling. @param {Search.Index} index @param {string} text */
export const bare = (index, text) => runs(spelled(fold(text, index.table))).map((run) => run.text).join(" ");

/** @param {Search.Index} index @param {string} text bare */
const contentOf = ({ questions: { stop } }, text) => {
  const words = text.split(" "), content = words.filter((word) => !stop.has(word));
  return content.length ? content.join(" ") : text;
};

/** The title, and its parts and other names. @param {Search.Index} index @param {Search.Row} row */
function namesOf(index, [, title,,,,,, names]) {
  const parts = title.split(SEPARATOR).concat(names.split(SEPARATOR)).filter((part) => part.trim());
  return [title, ...parts].map((part) => contentOf(index, bare(index, part)));
}

/** @param {string} text @param {string} name */
const holds = (text, name) => name.length > 1
  && (` ${text} `.includes(` ${name} `) || (!/^[ -~]*$/.test(name) && text.includes(name)));

/**
 * How long the longest name of the document is that stands in a text; 0 where none does.
 * @param {Search.Index} index
 * @param {Search.Row} row
 * @param {string} text bare
 */
export function nameIn(index, row, text) {
  const content = contentOf(index, text);
  return Math.max(0, ...namesOf(index, row).filter((name) => holds(content, name)).map((name) => name.length));
}

/**
 * What a title is worth that is, is in, or holds, what is wanted.
 * @param {Search.Index} index
 * @param {Search.Row} row
 * @param {string} wanted bare
 * @param {number} strange how many of its tokens the site lacks
 */
export function titleFactor(index, row, wanted, strange) {
  const kind = index.core.kinds[row[2]], exact = EXACT.get(kind) || ENTRY;
  const content = contentOf(index, wanted), size = Math.max(1, tokens(content).length - strange);
  const names = namesOf(index, row), [title] = names;
  const likenesses = names.map((name, i) => (i ? OTHER_NAME : 1) * (name === content ? 1
    : holds(content, name) ? Math.min(1, tokens(name).length / size) : 0));
  const words = tokens(content), inTitle = new Set(tokens(title));
  const share = words.filter((word) => inTitle.has(word)).length / words.length;
  const inside = holds(title, content) || (share === 1 && title.includes(content));
  const held = inside ? (exact > 2 ? RECORD_HOLDS : HOLDS) : 0.2 * share * share;
  const factor = 1 + Math.max(held, (exact - 1) * Math.max(...likenesses));
  return kind === "source" ? factor * (share ? CITED : QUOTED) : factor;
}
