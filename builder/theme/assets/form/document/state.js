// A record that is being edited: where its parts are, and how values are written there.
import { columnAt, indentation, partsOf } from "./places.js";
import { valueAt } from "./read.js";

/** @typedef {Yaml.Value} Value @typedef {Yaml.Path} Path @typedef {Yaml.Place} Place @typedef {Yaml.State} State */
/** @typedef {Yaml.MapNode | Yaml.ListNode} Collection */

/** @param {string} text @param {number} start @param {number} end @param {string} put */
export const spliced = (text, start, end, put) => text.slice(0, start) + put + text.slice(end);

/**
 * The collection that the last step of a path is in, and the number of the part there, -1 without one.
 * @param {State} state @param {Path} path
 */
export function around({ document }, path) {
  const node = valueAt(document, path.slice(0, -1)), step = path[path.length - 1];
  if (!node || node.kind === "scalar") return null;
  if (node.kind === "map") return { node, index: node.entries.findIndex(({ key }) => key.text === String(step)) };
  return { node, index: typeof step === "number" && step < node.items.length ? step : -1 };
}

/** @param {State} state @param {Path} path */
export function hasPart(state, path) {
  const found = around(state, path);
  return found !== null && found.index >= 0;
}

/** Where the parts of a collection are written. @param {State} state @param {Collection} node @returns {Place} */
export function placeIn({ text, document, style }, node) {
  const eol = /^[^\n]*\r\n/.test(text) ? "\r\n" : "\n", column = node.flow ? 0 : columnAt(text, partsOf(node)[0].start);
  const isList = node.kind === "list", marks = node.flow ? "[{" : "-";
  const mark = /** @type {Yaml.Around} */ (isList ? marks[0] : marks[1] || "");
  return { ...indentation(document.root, text), ...style, column, used: 0, eol, around: mark };
}
