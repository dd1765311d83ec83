// Which documents an edition shows: its own, and those of the other language that have no twin here.
import { changed } from "./scores.js";

/** Whether a document is in the edition's language. @param {Search.Index} index @param {number} doc */
export const isOwn = (index, doc) => doc >= index.first && doc < index.end;

/** The kind of a document, as its number tells. @param {Search.Index} index @param {number} doc */
export function kindOf({ core }, doc) {
  const [[,, span]] = core.editions;
  let rest = doc % span;
  return core.kinds[core.rooms.findIndex((size) => (rest -= size) < 0)];
}

/** Whether only the other language has it. @param {Search.Index} index @param {number} doc */
export const isAbroad = (index, doc) => index.alone[doc] > 0 && !isOwn(index, doc);

/**
 * What may be shown of what matches; what only the other language has counts less.
 * @param {Search.Index} index
 * @param {Search.Scores} scores
 */
export function eligible(index, scores) {
  const shown = new Map(Array.from(scores).filter(([doc]) => isOwn(index, doc) || isAbroad(index, doc)));
  return changed(shown, (score, doc) => (isOwn(index, doc) ? score : score * 0.75));
}
