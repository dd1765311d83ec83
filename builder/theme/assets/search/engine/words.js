// Takes a word that the site does not have; gives those of its words that may be meant: completions and near spellings.
import { wordToken } from "./text.js";

const FAR = 99;

/** Of several with one key the first. @template T @param {T[]} list @param {(one: T) => string} key */
export function distinct(list, key) {
  const seen = new Set();
  return list.filter((one) => !seen.has(key(one)) && seen.add(key(one)));
}

/**
 * Edits between two words, a swap of neighbours being one (Damerau–Levenshtein, optimal string alignment).
 * @param {string} one
 * @param {string} other
 * @param {number} most beyond which any number says the same
 */
export function editDistance(one, other, most) {
  if (Math.abs(one.length - other.length) > most) return FAR;
  /** @type {number[]} */
  let before = [];
  let last = Array.from(other + " ", (_, i) => i);
  for (let i = 1; i <= one.length; i++) {
    const row = [i];
    for (let j = 1; j <= other.length; j++) {
      row[j] = Math.min(last[j] + 1, row[j - 1] + 1, last[j - 1] + (one[i - 1] === other[j - 1] ? 0 : 1));
      const swapped = i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1];
      if (swapped) row[j] = Math.min(row[j], before[j - 2] + 1);
    }
    if (Math.min(...row) > most) return FAR;
    before = last;
    last = row;
  }
  return last[other.length];
}

/** Words that begin so, commonest first. @param {Search.Word[]} words @param {string} beginning */
export function completions(words, beginning) {
  const longer = words.filter(([word]) => word.startsWith(beginning) && wordToken(word) !== wordToken(beginning));
  longer.sort((one, other) => other[1] - one[1] || one[0].length - other[0].length);
  return distinct(longer, ([word]) => wordToken(word)).slice(0, 4).map(([word]) => word);
}

/**
 * The words that are nearest in spelling, all equally near; an equal first letter counts, then how common they are.
 * Short words may have no slip, long ones two.
 * @param {Search.Word[]} words
 * @param {string} given
 */
export function nearSpellings(words, given) {
  const most = given.length < 4 ? 0 : given.length < 8 ? 1 : 2;
  /** @type {{ word: string, distance: number, rank: number }[]} */
  const near = [];
  for (const [word, commonness] of most ? words : []) {
    if (word === given || (given.length < 6 && word.length < given.length)) continue;
    const distance = editDistance(given, word, most);
    const rank = distance * 100 + (word[0] === given[0] ? 0 : 50) - commonness;
    if (distance <= most) near.push({ word, distance, rank });
  }
  near.sort((one, other) => one.rank - other.rank);
  const nearest = near.filter((one) => one.distance === near[0].distance);
  return distinct(nearest, (one) => wordToken(one.word)).slice(0, 4);
}
