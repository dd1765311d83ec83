// The edits of a record's text, one at a time: a value in place of another, a part put in, a part taken out.
import { inserted } from "./insert.js";
import { lineStart } from "./places.js";
import { isSame, plainOf, withValue } from "./plain.js";
import { readDocument, valueAt } from "./read.js";
import { without } from "./remove.js";
import { replaced } from "./replace.js";
import { hasPart, placeIn } from "./state.js";
import { widthOf } from "./texts.js";
import { inBrackets, inOrder, tidy } from "./write.js";

/** @typedef {Yaml.Value} Value @typedef {Yaml.Path} Path @typedef {Yaml.Place} Place @typedef {Yaml.State} State */
/** @typedef {Yaml.MapNode | Yaml.ListNode} Collection */
/** @typedef {Yaml.Style} Style */

const WIDEST_MAP = 120;

/**
 * The text with a value at a path.
 * @param {string} text @param {Path} path @param {Value | undefined} value @param {Style} style @returns {string}
 */
export function changed(text, path, value, style) {
  const document = readDocument(text);
  if (!document.root) return text;
  const state = /** @type {State} */ ({ text, document, style });
  const node = valueAt(document, path);
  if (value === undefined) return without(state, path);
  if (node && node.kind === "map" && isMap(value)) return withMap(text, path, node, { value, style });
  if (node && node.kind === "list" && Array.isArray(value)) return withList(text, path, node, { value, style });
  return put(state, path, value);
}

/** @param {State} state @param {Path} path @param {Value} value */
function put(state, path, value) {
  const { style } = state, flow = flowAround(state, path);
  if (flow && !style.isSafe && isTooLong(state, flow, path, value)) return unbracketed(state, flow, path, value);
  return hasPart(state, path) ? replaced(state, path, value) : withPart(state, path, value);
}

/** @param {Value} value @returns {value is { [key: string]: Value }} */
const isMap = (value) => typeof value === "object" && !Array.isArray(value);

/**
 * A map with the entries of another: first what it has, then without what it lacks.
 * @param {string} text @param {Path} path @param {Yaml.MapNode} node
 * @param {{ value: { [key: string]: Value }, style: Style }} wanted
 */
function withMap(text, path, node, { value, style }) {
  let next = text;
  for (const key of inOrder(Object.keys(value), style.order(path))) {
    const entry = node.entries.find((each) => each.key.text === key);
    if (!entry || !isSame(plainOf(entry.value), value[key])) next = changed(next, [...path, key], value[key], style);
  }
  const gone = node.entries.map(({ key }) => key.text).filter((key) => !(key in value));
  for (const key of gone) next = changed(next, [...path, key], undefined, style);
  return next;
}

/**
 * A list with the items of another; what is the same at both ends stays.
 * @param {string} text @param {Path} path @param {Yaml.ListNode} node
 * @param {{ value: Value[], style: Style }} wanted
 */
function withList(text, path, node, { value, style }) {
  const old = node.items.map(plainOf), both = Math.min(old.length, value.length);
  let first = 0, last = 0, next = text;
  while (first < both && isSame(old[first], value[first])) first += 1;
  while (last < both - first && isSame(old[old.length - 1 - last], value[value.length - 1 - last])) last += 1;
  for (let i = first; i < both - last; i += 1) next = changed(next, [...path, i], value[i], style);
  for (let i = both - last; i < value.length - last; i += 1) next = withItem(next, [...path, i], value[i], style);
  for (let i = old.length - last - 1; i >= both - last; i -= 1) next = changed(next, [...path, i], undefined, style);
  return next;
}

/**
 * A new item, which moves those behind it.
 * @param {string} text @param {Path} path @param {Value} value @param {Style} style
 */
function withItem(text, path, value, style) {
  const document = readDocument(text);
  return document.root ? withPart(/** @type {State} */ ({ text, document, style }), path, value) : text;
}

/**
 * The text with a part that it does not have yet; what has to be around it is made.
 * @param {State} state @param {Path} path @param {Value} value @returns {string}
 */
function withPart(state, path, value) {
  const inner = path.slice(0, -1), node = valueAt(state.document, inner);
  const step = path[path.length - 1], kind = typeof step === "number" ? "list" : "map";
  if (node && node.kind !== "scalar" && node.kind === kind) return inserted(state, path, value, node);
  const whole = typeof step === "number" ? [value] : { [step]: value };
  return hasPart(state, inner) ? replaced(state, inner, whole) : withPart(state, inner, whole);
}

/** The path of the outermost brackets around a path. @param {State} state @param {Path} path */
function flowAround({ document }, path) {
  for (let length = 1; length < path.length; length += 1) {
    const node = valueAt(document, path.slice(0, length));
    if (node && node.kind !== "scalar" && node.flow) return path.slice(0, length);
  }
  return null;
}

/**
 * Whether a value cannot well stand in brackets.
 * @param {State} state @param {Path} flow @param {Path} path @param {Value} value
 */
function isTooLong(state, flow, path, value) {
  const { text, document } = state, old = valueAt(document, path);
  const node = /** @type {Collection} */ (valueAt(document, flow));
  if (document.comments.some(({ start }) => start > node.start && start < node.end)) return false;
  const written = inBrackets(value, placeIn(state, node), path);
  if (written.includes("\\n")) return true;
  const line = lineStart(text, node.start), isOneLine = lineStart(text, node.end) === line;
  const width = widthOf(text.slice(line, node.end)) + widthOf(written) - (old ? old.end - old.start : 0);
  return node.kind === "map" && isOneLine && width > WIDEST_MAP;
}

/**
 * A list or map on lines of its own in the place of one in brackets.
 * @param {State} state @param {Path} flow @param {Path} path @param {Value} value
 */
function unbracketed(state, flow, path, value) {
  const node = /** @type {Collection} */ (valueAt(state.document, flow));
  const whole = /** @type {Value} */ (withValue(plainOf(node), path.slice(flow.length), value));
  return replaced(state, flow, /** @type {Value} */ (tidy(whole)));
}
