// Takes the tree of a query whose lists are there; gives the documents that match it, with their scores.
import { isOwn } from "./editions.js";
import { idf, listOf, scoresOf } from "./postings.js";
import { leavesOf } from "./query.js";
import { added, changed, intersection, NOTHING, scaled, union } from "./scores.js";

/** What comes behind others counts so much of the least of them. */
const BEHIND = 0.9;

/** Whether no document can match. @param {Search.Index} index @param {Search.Node} node @returns {boolean} */
export function isDead(index, node) {
  if (node.any) return node.any.every((child) => isDead(index, child));
  if (node.all) return node.all.some((child) => !child.optional && isDead(index, child));
  return !listOf(index, node).scores.size;
}

/**
 * How much a match says: rare things say more.
 * @param {Search.Index} index
 * @param {Search.Node} node
 * @returns {number}
 */
export function mass(index, node) {
  if (node.all) return node.all.reduce((sum, child) => sum + mass(index, child), 0);
  if (node.any) return Math.max(0, ...node.any.map((child) => mass(index, child)));
  return idf(index, listOf(index, node).df);
}

/**
 * Whether only the best of its documents are known.
 * @param {Search.Index} index
 * @param {Search.Node} node
 * @returns {boolean}
 */
const isCut = (index, node) => (node.any ? node.any.some((child) => isCut(index, child)) : listOf(index, node).cut);

/**
 * @param {Search.Index} index
 * @param {Search.Node} node
 * @param {Search.Evaluation} run told whether lists are cut that could say more
 * @returns {Search.Scores}
 */
export function evaluate(index, node, run) {
  const { any, all } = node;
  const scores = any ? evaluateAny(index, any, run) : all ? evaluateAll(index, all, run) : scoresOf(index, node);
  node.matches = scores.size;
  return scaled(scores, node.weight || 1);
}

/**
 * What may stand for one thing: the best of all, but nothing may outdo what was typed only because it is rarer.
 * @param {Search.Index} index
 * @param {Search.Node[]} any the first as it was typed
 * @param {Search.Evaluation} run
 */
function evaluateAny(index, any, run) {
  const [typed, ...others] = any, scores = evaluate(index, typed, run);
  const best = Array.from(scores).reduce((most, [doc, score]) => (isOwn(index, doc) ? Math.max(most, score) : most), 0);
  const measure = { typed: isDead(index, typed) ? 0 : mass(index, typed), pinyin: 0 };
  return others.reduce((sum, node) => {
    const more = evaluate(index, node, run);
    if (node.behind) return union(sum, behind(more, scores));
    if (node.how !== "language" || !best) return union(sum, comparable(index, node, more, measure));
    return union(sum, changed(more, (score, doc) => (isOwn(index, doc) ? score * 0.5 : Math.min(score, best))));
  }, scores);
}

/** The first, each below the least of others. @param {Search.Scores} scores @param {Search.Scores} others */
function behind(scores, others) {
  let most = Number.MAX_VALUE;
  for (const score of others.values()) most = Math.min(most, score * BEHIND);
  return changed(scores, (score) => Math.min(score, most));
}

/**
 * @param {Search.Index} index
 * @param {Search.Node} node
 * @param {Search.Scores} scores
 * @param {{ typed: number, pinyin: number }} measure what matches are worth: as typed, and of the likeliest reading
 */
function comparable(index, node, scores, measure) {
  const pinyin = node.how === "pinyin", least = Math.min(4, 1 + index.core.n / 300);
  if (pinyin && !index.chinese && leavesOf(node).some((leaf) => listOf(index, leaf).df < least)) {
    node.matches = 0;
    return NOTHING;
  }
  const worth = mass(index, node);
  // Of all that sounds alike the likeliest is the measure.
  if (pinyin && scores.size) measure.pinyin = measure.pinyin || worth;
  const most = pinyin ? measure.pinyin : node.even && measure.typed;
  return most ? scaled(scores, Math.min(1, most / worth)) : scores;
}

/** @param {Search.Index} index @param {Search.Node[]} all @param {Search.Evaluation} run */
function evaluateAll(index, all, run) {
  // Not stop words, nor characters whose lists are short of documents.
  const needed = all.filter((node) => {
    const { df, scores } = listOf(index, node);
    return !node.optional && !(node.character && df > scores.size);
  });
  const must = needed.length ? needed : all;
  if (must.some((node) => isDead(index, node))) return NOTHING;
  const firm = must.filter((node) => !isCut(index, node)), large = index.big && all.every((node) => node.word);
  let met = firm.length > (large ? 0 : 1) && firm.length < must.length ? meet(index, firm, run) : null;
  const enough = met && isEnough(index, met, must, large);
  if (!enough) {
    run.lacking = run.lacking || must.length > firm.length;
    met = meet(index, must, run);
  }
  const rest = all.filter((node) => !(enough ? firm : must).includes(node));
  return rest.reduce((scores, node) => added(scores, evaluate(index, node, run)), met || NOTHING);
}

/** @param {Search.Index} index @param {Search.Node[]} nodes @param {Search.Evaluation} run */
function meet(index, nodes, run) {
  const sets = nodes.map((node) => evaluate(index, node, run)).sort((one, other) => one.size - other.size);
  return sets.reduce(intersection);
}

/**
 * Whether whole lists alone leave so little that cut lists need only add to it; or, of a large site, whether the cut
 * ones stand nearly everywhere and tell too little for what they cost.
 * @param {Search.Index} index
 * @param {Search.Scores} scores
 * @param {Search.Node[]} must
 * @param {boolean} large
 */
function isEnough(index, scores, must, large) {
  if (scores.size < (large ? 400 : index.big ? 120 : 50)) return true;
  const widespread = Math.max(4000, index.core.n / 16);
  return index.big && !must.some((node) => isCut(index, node) && listOf(index, node).df <= widespread);
}
