// Writes values as parts of a record: maps, lists and texts, in the order of the fields.
import { cleaned } from "./characters.js";
import { inDouble, inLine, textAt, widthOf } from "./texts.js";

/** @typedef {Yaml.Value} Value @typedef {Yaml.Place} Place @typedef {Yaml.Order} Order */

const FLOW_MAP = 60, FLOW_LIST = 100, FLOW_ITEM = 40;

/**
 * A value as a record can hold it: without what is empty; undefined if nothing is left.
 * @param {unknown} value @returns {Value | undefined}
 */
export function tidy(value) {
  if (value === undefined || value === null) return undefined;
  if (Array.isArray(value)) {
    const items = value.map(tidy).filter((item) => item !== undefined);
    return items.length ? /** @type {Value[]} */ (items) : undefined;
  }
  if (typeof value !== "object") return cleaned(String(value));
  const pairs = Object.entries(value).map(([key, part]) => [cleaned(key), tidy(part)]);
  const kept = pairs.filter(([, part]) => part !== undefined);
  return kept.length ? Object.fromEntries(kept) : undefined;
}

/** The keys of a map in the order of the fields, others behind them. @param {string[]} keys @param {string[]} order */
export function inOrder(keys, order) {
  const known = order.filter((key) => keys.includes(key));
  return [...known, ...keys.filter((key) => !known.includes(key))];
}

/**
 * A value within brackets.
 * @param {Value} value @param {Place} place @param {(string | number)[]} path @returns {string}
 */
export function inBrackets(value, place, path) {
  if (typeof value === "string") return place.isSafe ? inDouble(value) : inLine(value, place.around);
  if (Array.isArray(value)) {
    const inner = { ...place, around: /** @type {const} */ ("[") };
    return `[${value.map((item, i) => inBrackets(item, inner, [...path, i])).join(", ")}]`;
  }
  const inner = { ...place, around: /** @type {const} */ ("{") };
  const keys = inOrder(Object.keys(value), place.order(path));
  return `{${keys.map((key) => pairInLine(key, value[key], inner, path)).join(", ")}}`;
}

/** @param {string} key @param {Value} value @param {Place} place @param {(string | number)[]} path @returns {string} */
export function pairInLine(key, value, place, path) {
  return `${inLine(key, "{")}: ${inBrackets(value, place, [...path, key])}`;
}

/**
 * Whether a list or a map stands on one line, in brackets.
 * @param {Value} value @param {Place} place @param {(string | number)[]} path
 */
function isShort(value, place, path) {
  const parts = Object.values(value);
  if (parts.some((part) => typeof part !== "string" || part.includes("\n"))) return false;
  const width = widthOf(inBrackets(value, place, path));
  if (!Array.isArray(value)) return path.length > 1 && typeof path[path.length - 1] === "string" && width <= FLOW_MAP;
  return width <= FLOW_LIST && value.every((item) => widthOf(String(item)) <= FLOW_ITEM);
}

/**
 * A value behind a key or a dash: what stands on that line, and the lines below.
 * @param {Value} value @param {Place} place @param {(string | number)[]} path @returns {[string, string]}
 */
export function valueParts(value, place, path) {
  if (typeof value === "string") return textAt(value, place);
  const isInLine = place.around === "[" || place.around === "{" || isShort(value, place, path);
  if (isInLine) return [inBrackets(value, place, path), ""];
  const { column, step, listStep, eol } = place, isList = Array.isArray(value);
  /** @type {Place} */
  const below = { ...place, column: column + (isList ? listStep : step), around: isList ? "-" : "" };
  const lines = isList ? value.map((item, i) => itemText(item, below, [...path, i])) : entryTexts(value, below, path);
  return ["", lines.map((line) => eol + " ".repeat(below.column) + line).join("")];
}

/** @param {{ [key: string]: Value }} value @param {Place} place @param {(string | number)[]} path */
const entryTexts = (value, place, path) => (
  inOrder(Object.keys(value), place.order(path)).map((key) => entryText(key, value[key], place, [...path, key])));

/**
 * A key with its value.
 * @param {string} key @param {Value} value @param {Place} place @param {(string | number)[]} path
 */
export function entryText(key, value, place, path) {
  const start = `${inLine(key, "-")}:`, used = place.column + widthOf(start) + 1;
  return withSpace(start, valueParts(value, { ...place, used, around: "" }, path));
}

/** A key or a dash with what stands behind and below it. @param {string} start @param {[string, string]} parts */
const withSpace = (start, [head, below]) => start + (head && ` ${head}`) + below;

/**
 * An item of a list, from its dash on.
 * @param {Value} value @param {Place} place @param {(string | number)[]} path @returns {string}
 */
export function itemText(value, place, path) {
  const inner = { ...place, column: place.column + 2, used: place.column + 2 };
  if (typeof value === "object" && !isShort(value, place, path)) {
    const lines = Array.isArray(value)
      ? value.map((item, i) => itemText(item, inner, [...path, i])) : entryTexts(value, inner, path);
    return `- ${lines.join(place.eol + " ".repeat(inner.column))}`;
  }
  return withSpace("-", valueParts(value, { ...place, used: inner.used, around: "-" }, path));
}

/** Whether a value is a section with blank lines around it: maps in a list or a map. @param {Value} value */
export function isSection(value) {
  if (typeof value !== "object") return false;
  const parts = Object.values(value).filter((part) => typeof part === "object");
  return Array.isArray(value) ? parts.length > 0 : parts.some((part) => Object.values(part).some(isCollection));
}

/** @param {unknown} value */
const isCollection = (value) => typeof value === "object";

/**
 * A whole new record. head: comments above it.
 * @param {object} value @param {Order} order @param {{ eol?: string, head?: string }} [options]
 */
export function written(value, order, { eol = "\n", head = "" } = {}) {
  const record = /** @type {{ [key: string]: Value }} */ (tidy(value) || {});
  /** @type {Place} */
  const place = { column: 0, step: 2, listStep: 2, used: 0, eol, around: "", isSafe: false, order };
  let text = head, wasSection = false;
  for (const key of inOrder(Object.keys(record), order([]))) {
    const section = isSection(record[key]);
    if (text && (section || wasSection)) text += eol;
    text += entryText(key, record[key], place, [key]) + eol;
    wasSection = section;
  }
  return text;
}
