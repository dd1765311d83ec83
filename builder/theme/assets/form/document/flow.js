// Reads the lists and maps in brackets, and what they share with those on lines of their own.
import { plainText, quotedText, refuseFeature } from "./scalars.js";
import { isMarker, skip, stop } from "./scanner.js";

/** @typedef {Yaml.Source} Source */

const MAX_DEPTH = 20, COLON_IN_FLOW = " \t\r\n,[]{}";

/** Run a step one level deeper. @template T @param {Source} source @param {() => T} step @returns {T} */
export function deeper(source, step) {
  if (source.depth === MAX_DEPTH) stop("too-deep", source.at);
  source.depth += 1;
  const node = step();
  source.depth -= 1;
  return node;
}

/** @param {Source} source @param {number} parent */
export const oneText = (source, parent) => (
  "\"'".includes(source.text[source.at]) ? quotedText(source) : plainText(source, parent));

/**
 * @param {Yaml.MapNode} map @param {Yaml.Scalar} key @param {number} colon @param {() => Yaml.Node | null} read
 */
export function addEntry(map, key, colon, read) {
  if (key.text === "<<" && !key.quoted) stop("merge-key", key.start);
  if (map.entries.some((entry) => entry.key.text === key.text)) stop("duplicate-key", key.start);
  const value = read(), end = value ? value.end : colon;
  map.entries.push({ key, value, start: key.start, end });
  map.end = end;
}

/** A list or a map in brackets. @param {Source} source @returns {Yaml.Node} */
export function flowNode(source) {
  const { isFlow } = source;
  source.isFlow = true;
  const node = deeper(source, () => (source.text[source.at] === "[" ? flowList(source) : flowMap(source)));
  source.isFlow = isFlow;
  return node;
}

/** @param {Source} source @returns {Yaml.ListNode} */
function flowList(source) {
  /** @type {Yaml.ListNode} */
  const list = { kind: "list", items: [], marks: [], flow: true, start: source.at, end: source.at };
  while (opens(source, "]", list.start)) {
    const { at } = source, item = flowValue(source) || stop("empty-item", at);
    list.marks.push(item.start);
    list.items.push(item);
    closes(source, "]", list.start);
  }
  list.end = source.at;
  return list;
}

/** @param {Source} source @returns {Yaml.MapNode} */
function flowMap(source) {
  /** @type {Yaml.MapNode} */
  const map = { kind: "map", entries: [], flow: true, start: source.at, end: source.at };
  while (opens(source, "}", map.start)) {
    const { line } = source;
    if ("[{".includes(source.text[source.at])) stop("key-not-text", source.at);
    const key = flowScalar(source), { end } = key;
    skip(source);
    if (source.line !== line && source.text[source.at] === ":") stop("yaml-syntax", key.start);
    const isColon = key.quoted || COLON_IN_FLOW.includes(source.text.charAt(source.at + 1));
    const hasValue = source.text[source.at] === ":" && isColon;
    if (hasValue) source.at += 1;
    addEntry(map, key, hasValue ? source.at : end, () => (hasValue ? flowValue(source) : null));
    closes(source, "}", map.start);
  }
  map.end = source.at;
  return map;
}

/**
 * Move to the next part of what stands in brackets, or behind the closing one.
 * @param {Source} source @param {string} closing @param {number} start
 */
function opens(source, closing, start) {
  if (source.text[source.at] === closing) {
    source.at += 1;
    return false;
  }
  source.at += 1;
  skip(source);
  if (source.at === source.text.length || isMarker(source)) stop("bracket-not-closed", start);
  if (source.text[source.at] !== closing) return true;
  source.at += 1;
  return false;
}

/** Move to the comma or the closing bracket. @param {Source} source @param {string} closing @param {number} start */
function closes(source, closing, start) {
  skip(source);
  if (source.at === source.text.length || isMarker(source)) stop("bracket-not-closed", start);
  if (source.text[source.at] !== "," && source.text[source.at] !== closing) stop("yaml-syntax", source.at);
}

/** @param {Source} source @returns {Yaml.Node | null} */
function flowValue(source) {
  skip(source);
  const sign = source.text.charAt(source.at);
  if (sign === "," || sign === "]" || sign === "}") return null;
  return sign === "[" || sign === "{" ? flowNode(source) : flowScalar(source);
}

/** @param {Source} source */
function flowScalar(source) {
  refuseFeature(source);
  return oneText(source, -1);
}
