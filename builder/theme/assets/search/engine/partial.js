// Takes a query that no document answers whole; gives the documents that have most of it.
import { evaluate, mass } from "./evaluate.js";
import { fetchLists, idf, listOf } from "./postings.js";
import { required } from "./query.js";
import { EMPTY } from "./question.js";
import { changed, NOTHING, union } from "./scores.js";
import { bigrams } from "./text.js";

/** Characters of a run are counted in the bits of a number. */
const LONGEST = 31, SILENT = "\0";

/**
 * Documents that have most clauses by weight; half of a question.
 * @param {Search.Index} index
 * @param {Search.Root} root
 * @param {boolean} [eager] whether a question is asked
 */
export async function mostOf(index, root, eager) {
  const pairs = root.all.flatMap(({ han }) => (han ? bigrams(han) : []));
  await fetchLists(index, { all: pairs.map((token) => ({ token })) });
  const parts = required(root).map((clause) => partOf(index, clause, eager));
  const sum = weightOf(parts), latin = parts.filter((part) => !part.han);
  // In a mixed query the Latin words are sharper: beside them the Han may be missing.
  const least = Math.min((eager ? 0.5 : 0.6) * sum, latin.length ? weightOf(latin) : sum) - 1e-9;
  const weights = new Map(), scores = new Map();
  for (const part of parts) {
    for (const [doc, score] of part.scores) {
      weights.set(doc, (weights.get(doc) || 0) + part.weight);
      scores.set(doc, (scores.get(doc) || 0) + score);
    }
  }
  const most = new Map(Array.from(scores).filter(([doc]) => weights.get(doc) >= least));
  return changed(most, (score, doc) => score * Math.sqrt(weights.get(doc) / sum));
}

/** @param {{ weight: number }[]} parts */
const weightOf = (parts) => parts.reduce((sum, part) => sum + part.weight, 0);

/** @param {Search.Index} index @param {Search.Clause} clause @param {boolean} [eager] */
function partOf(index, clause, eager) {
  const size = Array.from(clause.han || "").length;
  if (size > 1) {
    const texts = clause.any.filter((node) => node.how !== "language").slice(0, 6).map((node) => node.text || "");
    const scores = texts.map((text) => covered(index, text, eager)).reduce((one, other) => union(one, other));
    return { scores, weight: idf(index, 1) * Math.min(3, size / 2), han: true };
  }
  const scores = evaluate(index, clause, { lacking: false });
  return { scores, weight: scores.size ? mass(index, clause) : idf(index, 0), han: false };
}

/**
 * Documents whose bigrams cover what carries meaning in a run; of long runs most of it by weight, of questions half.
 * @param {Search.Index} index
 * @param {string} text
 * @param {boolean} [eager]
 * @returns {Search.Scores}
 */
function covered(index, text, eager) {
  const characters = Array.from(text).slice(0, LONGEST);
  const spoken = Array.from(characters.join("").replace(EMPTY, (match) => SILENT.repeat(match.length)));
  const needed = Array.from(characters.keys()).filter((i) => spoken[i] !== SILENT);
  if (needed.length < 2) return NOTHING;
  const { worth, masks, scores } = coverage(index, characters, spoken);
  const strange = needed.some((i) => !worth[i]), long = needed.length > (strange ? 6 : 4);
  /** @param {number} mask */
  const value = (mask) => needed.reduce((sum, i) => sum + (mask >> i & 1 ? worth[i] || idf(index, 0) : 0), 0);
  const whole = value(-1), covering = new Map();
  for (const [doc, mask] of masks) {
    const share = value(mask) / whole;
    const half = eager && needed.filter((i) => mask >> i & 1).length * 2 >= needed.length;
    // Long runs may have gaps, but what is covered lies in more than one place.
    const most = long && share >= (strange ? 0.75 : 0.7) && /10+1/.test(mask.toString(2));
    if (share === 1 || half || most) covering.set(doc, /** @type {number} */ (scores.get(doc)) * share * share);
  }
  return covering;
}

/**
 * What each character is worth, and for each document which ones its bigrams cover, as bits.
 * @param {Search.Index} index
 * @param {string[]} characters
 * @param {string[]} spoken the same, silent where they carry no meaning
 */
function coverage(index, characters, spoken) {
  const worth = characters.map(() => 0), masks = new Map(), scores = new Map();
  for (let i = 0; i + 1 < characters.length; i++) {
    const list = listOf(index, { token: characters[i] + characters[i + 1] });
    if (list.df) for (const at of [i, i + 1]) worth[at] = Math.max(worth[at], idf(index, list.df));
    if (spoken[i] + spoken[i + 1] === SILENT + SILENT) continue;
    for (const [doc, score] of list.scores) {
      masks.set(doc, masks.get(doc) | 3 << i);
      scores.set(doc, (scores.get(doc) || 0) + score);
    }
  }
  return { worth, masks, scores };
}
