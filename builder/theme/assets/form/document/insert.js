// Puts a part into a collection: an entry at its place in the order of the fields, or an item.
import { lineBelow, lineEnd, lineStart, partsOf } from "./places.js";
import { plainOf } from "./plain.js";
import { placeIn, spliced } from "./state.js";
import { widthOf } from "./texts.js";
import { entryText, inBrackets, isSection, itemText, pairInLine } from "./write.js";

/** @typedef {Yaml.Value} Value @typedef {Yaml.Path} Path @typedef {Yaml.Place} Place @typedef {Yaml.State} State */
/** @typedef {Yaml.MapNode | Yaml.ListNode} Collection */

const WIDEST = 120;

/** @param {State} state @param {Path} path @param {Value} value @param {Collection} node */
export function inserted(state, path, value, node) {
  const index = placeOfPart(state, path, node);
  const insert = node.flow ? insertedInLine : insertedOnLines;
  return insert(state, path, value, { node, index });
}

/**
 * Behind which part a new one stands, by its number; -1 in front of all.
 * @param {State} state @param {Path} path @param {Collection} node
 */
function placeOfPart({ style }, path, node) {
  const step = path[path.length - 1];
  if (node.kind === "list") return Math.min(Number(step), node.items.length) - 1;
  return before(node.entries.map(({ key }) => key.text), String(step), style.order(path.slice(0, -1)));
}

/** @param {State} state @param {Path} path @param {Value} value @param {{ node: Collection, index: number }} at */
function insertedOnLines(state, path, value, { node, index }) {
  const place = placeIn(state, node), parts = partsOf(node), indent = " ".repeat(place.column);
  const part = node.kind === "list" ? itemText(value, place, path)
    : entryText(String(path[path.length - 1]), value, place, path);
  if (index < 0) return spliced(state.text, parts[0].start, parts[0].start, part + place.eol + indent);
  const at = lineEnd(state.text, parts[index].end), blank = blankLines(state, node, index, value);
  return spliced(state.text, at, at, place.eol.repeat(blank.above + 1) + indent + part + place.eol.repeat(blank.below));
}

/**
 * How many blank lines stand above and below a new part.
 * @param {State} state @param {Collection} node @param {number} index @param {Value} value
 */
function blankLines({ text, document }, node, index, value) {
  const parts = partsOf(node);
  if (node.kind === "list") {
    const isApart = index > 0 && /\n[ \t]*\r?\n/.test(text.slice(parts[index - 1].end, parts[index].start));
    return { above: isApart ? 1 : 0, below: 0 };
  }
  if (node !== document.root) return { above: 0, below: 0 };
  const last = /** @type {Value} */ (plainOf(node.entries[index].value) || "");
  const below = lineBelow(text, parts[index].end), isBelow = index < parts.length - 1 && lineEnd(text, below) > below;
  return { above: isSection(value) || isSection(last) ? 1 : 0, below: isSection(value) && isBelow ? 1 : 0 };
}

/**
 * Behind which key a new one stands, by its number; -1 in front of all.
 * @param {string[]} keys @param {string} key @param {string[]} order
 */
function before(keys, key, order) {
  const rank = order.indexOf(key);
  if (rank < 0) return keys.length - 1;
  const last = order.slice(0, rank).reverse().find((each) => keys.includes(each));
  if (last !== undefined) return keys.indexOf(last);
  const following = order.slice(rank).find((each) => keys.includes(each));
  return following === undefined ? keys.length - 1 : keys.indexOf(following) - 1;
}

/** @param {State} state @param {Path} path @param {Value} value @param {{ node: Collection, index: number }} at */
function insertedInLine(state, path, value, { node, index }) {
  const { text } = state, place = placeIn(state, node), parts = partsOf(node), key = path[path.length - 1];
  const part = node.kind === "list" ? inBrackets(value, place, path)
    : pairInLine(String(key), value, place, path.slice(0, -1));
  if (!parts.length) return spliced(text, node.start + 1, node.start + 1, part);
  if (index < 0) return spliced(text, parts[0].start, parts[0].start, `${part}, `);
  const { end } = parts[index], line = lineStart(text, end);
  const isFull = widthOf(text.slice(line, lineEnd(text, end)) + part) + 2 > WIDEST;
  return spliced(text, end, end, `,${isFull ? place.eol + " ".repeat(furtherIndent(state, node, line)) : " "}${part}`);
}

/**
 * The indentation of a further line within brackets.
 * @param {State} state @param {Collection} node @param {number} line
 */
function furtherIndent({ text }, node, line) {
  const [blanks] = /** @type {RegExpExecArray} */ (/^(?: |- )*/.exec(text.slice(line)));
  return line > node.start ? blanks.length : blanks.length + 2;
}
