// A text with what matches marked in it, or the stretch of it that has most of that.
import { make } from "./page.js";

const CHINESE = /[\u3400-\u9fff]/;

/** @param {string} text */
export const isHan = (text) => CHINESE.test(text);

/** @param {string} text @param {Search.Range[]} ranges @returns {(string | HTMLElement)[]} */
export function marked(text, ranges) {
  const parts = [];
  let at = 0;
  for (const [from, to] of ranges) {
    parts.push(text.slice(at, from), make("mark", {}, text.slice(from, to)));
    at = to;
  }
  return parts.concat(text.slice(at));
}

/** @param {string} text @param {Search.Range[]} ranges */
export function clipped(text, ranges) {
  const most = isHan(text.slice(0, 60)) ? 84 : 180;
  const from = startOf(text, fullest(ranges, most * 0.8), most), to = endOf(text, from + most);
  const moved = ranges.map(([start, end]) => /** @type {Search.Range} */ ([start - from, end - from]));
  const inside = moved.filter(([start, end]) => start >= 0 && end <= to - from);
  return [from ? "…" : "", ...marked(text.slice(from, to), inside), to < text.length ? "…" : ""];
}

/**
 * Where the stretch of some length begins that has most marks.
 * @param {Search.Range[]} ranges
 * @param {number} length
 */
function fullest(ranges, length) {
  /** @param {number} start */
  const held = (start) => ranges.filter(([from, to]) => from >= start && to <= start + length).length;
  let best = 0;
  for (const [start] of ranges) if (held(start) > held(best)) best = start;
  return best;
}

/**
 * At the beginning of a word a little before the marks.
 * @param {string} text
 * @param {number} mark
 * @param {number} most
 */
function startOf(text, mark, most) {
  if (mark < most * 0.4) return 0;
  const from = Math.max(0, mark - Math.floor(most / 4));
  return from && from + text.slice(from, mark).search(/[\s。；，：]/) + 1;
}

/** At the end of a word. @param {string} text @param {number} latest */
function endOf(text, latest) {
  const gap = text.lastIndexOf(" ", latest);
  return latest < text.length && gap > latest - 20 ? gap : Math.min(text.length, latest);
}
