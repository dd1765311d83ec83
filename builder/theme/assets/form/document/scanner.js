// Where a reader of a record is: white space, comments and line ends between what it says.

/** @typedef {Yaml.Source} Source */

const BLANKS = /[ \t]*/y, COMMENT = /[^\r\n]*/y, LINE_END = /\r?\n/y;
const MARKER = /(?:---|\.\.\.)(?=[ \t\r\n]|$)/y;

/** What stops the reading. @param {string} code @param {number} at @returns {never} */
export function stop(code, at) {
  throw Object.assign(new Error(code), { code, at });
}

/** What a pattern matches where the reader is; it moves behind that. @param {Source} source @param {RegExp} pattern */
export function taken(source, pattern) {
  pattern.lastIndex = source.at;
  const [text = ""] = pattern.exec(source.text) || [];
  source.at += text.length;
  return text;
}

/** @param {Source} source @param {number} [at] */
export const isBlankOrEnd = (source, at = source.at) => " \t\r\n".includes(source.text.charAt(at));

/** @param {Source} source */
export const columnOf = (source) => source.at - source.line;

/** Whether a line is `---` or `...`. @param {Source} source */
export function isMarker(source) {
  MARKER.lastIndex = source.at;
  return source.at === source.line && MARKER.test(source.text);
}

/** Move to what follows on this line, a comment left out. @param {Source} source */
export function skipBlanks(source) {
  const blanks = taken(source, BLANKS);
  if (source.text[source.at] !== "#" || (!blanks && source.at !== source.line)) return;
  const start = source.at;
  taken(source, COMMENT);
  source.comments.push({ start, end: source.at });
}

/** Move behind a line end, if there is one. @param {Source} source */
export function skipLineEnd(source) {
  const found = taken(source, LINE_END);
  if (found) source.line = source.at;
  return found !== "";
}

/** Move to what follows, on this or a later line. @param {Source} source @returns {boolean} Whether on a later one. */
export function skip(source) {
  const { line } = source;
  for (;;) {
    const before = source.at;
    skipBlanks(source);
    const isIndented = before === source.line && !source.isFlow;
    if (isIndented && source.text.slice(before, source.at).includes("\t")) indentedByTab(source, before);
    if (!skipLineEnd(source)) return source.line !== line;
  }
}

/** A tab may stand in front of a line end, but no comment or text may stand behind it. */
function indentedByTab(/** @type {Source} */ source, /** @type {number} */ before) {
  const at = source.text.indexOf("\t", before);
  if (/^[ \t]*[^ \t\r\n]/.test(source.text.slice(before, source.at + 1))) stop("tab-indent", at);
}

/** Nothing but a comment may follow on this line. @param {Source} source */
export function endLine(source) {
  skipBlanks(source);
  const { at } = source;
  if (at < source.text.length && !"\r\n".includes(source.text[at])) {
    stop(source.text[at] === ":" ? "colon-in-text" : "yaml-syntax", at);
  }
}
