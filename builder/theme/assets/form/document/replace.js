// Puts a value in the place of another.
import { lineEnd, lineStart, partsOf } from "./places.js";
import { around, placeIn, spliced } from "./state.js";
import { textAt, widthOf } from "./texts.js";
import { itemText, valueParts } from "./write.js";

/** @typedef {Yaml.Value} Value @typedef {Yaml.Path} Path @typedef {Yaml.Place} Place @typedef {Yaml.State} State */
/** @typedef {Yaml.MapNode | Yaml.ListNode} Collection */

/** The text with another value of a part that it has. @param {State} state @param {Path} path @param {Value} value */
export function replaced(state, path, value) {
  const { node, index } = /** @type {{ node: Collection, index: number }} */ (around(state, path));
  const { text } = state;
  const part = partsOf(node)[index], old = node.kind === "map" ? node.entries[index].value : node.items[index];
  const after = node.kind === "map" ? text.indexOf(":", node.entries[index].key.end) + 1 : part.start + 1;
  const written = partAt(state, path, value, { node, old, after });
  if (node.flow && old) return spliced(text, old.start, old.end, written[0]);
  if (node.flow) return spliced(text, after, after, ` ${written[0]}`);
  if (!old || !isHere(text, old, after) || !written[0]) return behind(text, { old, after }, written);
  // A map or list below a dash has one space before it: its other lines stand below the first.
  if ("key" in part || typeof value === "string") return exchanged(text, old, written);
  return exchanged(text, old, [` ${written[0]}`, written[1]], after);
}

/**
 * How a value is written in the place of another.
 * @param {State} state @param {Path} path @param {Value} value
 * @param {{ node: Collection, old: Yaml.Node | null, after: number }} at @returns {[string, string]}
 */
function partAt(state, path, value, { node, old, after }) {
  const { text } = state, used = widthOf(text.slice(lineStart(text, after), after)) + 1;
  const place = { ...placeIn(state, node), used };
  if (typeof value !== "string" && place.around === "-") return [itemText(value, place, path).slice(2), ""];
  if (typeof value !== "string") return valueParts(value, place, path);
  return textAt(value, place, old && old.kind === "scalar" ? text.slice(old.start, old.end) : "");
}

/**
 * A value in the place of another on the line of its key or dash; a comment at the end of the line stays.
 * @param {string} text @param {Yaml.Node} old @param {[string, string]} written @param {number} start where it begins
 */
function exchanged(text, old, [head, below], start = old.start) {
  const isBlock = old.kind === "scalar" && old.block;
  const headEnd = isBlock ? old.start + text.slice(old.start).search(/\s|$/) : old.end, line = lineEnd(text, headEnd);
  return text.slice(0, start) + head + text.slice(headEnd, line) + below + text.slice(isBlock ? old.end : line);
}

/**
 * A value below a key, in the place of one below it or of a text beside it.
 * @param {string} text @param {{ old: Yaml.Node | null, after: number }} at @param {[string, string]} written
 */
function behind(text, { old, after }, [head, below]) {
  const start = head && ` ${head}`;
  if (old && isBeside(text, old, after)) {
    const line = old.kind === "scalar" && old.block ? old.end : lineEnd(text, old.end);
    const comment = old.kind === "scalar" && old.block ? "" : text.slice(old.end, line);
    return text.slice(0, after) + start + comment + below + text.slice(line);
  }
  const line = lineEnd(text, after);
  return text.slice(0, after) + start + text.slice(after, line) + below + text.slice(old ? old.end : line);
}

/** Whether a value stands on the line of its key. @param {string} text @param {Yaml.Node} old @param {number} after */
const isBeside = (text, old, after) => lineStart(text, old.start) === lineStart(text, after);

/** Whether a value can be put where one stands. @param {string} text @param {Yaml.Node} old @param {number} after */
const isHere = (text, old, after) => old.kind === "scalar" || old.flow || isBeside(text, old, after);
