// Takes a part out of a collection. Comments on lines of their own stay, wherever they are.
import { columnAt, lineBelow, lineStart, ownComments, partsOf } from "./places.js";
import { around, spliced } from "./state.js";

/** @typedef {Yaml.Value} Value @typedef {Yaml.Path} Path @typedef {Yaml.Place} Place @typedef {Yaml.State} State */
/** @typedef {Yaml.MapNode | Yaml.ListNode} Collection */

/**
 * The text without a part; without what is around it where that has nothing else.
 * @param {State} state @param {Path} path @returns {string}
 */
export function without(state, path) {
  const found = around(state, path);
  if (!found || found.index < 0) return state.text;
  if (partsOf(found.node).length === 1 && path.length > 1) return without(state, path.slice(0, -1));
  return found.node.flow ? withoutInLine(state, found) : withoutLines(state, found);
}

/** @param {State} state @param {{ node: Collection, index: number }} at */
function withoutInLine({ text, document }, { node, index }) {
  const parts = partsOf(node), { start, end } = parts[index], following = parts[index + 1];
  const hasComment = (/** @type {number} */ from, /** @type {number} */ to) => (
    document.comments.some((comment) => comment.start >= from && comment.start < to));
  if (following) {
    return spliced(text, start, hasComment(end, following.start) ? text.indexOf(",", end) + 1 : following.start, "");
  }
  return spliced(text, index && !hasComment(parts[index - 1].end, start) ? parts[index - 1].end : start, end, "");
}

/** @param {State} state @param {{ node: Collection, index: number }} at */
function withoutLines({ text, document }, { node, index }) {
  const parts = partsOf(node), part = parts[index], following = parts[index + 1], line = lineStart(text, part.start);
  const kept = (/** @type {number} */ end) => ownComments(text, document.comments, { start: part.start, end })
    .map((comment) => text.slice(lineStart(text, comment.start), lineBelow(text, comment.end))).join("");
  const isFirst = text.slice(line, part.start).trim() !== "";
  if (isFirst && following) {
    const comments = kept(following.start), indent = " ".repeat(columnAt(text, following.start));
    return spliced(text, part.start, following.start, comments && comments.trimStart() + indent);
  }
  const end = lineBelow(text, part.end), comments = kept(part.end);
  return comments ? spliced(text, line, end, comments) : withoutGap(text, line, end);
}

/**
 * A text without some lines, and without one of the blank lines that stand on both sides of them.
 * @param {string} text @param {number} start @param {number} end
 */
function withoutGap(text, start, end) {
  const [above] = /** @type {RegExpExecArray} */ (/(?:(?:^|\n)[ \t]*\r?\n)?$/.exec(text.slice(0, start)));
  const [below] = /** @type {RegExpExecArray} */ (/^(?:[ \t]*\r?\n)*/.exec(text.slice(end)));
  if (above && end === text.length) return text.slice(0, start).replace(/(\n)(?:[ \t]*\r?\n)+$/, "$1");
  return spliced(text, start, above ? end + below.length : end, "");
}
