// Cases by name: takes what a reader types; gives the cases whose names have it, from the permuted index of their names
// (pages/compare/titles.py). What is typed is the beginning of a line in it, so that one file mostly answers.
import { load } from "./page.js";

/** The most that are shown; the characters of a line that the index keeps; the files that one search loads at most. */
export const SHOWN = 12;
const KEY = 20, FILES = 3;

/** As the index has names: one width, lower case, no accents, one space between words. @param {string} name */
export function folded(name) {
  const bare = name.normalize("NFKC").toLowerCase().normalize("NFKD").replace(/[\u0300-\u036f]/g, "");
  return bare.split(/\s+/).filter(Boolean).join(" ");
}

/**
 * Lines of the index that begin so.
 * @param {string} key
 * @param {string[]} firsts the first line of each file
 * @param {(line: Compare.Line) => boolean} fits
 */
async function beginningWith(key, firsts, fits) {
  /** @type {Map<string, Compare.Line>} */
  const cases = new Map();
  let at = Math.max(firsts.filter((line) => line < key).length - 1, 0);
  for (let files = 0; files < FILES && at < firsts.length && cases.size <= SHOWN; files++, at++) {
    if (files && !firsts[at].startsWith(key)) break;
    const { lines, rows } = await load(`titles-${at}`);
    for (const [text, row] of lines) if (text.startsWith(key) && fits(rows[row])) cases.set(rows[row][0], rows[row]);
  }
  return Array.from(cases.values());
}

/** @param {string} query folded @returns {Promise<Compare.Line[]>} */
export async function casesNamed(query) {
  const { first, all } = await load("titles");
  if (!query) return all;
  const cases = await beginningWith(query.slice(0, KEY), first, () => true), parts = query.split(" ");
  if (cases.length || parts.length < 2) return cases;
  // Words that do not stand beside each other: the longest is looked up, the others have to be there.
  const longest = parts.reduce((one, other) => (other.length > one.length ? other : one));
  return beginningWith(longest.slice(0, KEY), first, ([, title, facts]) => (
    parts.every((part) => folded(`${title} ${facts}`).includes(part))));
}
