// Documents by number, with how well each fits what was asked.

/** @type {Search.Scores} */
export const NOTHING = new Map();

/** @param {Search.Scores} scores @param {(score: number, doc: number) => number} change @returns {Search.Scores} */
export const changed = (scores, change) => new Map(Array.from(scores, ([doc, score]) => [doc, change(score, doc)]));

/** @param {Search.Scores} scores @param {number} factor */
export const scaled = (scores, factor) => (factor === 1 ? scores : changed(scores, (score) => score * factor));

/** Of two scores the better. @param {Search.Scores} one @param {Search.Scores} other */
export function union(one, other) {
  const either = new Map(one);
  for (const [doc, score] of other) if (!(/** @type {number} */ (either.get(doc)) >= score)) either.set(doc, score);
  return either;
}

/** Scores added up, for documents that have both. @param {Search.Scores} one @param {Search.Scores} other */
export function intersection(one, other) {
  const both = new Map();
  for (const [doc, score] of one) {
    const more = other.get(doc);
    if (more !== undefined) both.set(doc, score + more);
  }
  return both;
}

/** The first, with the scores of the second added. @param {Search.Scores} one @param {Search.Scores} other */
export const added = (one, other) => changed(one, (score, doc) => score + (other.get(doc) || 0));

/** @param {[doc: number, score: number]} one @param {[doc: number, score: number]} other */
export const bestFirst = ([doc, score], [otherDoc, otherScore]) => otherScore - score || doc - otherDoc;
