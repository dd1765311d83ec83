// Writes a text as a record has it: plain where it can stand so, else in quotes, long or with several lines as a block.
import { joint } from "./line_ends.js";

/** @typedef {Yaml.Place} Place @typedef {Yaml.Around} Around */

const WIDTH = 120, WRAPPED = 112, LONGEST_WORD = 40;
const WIDE = /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]/g;
/** What YAML takes for something else, and what `casebook check` takes for a slip of the keyboard. */
const NOT_PLAIN = [
  /^$|^\s|\s$|[\t\n]|:[ \t]|:$|[ \t]#|^(?:~|null|Null|NULL|---.*|\.\.\..*)$/,
  /^[,[\]{}#&*!|>'"%@`＂［｛【]|^[-?:](?:[ \t]|$)|“[^“”"]*"/,
];
const NOT_ITEM = /^(?:[－—–]|-\D|[\p{L}][\p{L}\p{N}_-]{0,40}[\s]?(?:：|:[^/]))/u;
const NOT_AROUND = {
  "": /(?!)/, "-": NOT_ITEM, "{": /[,:：[\]{}"'“]|^\?/,
  "[": /[,:：，、；[\]{}"'“（）()［］｛｝【】]|^\?/,
};
const NOT_LITERAL = /^[ \t\n]|\n\n$|(?:^|\n)[^\S\n]+\n?$|^$/;

/** How many columns a text takes in an editor. @param {string} text */
export const widthOf = (text) => text.length + (text.match(WIDE) || []).length;

/** @param {string} text @param {Around} around */
function isPlain(text, around) {
  if (text === "?") return around === "" || around === "-";
  return !NOT_PLAIN.some((pattern) => pattern.test(text)) && !NOT_AROUND[around].test(text);
}

/** @param {string} text */
export const inDouble = (text) => (
  `"${text.replace(/[\\"]/g, "\\$&").replace(/\n/g, "\\n").replace(/\t/g, "\\t")}"`);

/** @param {string} text */
const inSingle = (text) => `'${text.replace(/'/g, "''")}'`;

/** A text on one line, in the quotes that it had. @param {string} text @param {Around} around @param {string} [old] */
export function inLine(text, around, old = "") {
  const isSimple = !/[\n\t]/.test(text);
  if (old[0] === "'" && isSimple) return inSingle(text);
  if (old[0] !== "\"" && isPlain(text, around)) return text;
  return old[0] !== "\"" && isSimple && /["\\]/.test(text) && !text.includes("'") ? inSingle(text) : inDouble(text);
}

/**
 * A text at a place: what stands on the line of its key, and the lines below. old: how it was written so far.
 * @param {string} text @param {Place} place @param {string} [old] @returns {[string, string]}
 */
export function textAt(text, place, old = "") {
  if (place.isSafe) return [inDouble(text), ""];
  const canBeBlock = place.around === "" || place.around === "-";
  return (canBeBlock && blockAt(text, place, old)) || [inLine(text, place.around, old), ""];
}

/**
 * A text as a block, where it was one, is too long or has several lines.
 * @param {string} text @param {Place} place @param {string} old @returns {[string, string] | null}
 */
function blockAt(text, place, old) {
  const isLiteral = old[0] === "|" || text.trimEnd().includes("\n");
  if (isLiteral) return NOT_LITERAL.test(text) ? null : literal(text, place, old);
  if (old[0] === ">") return foldedAt(text, place);
  const isLong = widthOf(text) + place.used > WIDTH, wasLong = old.length > WIDTH && !old.includes("\n");
  if (!isLong || wasLong || /^["']/.test(old)) return null;
  const isOneLine = isPlain(text, place.around) || NOT_LITERAL.test(text);
  return foldedAt(text, place) || (isOneLine ? null : literal(text, place, old));
}

/** @param {string} text @param {Place} place @param {string} old @returns {[string, string]} */
function literal(text, place, old) {
  const chomping = /^[|>][-+\d]*-/.test(old) && !text.endsWith("\n") ? "-" : "";
  return [`|${chomping}`, linesBelow(text.replace(/\n$/, "").split("\n"), place)];
}

/** @param {string} text @param {Place} place @returns {[string, string] | null} */
function foldedAt(text, place) {
  const lines = wrapped(text.replace(/\n$/, ""), WRAPPED - place.column);
  return lines && [text.endsWith("\n") ? ">" : ">-", linesBelow(lines, place)];
}

/** @param {string[]} lines @param {Place} place */
const linesBelow = (lines, { column, step, eol }) => (
  lines.map((line) => eol + (line && " ".repeat(column + step) + line)).join(""));

/**
 * Lines that read as the text when they are folded; null if it cannot be cut so.
 * @param {string} text @param {number} width
 */
function wrapped(text, width) {
  const words = text.split(" ");
  if (/[\n\t]/.test(text) || words.some((word) => !word || widthOf(word) > LONGEST_WORD)) return null;
  const lines = [words[0]];
  for (const word of words.slice(1)) {
    const last = lines.length - 1, isFull = widthOf(lines[last]) + 1 + widthOf(word) > width;
    if (isFull && joint(lines[last], word) === " ") lines.push(word);
    else lines[last] += ` ${word}`;
  }
  return lines;
}
