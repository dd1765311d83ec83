// Takes a query that no document answers whole; gives the documents that have most of it, or come nearest to it.
import { eligible, isAbroad, isOwn, kindOf } from "./editions.js";
import { relatedOf } from "./index.js";
import { isLong, wordsOf } from "./query.js";
import { rowOf } from "./rows.js";
import { bestFirst } from "./scores.js";
import { sharesOf } from "./shares.js";
import { bare, nameIn } from "./titles.js";

/** The part of a query's weight that makes an answer, and that which comes near one. */
const MOST = 0.6, NEAR = 0.15, WHOLE = 0.999;
/** Of so many words or fewer what is near has this part, of so many the least. */
const FEW = 3, MANY = 6, NEAR_OF_FEW = 0.55;
/** A run of Han that is no word and no whole question; how prominent its pieces have to be beside a strange word. */
const SHORT_HAN = 4, LONG_HAN = 8, OF_HAN = 0.5;
/** What a word counts, of what it says, that stands in a title; on a page of common length it counts 1. */
const PROMINENT = 1.8;
/** How many of the nearest are shown. */
const SHOWN = 5;
/** How many more are looked at for names: of a long query, of a short one, of one in which words are strange. */
const ALSO = 1, ALSO_OF_FEW = 3, ALSO_OF_NAMES = 12;
/** What kinds are worth where no document has everything: long records have little of each word. */
const WORTH = new Map([["case", 2], ["policy", 2], ["page", 0.8], ["list", 0.8]]), TERM = 0.6;
/** What it is worth to be named; of a name that is only part of a longer one that was typed, the power of its part. */
const NAMED = 12, PART = 6;

/**
 * What has most of a query, in more than one place, and what is named in it; else what comes nearest to it.
 * @param {Search.Index} index
 * @param {Search.Root} root
 * @param {string} text
 * @returns {Promise<Search.Finding>}
 */
export async function partial(index, root, text) {
  const { shares, missing } = await sharesOf(index, root, () => relatedOf(index)), all = Array.from(shares);
  const isStrong = strengthBeside(index, root, missing), comesNear = nearness(index, root, missing, isStrong);
  const isAnswer = (/** @type {Search.Share} */ one) => one.share >= MOST - 1e-9 && one.pieces >= 1.5 && isStrong(one);
  const isShown = (/** @type {Search.Share} */ one) => isAnswer(one) || comesNear(one);
  const also = isLong(root) ? ALSO : missing.length ? ALSO_OF_NAMES : ALSO_OF_FEW;
  const candidates = candidatesOf(index, all, all.filter(([, one]) => isShown(one)), also);
  const named = await namedAmong(index, candidates, bare(index, text));
  const least = Math.min(...all.filter(([doc]) => named.has(doc)).map(([, { share }]) => share));
  const answers = all.filter(([doc, one]) => isAnswer(one) && (!named.size || isOwn(index, doc)));
  const scores = valuesOf(index, all.filter(([, one]) => isShown(one) || one.share >= least), named);
  const best = bestOf(index, scores, SHOWN);
  for (const [doc] of answers) best.push([doc, scores.get(doc) || 0]);
  // Only words that carry no meaning may be missing.
  const isWhole = !missing.length && answers.some(([, { share }]) => share > WHOLE);
  const note = isWhole || !best.length ? "" : answers.length ? "partial" : "nearest";
  return { scores: new Map(best), note, missing, root };
}

/**
 * What comes near. A few words may meet anywhere: of a short question more of them are wanted, and that they count,
 * taken together, as on a page of common length. Of Han the pieces tell, or one as prominent as in a title where all
 * that was asked stands somewhere. Beside a word that stands nowhere, of a few it is most that is wanted. A large site
 * asks for few words of a question.
 * @param {Search.Index} index
 * @param {Search.Root} root
 * @param {string[]} missing
 * @param {(one: Search.Share) => boolean} isStrong
 * @returns {(one: Search.Share) => boolean}
 */
function nearness(index, root, missing, isStrong) {
  const words = wordsOf(root).filter((clause) => !clause.optional).length;
  const han = root.all.some((clause) => clause.han);
  if (han || index.big || words >= MANY) {
    const known = han && !missing.length;
    return (one) => one.share >= NEAR && ((one.pieces >= 2 && isStrong(one)) || (known && one.strength >= PROMINENT));
  }
  const ofKnown = NEAR_OF_FEW * (NEAR / NEAR_OF_FEW) ** (Math.max(0, words - FEW) / (MANY - FEW));
  const least = missing.length ? MOST : ofKnown;
  return ({ share, pieces, strength }) => share >= least && pieces >= 2 && strength >= pieces;
}

/**
 * Whether what a document has is prominent enough beside words that stand nowhere: of a short query little is left, and
 * long records have a few words of everything. A large site has none that are as long beside the others.
 * @param {Search.Index} index
 * @param {Search.Root} root
 * @param {string[]} missing
 * @returns {(one: Search.Share) => boolean}
 */
function strengthBeside(index, root, missing) {
  const han = root.all.flatMap((clause) => Array.from(clause.han || "")).length;
  const words = wordsOf(root).filter((clause) => !clause.optional).length;
  const isShort = han ? !words && han >= SHORT_HAN && han <= LONG_HAN : words < MANY;
  const least = han ? OF_HAN : 1;
  return ({ pieces, strength }) => index.big || !missing.length || !isShort || strength >= pieces * least;
}

/** @param {Search.Index} index @param {Search.Root} root @returns {Promise<Search.Scores>} */
export async function mostly(index, root) {
  const most = Array.from((await sharesOf(index, root)).shares).filter(([, { share }]) => share >= MOST - 1e-9);
  return new Map(most.map(([doc, { score, share }]) => [doc, score * share ** 0.5]));
}

/** Of that, what only the other language has. @param {Search.Index} index @param {Search.Root} root */
export async function abroadMostly(index, root) {
  return new Map(Array.from(await mostly(index, root)).filter(([doc]) => isAbroad(index, doc)));
}

/**
 * @param {Search.Index} index
 * @param {[doc: number, share: Search.Share][]} shares
 * @param {Map<number, number>} named
 */
function valuesOf(index, shares, named) {
  const longest = Math.max(...named.values());
  return new Map(shares.map(([doc, { score, share }]) => {
    const factor = (WORTH.get(kindOf(index, doc)) || TERM) * (1 + NAMED * ((named.get(doc) || 0) / longest) ** PART);
    return [doc, (score * share) ** 0.5 * factor];
  }));
}

/** @param {Search.Index} index @param {Search.Scores} scores @param {number} number */
const bestOf = (index, scores, number) => Array.from(eligible(index, scores)).sort(bestFirst).slice(0, number);

/**
 * Documents that may be named: those that would be shown, whose rows are read anyway, and those in which parts of the
 * text stand most prominently.
 * @param {Search.Index} index
 * @param {[doc: number, share: Search.Share][]} all
 * @param {[doc: number, share: Search.Share][]} shown
 * @param {number} also
 */
function candidatesOf(index, all, shown, also) {
  const values = valuesOf(index, shown, new Map());
  const strengths = new Map(all.map(([doc, { strength }]) => [doc, strength]));
  return new Map([...bestOf(index, values, SHOWN), ...bestOf(index, strengths, also)]);
}

/**
 * Those with a name or a title that stands in a text, and how long it is.
 * @param {Search.Index} index
 * @param {Search.Scores} candidates
 * @param {string} text bare
 */
async function namedAmong(index, candidates, text) {
  const named = new Map();
  await Promise.all(Array.from(candidates, async ([doc]) => {
    const row = await rowOf(index, doc), length = row ? nameIn(index, row, text) : 0;
    if (length) named.set(doc, length);
  }));
  return named;
}
