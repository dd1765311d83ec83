// Reads a record into nodes with their places: what builder/records/source/ reads, and nothing else of YAML.
import { refusedCharacter } from "./characters.js";
import { addEntry, deeper, flowNode, oneText } from "./flow.js";
import { blockText, plainLine, quotedText, refuseFeature } from "./scalars.js";
import { columnOf, endLine, isBlankOrEnd, isMarker, skip, stop } from "./scanner.js";

/** @typedef {Yaml.Source} Source */

const MAX_KEY = 1024;

/**
 * The nodes of a text. The root is null where it cannot be read; then `faults` says why.
 * @param {string} text @returns {Yaml.Document}
 */
export function readDocument(text) {
  const first = text.charCodeAt(0) === 0xfeff ? 1 : 0;
  /** @type {Source} */
  const source = { text, first, at: first, line: first, comments: [], isFlow: false, depth: 0 };
  try {
    refuseCharacters(text, first);
    return { root: rootOf(source), faults: [], comments: source.comments };
  } catch (fault) {
    const { code, at } = /** @type {{ code: string, at: number }} */ (fault);
    if (!code) throw fault;
    return { root: null, faults: [{ ...placeOf(text, at, first), code }], comments: [] };
  }
}

/** @param {string} text @param {number} at @param {number} first */
function placeOf(text, at, first) {
  const lines = text.slice(first, at).split("\n");
  return { line: lines.length, column: Array.from(lines[lines.length - 1]).length + 1 };
}

/** @param {string} text @param {number} first */
function refuseCharacters(text, first) {
  const refused = refusedCharacter(text.slice(first));
  if (refused) stop(refused.code, refused.at + first);
  const lone = text.search(/\r(?!\n)/);
  if (lone >= 0) stop("carriage-return", lone);
}

/** @param {Source} source @returns {Yaml.MapNode} */
function rootOf(source) {
  skip(source);
  if (source.text[source.at] === "%" && columnOf(source) === 0) stop("directive", source.at);
  if (isMarker(source) && source.text[source.at] === "-") {
    source.at += 3;
    if (!skip(source) && source.at < source.text.length) stop("yaml-syntax", source.at);
  }
  if (source.at === source.text.length || isMarker(source)) stop("empty-file", source.first);
  const { at } = source, root = nodeOfLine(source, -1);
  skip(source);
  if (isMarker(source)) endDocument(source);
  if (source.at < source.text.length) stop("yaml-syntax", source.at);
  return root.kind === "map" ? root : stop("not-a-record", at);
}

/** @param {Source} source */
function endDocument(source) {
  if (source.text[source.at] === "-") stop("second-document", source.at);
  source.at += 3;
  endLine(source);
  skip(source);
  if (source.at < source.text.length) stop("second-document", source.at);
}

/**
 * A node that begins its line, or stands behind the dash of an item.
 * @param {Source} source @param {number} parent @returns {Yaml.Node}
 */
function nodeOfLine(source, parent) {
  if (isDash(source)) return deeper(source, () => blockList(source, columnOf(source)));
  const key = keyHere(source);
  return key ? deeper(source, () => blockMap(source, key)) : leaf(source, parent);
}

/** @param {Source} source */
const isDash = (source) => source.text[source.at] === "-" && isBlankOrEnd(source, source.at + 1);

/**
 * A key with its colon, behind which the reader then is; null, and it does not move, where there is none.
 * @param {Source} source
 */
function keyHere(source) {
  const { at, line } = source, { text } = source;
  refuseFeature(source);
  if ("[{|>?".includes(text[at]) && (text[at] !== "?" || isBlankOrEnd(source, at + 1))) return null;
  const isQuoted = text[at] === "\"" || text[at] === "'";
  const key = isQuoted ? quotedText(source) : plainLine(source), behind = source.line;
  skipSpace(source);
  if (behind === line && isColon(source) && source.at - at <= MAX_KEY) {
    source.at += 1;
    return key;
  }
  Object.assign(source, { at, line });
  return null;
}

/** @param {Source} source */
function skipSpace(source) {
  while (" \t".includes(source.text.charAt(source.at)) && source.at < source.text.length) source.at += 1;
}

/** @param {Source} source */
const isColon = (source) => source.text[source.at] === ":" && isBlankOrEnd(source, source.at + 1);

/**
 * A text or a collection in brackets, behind which a line ends.
 * @param {Source} source @param {number} parent @returns {Yaml.Node}
 */
function leaf(source, parent) {
  refuseFeature(source);
  const sign = source.text[source.at];
  if (sign === "|" || sign === ">") return blockText(source, parent);
  const node = sign === "[" || sign === "{" ? flowNode(source) : oneText(source, parent);
  endLine(source);
  return node;
}

/** @param {Source} source @param {number} column @returns {Yaml.ListNode} */
function blockList(source, column) {
  /** @type {Yaml.ListNode} */
  const list = { kind: "list", items: [], marks: [], flow: false, start: source.at, end: source.at };
  while (columnOf(source) === column && isDash(source)) {
    list.marks.push(source.at);
    source.at += 1;
    list.end = source.at;
    const item = valueHere(source, column, false);
    list.items.push(item);
    if (item) list.end = item.end;
    next(source, column);
  }
  return list;
}

/** @param {Source} source @param {Yaml.Scalar} firstKey @returns {Yaml.MapNode} */
function blockMap(source, firstKey) {
  const column = firstKey.start - source.line;
  /** @type {Yaml.MapNode} */
  const map = { kind: "map", entries: [], flow: false, start: firstKey.start, end: source.at };
  for (let key = /** @type {Yaml.Scalar | null} */ (firstKey); key;) {
    addEntry(map, key, source.at, () => valueHere(source, column, true));
    next(source, column);
    if (columnOf(source) !== column || source.at === source.text.length || isMarker(source)) break;
    const { at } = source;
    key = keyHere(source) || stop("stray-line", at);
  }
  return map;
}

/** Move to the next line of a collection, or behind it. @param {Source} source @param {number} column */
function next(source, column) {
  skip(source);
  if (source.at < source.text.length && columnOf(source) > column && !isMarker(source)) stop("indentation", source.at);
}

/**
 * What stands behind a colon or a dash.
 * @param {Source} source @param {number} parent @param {boolean} isOfKey @returns {Yaml.Node | null}
 */
function valueHere(source, parent, isOfKey) {
  const isLater = skip(source);
  if (source.at === source.text.length || isMarker(source)) return null;
  if (!isLater) return isOfKey ? leaf(source, parent) : nodeOfLine(source, parent);
  if (columnOf(source) > parent) return nodeOfLine(source, parent);
  if (!isOfKey || columnOf(source) < parent || !isDash(source)) return null;
  return deeper(source, () => blockList(source, parent));
}

/**
 * The node at a path, such as ["sources", "fu-2012", "title"]; numbers for items.
 * @param {Yaml.Document} document @param {(string | number)[]} path @returns {Yaml.Node | undefined}
 */
export function valueAt({ root }, path) {
  let node = /** @type {Yaml.Node | null | undefined} */ (root);
  for (const step of path) node = childOf(node, step);
  return node || undefined;
}

/**
 * @param {Yaml.Node | null | undefined} node @param {string | number} step
 * @returns {Yaml.Node | null | undefined}
 */
function childOf(node, step) {
  if (node && node.kind === "list") return node.items[Number(step)];
  if (!node || node.kind !== "map") return undefined;
  const entry = node.entries.find(({ key }) => key.text === String(step));
  return entry && entry.value;
}
