// Reads the texts of a record: plain, in quotes, in blocks.
import { joint } from "./line_ends.js";
import { columnOf, endLine, isBlankOrEnd, isMarker, skipBlanks, skipLineEnd, stop, taken } from "./scanner.js";

/** @typedef {Yaml.Source} Source */

const WORD = "(?:[^ \\t\\r\\n:]|:(?![ \\t\\r\\n]|$))+";
const WORD_IN_FLOW = "(?:[^ \\t\\r\\n:,[\\]{}]|:(?![ \\t\\r\\n,[\\]{}]|$))+";
const PLAIN = new RegExp(`${WORD}(?:[ \\t]+(?!#)${WORD})*`, "y");
const PLAIN_IN_FLOW = new RegExp(`${WORD_IN_FLOW}(?:[ \\t]+(?!#)${WORD_IN_FLOW})*`, "y");
const SINGLE = /(?:[^'\r\n]|'')*/y, DOUBLE = /(?:[^"\\\r\n]|\\[^\r\n])*/y;
const HEADER = /[|>](?:[-+][1-9]?|[1-9][-+]?)?/y, SPACES = /[ ]*/y, REST = /[^\r\n]*/y;
const ESCAPE = /\\(?:x([\da-fA-F]{2})|u([\da-fA-F]{4})|U([\da-fA-F]{8})|([^]))/g;
/** @type {{ [letter: string]: string }} */
const SHORT = {
  0: "\0", a: "\x07", b: "\b", v: "\v", f: "\f", r: "\r", e: "\x1b", n: "\n", t: "\t", N: "\x85", _: "\xa0",
  L: "\u2028", P: "\u2029", "\"": "\"", "/": "/", "\\": "\\", " ": " ", "\t": "\t",
};
const NOTHING = new Set(["~", "null", "Null", "NULL"]);

/** @param {number} start @param {Source} source @param {string} text @param {object} style @returns {Yaml.Scalar} */
const scalar = (start, source, text, style) => (
  { kind: "scalar", text, start, end: source.at, quoted: false, block: false, ...style });

/** A plain text on one line. @param {Source} source */
export function plainLine(source) {
  const start = source.at, text = taken(source, source.isFlow ? PLAIN_IN_FLOW : PLAIN);
  if (!text) stop("yaml-syntax", start);
  return scalar(start, source, text, {});
}

/**
 * A plain text; its further lines are indented deeper than what it belongs to.
 * @param {Source} source @param {number} parent
 */
export function plainText(source, parent) {
  const node = plainLine(source);
  for (;;) {
    const gap = gapBefore(source, parent);
    if (!gap) break;
    const line = taken(source, source.isFlow ? PLAIN_IN_FLOW : PLAIN);
    if (!line) break;
    node.text = joined(node.text, line, gap);
    node.end = source.at;
  }
  if (source.at !== node.end) moveTo(source, node.end);
  return NOTHING.has(node.text) ? { ...node, text: "" } : node;
}

/** How many lines end before a plain text goes on; 0 if it does not. @param {Source} source @param {number} parent */
function gapBefore(source, parent) {
  let gap = 0;
  taken(source, /[ \t]*/y);
  while (skipLineEnd(source)) {
    gap += 1;
    taken(source, SPACES);
    if (source.text[source.at] !== "\t" || source.isFlow || columnOf(source) > parent) taken(source, /[ \t]*/y);
  }
  if (!gap || source.at === source.text.length || source.text[source.at] === "#" || isMarker(source)) return 0;
  return source.isFlow || columnOf(source) > parent ? gap : 0;
}

/** Move back to a place. @param {Source} source @param {number} at */
function moveTo(source, at) {
  source.at = at;
  source.line = source.text.lastIndexOf("\n", at - 1) + 1 || source.first;
}

/**
 * Two parts of a text with the line ends that are folded between them.
 * @param {string} before @param {string} after @param {number} gap
 */
function joined(before, after, gap) {
  if (gap > 1) return before + "\n".repeat(gap - 1) + after;
  return before + (before ? joint(before, after) : " ") + after;
}

/** A text in quotes. @param {Source} source */
export function quotedText(source) {
  const start = source.at, mark = source.text[start], isDouble = mark === "\"";
  source.at += 1;
  /** @type {string[]} */
  const lines = [];
  for (;;) {
    lines.push(taken(source, isDouble ? DOUBLE : SINGLE));
    if (source.text[source.at] === mark) break;
    if (isDouble && source.text[source.at] === "\\") lines[lines.length - 1] += taken(source, /\\/y);
    if (!skipLineEnd(source)) stop("quote-not-closed", start);
    if (isMarker(source)) stop("quote-not-closed", start);
  }
  source.at += 1;
  const text = unfolded(isDouble ? linesOfDouble(lines, start) : linesOfSingle(lines));
  return scalar(start, source, text, { quoted: true });
}

/** @param {string} line @param {number} start */
function unescaped(line, start) {
  return line.replace(ESCAPE, (_, ...found) => {
    const [digits, letter] = [found[0] || found[1] || found[2], found[3]], code = parseInt(digits, 16);
    if (digits && code <= 0x10ffff) return String.fromCodePoint(code);
    return letter in SHORT ? SHORT[letter] : stop("bad-escape", start);
  });
}

/** @typedef {{ text: string, isJoined: boolean }} Line isJoined: to the line below, with nothing between them. */

/** @param {string} line @param {number} number @param {string[]} lines */
const trimmed = (line, number, { length }) => {
  const bare = number ? line.replace(/^[ \t]+/, "") : line;
  return number < length - 1 ? withoutBlanks(bare) : bare;
};

/** @param {string[]} lines @returns {Line[]} */
const linesOfSingle = (lines) => (
  lines.map(trimmed).map((line) => ({ text: line.replace(/''/g, "'"), isJoined: false })));

/** @param {string[]} lines @param {number} start @returns {Line[]} */
const linesOfDouble = (lines, start) => lines.map(trimmed).map((line) => {
  const isJoined = endsInEscape(line);
  return { text: unescaped(isJoined ? line.slice(0, -1) : line, start), isJoined };
});

/** Whether a line ends in a backslash that is not itself escaped. @param {string} line */
const endsInEscape = (line) => /(?:^|[^\\])(?:\\\\)*\\$/.test(line);

/** The text of lines in quotes. @param {Line[]} lines */
function unfolded([first, ...rest]) {
  let { text, isJoined } = first, gap = 1;
  rest.forEach((line, number) => {
    if (!line.text && !line.isJoined && number < rest.length - 1) {
      gap += 1;
      return;
    }
    if (isJoined && gap === 1) text += line.text;
    else if (line.text || line.isJoined) text = joined(text, line.text, gap);
    else text += gap > 1 ? "\n".repeat(gap - 1) : " ";
    isJoined = line.isJoined;
    gap = 1;
  });
  return text;
}

/** A line without the blanks at its end; one that is escaped stays. @param {string} line */
function withoutBlanks(line) {
  const kept = line.replace(/[ \t]+$/, "");
  return kept.length < line.length && endsInEscape(kept) ? line.slice(0, kept.length + 1) : kept;
}

/** A text in a block (| or >). @param {Source} source @param {number} parent @returns {Yaml.Scalar} */
export function blockText(source, parent) {
  const start = source.at, header = taken(source, HEADER);
  if (!isBlankOrEnd(source)) stop("yaml-syntax", source.at);
  endLine(source);
  let end = source.at;
  const hint = Number(header.replace(/\D/g, "")), least = Math.max(parent, 0) + (hint || 1);
  const lines = [], indent = hint ? least : Math.max(least, detected(source));
  while (source.at < source.text.length && skipLineEnd(source)) {
    const line = contentLine(source, indent);
    if (line === null) break;
    lines.push(line);
    if (line || header.includes("+")) end = source.at;
  }
  const isEnded = source.at < source.text.length || source.text.endsWith("\n");
  moveTo(source, end);
  return scalar(start, source, chomped(lines, header, isEnded), { block: true });
}

/** A line of a block without its indentation; null behind the block. @param {Source} source @param {number} indent */
function contentLine(source, indent) {
  const { at } = source, spaces = taken(source, SPACES).length;
  if (spaces >= indent) {
    source.at = at + indent;
    return taken(source, REST);
  }
  if (source.text[source.at] === "\t") stop("tab-indent", source.at);
  if (source.at < source.text.length && "\r\n".includes(source.text[source.at])) return "";
  source.at = at;
  return null;
}

/** The indentation of the first line with something in it. @param {Source} source */
function detected(source) {
  const lines = /(?:\r?\n *)*/y;
  lines.lastIndex = source.at;
  const [found = ""] = lines.exec(source.text) || [];
  if (source.text[lines.lastIndex] === "\t") stop("tab-indent", lines.lastIndex);
  return Math.max(...found.split("\n").map((line) => line.replace("\r", "").length));
}

/** @param {string[]} lines @param {string} header @param {boolean} isEnded */
function chomped(lines, header, isEnded) {
  let count = lines.length;
  while (count && !lines[count - 1]) count -= 1;
  const body = header[0] === ">" ? folded(lines.slice(0, count)) : lines.slice(0, count).join("\n");
  if (header.includes("-")) return body;
  const hasEnd = isEnded || count < lines.length;
  if (header.includes("+")) return body + "\n".repeat(lines.length - count + (count && hasEnd ? 1 : 0));
  return body && hasEnd ? `${body}\n` : body;
}

/** Lines of a > block as one text; lines that are indented further keep their ends. @param {string[]} lines */
function folded(lines) {
  let text = "", gap = 0, isOwn = true;
  for (const line of lines) {
    if (!line) {
      gap += 1;
      continue;
    }
    const stays = /^[ \t]/.test(line);
    if (text && !isOwn && !stays) text = joined(gap ? text : text.replace(/[ \t]+$/, ""), line, gap + 1);
    else text += "\n".repeat(gap + (text ? 1 : 0)) + line;
    isOwn = stays;
    gap = 0;
  }
  return text;
}

/** Nothing else of YAML has a place in a record. @param {Source} source */
export function refuseFeature(source) {
  const { text, at } = source;
  const codes = /** @type {{ [sign: string]: string }} */ ({ "&": "anchor", "*": "alias", "!": "tag" });
  if (codes[text[at]]) stop(codes[text[at]], at);
  if ("@`%,]}".includes(text[at]) || ("|>".includes(text[at]) && source.isFlow)) stop("yaml-syntax", at);
  const isSign = source.isFlow ? "?:".includes(text[at]) : "-?:".includes(text[at]) && isBlankOrEnd(source, at + 1);
  if (isSign && !isUnknown(source)) stop("yaml-syntax", at);
}

/** A lone ? is a text: an unknown date. @param {Source} source */
function isUnknown(source) {
  if (source.text[source.at] !== "?") return false;
  const ahead = { ...source, at: source.at + 1, comments: [] };
  skipBlanks(ahead);
  if (source.isFlow && ",]}".includes(source.text.charAt(ahead.at))) return true;
  return ahead.at === source.text.length || "\r\n".includes(source.text[ahead.at]);
}
