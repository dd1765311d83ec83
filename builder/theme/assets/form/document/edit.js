// Changes a record where it is touched, and nowhere else: comments, order, quotes and line ends stay as they are.
import { isSame, plainOf, withValue } from "./plain.js";
import { readDocument, valueAt } from "./read.js";
import { changed } from "./splice.js";
import { tidy } from "./write.js";

/** @typedef {Yaml.Path} Path */

/**
 * The text with a value at a path, undefined to take it out; parents are made, and go when nothing is left in them.
 * Throws where the text cannot be read, or would not read back as it is meant.
 * @param {string} text @param {Path} path @param {unknown} value @param {Yaml.Order} [order]
 */
export function edited(text, path, value, order = () => []) {
  const { root, faults } = readDocument(text);
  if (!root) throw new Error(faults[0].code);
  const wanted = tidy(value), meant = withValue(plainOf(root), path, wanted);
  if (isSame(plainOf(root), meant) && !hasOtherEnd(text, path, wanted)) return text;
  for (const isSafe of [false, true]) {
    const next = changed(text, path, wanted, { order, isSafe }), read = readDocument(next);
    if (read.root && isSame(plainOf(read.root), meant)) return next;
  }
  throw new Error("unwritable");
}

/**
 * Whether a text in quotes has another line end at its end.
 * @param {string} text @param {Path} path @param {Yaml.Value | undefined} value
 */
function hasOtherEnd(text, path, value) {
  const node = valueAt(readDocument(text), path);
  return node !== undefined && node.kind === "scalar" && !node.block && node.text !== value;
}
