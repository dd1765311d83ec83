// Takes a query that no document answers whole; gives the documents that have most of it, or come nearest to it.
import { eligible } from "./editions.js";
import { rowOf } from "./rows.js";
import { bestFirst } from "./scores.js";
import { sharesOf } from "./shares.js";
import { bare, isNamedIn } from "./titles.js";

/** The part of a query's weight that makes an answer, and that which comes near one. */
const MOST = 0.6, NEAR = 0.25;
/** How many are looked at for names, and how many are shown, of the nearest; how much more a name counts. */
const LOOKED_AT = 8, SHOWN = 5, NAMED = 2;

/** @param {Search.Share} share */
const isMost = ({ share }) => share >= MOST - 1e-9;

/**
 * What has most of a query, in more than one place, and what is named in it; else what comes nearest to it.
 * @param {Search.Index} index
 * @param {Search.Root} root
 * @param {string} text
 * @returns {Promise<Search.Finding>}
 */
export async function partial(index, root, text) {
  const { shares, missing } = await sharesOf(index, root), named = await namedIn(index, shares, bare(index, text));
  const least = Math.min(...Array.from(shares).filter(([doc]) => named.has(doc)).map(([, { share }]) => share));
  const isAnswer = (/** @type {Search.Share} */ one) => isMost(one) && one.pieces > 1;
  if (Array.from(shares.values()).some(isAnswer)) {
    const most = scoresWhere(shares, (one) => isAnswer(one) || one.share >= least);
    return { scores: most, note: "partial", missing, root };
  }
  const near = scoresWhere(shares, (one) => one.share >= least || (one.share >= NEAR && one.pieces > 1));
  const scores = new Map(Array.from(eligible(index, near)).sort(bestFirst).slice(0, SHOWN));
  for (const doc of named) scores.set(doc, (near.get(doc) || 0) * NAMED);
  return { scores, note: scores.size ? "nearest" : "", missing, root };
}

/** @param {Search.Index} index @param {Search.Root} root */
export const mostly = async (index, root) => scoresWhere((await sharesOf(index, root)).shares, isMost);

/**
 * @param {Map<number, Search.Share>} shares
 * @param {(share: Search.Share) => boolean} isWanted
 * @returns {Search.Scores}
 */
function scoresWhere(shares, isWanted) {
  const wanted = Array.from(shares).filter(([, share]) => isWanted(share));
  return new Map(wanted.map(([doc, { score, share }]) => [doc, score * Math.sqrt(share)]));
}

/**
 * Documents with a name or a title that stands in a text, of those in which its parts stand most prominently.
 * @param {Search.Index} index
 * @param {Map<number, Search.Share>} shares
 * @param {string} text bare
 */
async function namedIn(index, shares, text) {
  const strengths = new Map(Array.from(shares, ([doc, { strength }]) => [doc, strength])), named = new Set();
  const best = Array.from(eligible(index, strengths)).sort(bestFirst).slice(0, LOOKED_AT);
  await Promise.all(best.map(async ([doc]) => {
    const row = await rowOf(index, doc);
    if (row && isNamedIn(index, row, text)) named.add(doc);
  }));
  return named;
}
