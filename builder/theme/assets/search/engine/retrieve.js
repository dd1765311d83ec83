// Takes a folded query; gives the documents that answer it, asking more generously where there are few: the words as
// typed; glossary, pinyin, near spellings; words joined; a question without its question words; most of it.
import { addJoined, clausesOf } from "./clauses.js";
import { eligible } from "./editions.js";
import { evaluate, isDead } from "./evaluate.js";
import { addNear, addOther, addPinyin } from "./expand.js";
import { mostOf } from "./partial.js";
import { cutLeaves, fetchLists, fetchRest } from "./postings.js";
import { isWord, required, walk, wordsOf } from "./query.js";
import { ASKS, withoutQuestion } from "./question.js";
import { scaled, union } from "./scores.js";
import { runs } from "./text.js";

/**
 * @param {Search.Index} index
 * @param {string} folded
 * @param {boolean} whole whether lists are read to their end, for counts
 * @param {boolean} [eager] whether this is a question without its question words
 * @returns {Promise<Search.Finding>}
 */
export async function retrieve(index, folded, whole, eager) {
  const root = { all: clausesOf(index, runs(folded).slice(0, 24)) };
  const few = await longestWords(index, root, whole);
  if (few) return few;
  let scores = await look(index, root, whole);
  if (eligible(index, scores).size < 10) scores = await widened(index, root, scores, whole);
  if (!scores.size && wordsOf(root).length > 1) {
    addJoined(index, root);
    scores = await look(index, root, whole);
  }
  const finding = { scores, note: scores.size ? "" : "partial", root };
  const answered = await unasked(index, folded, finding, whole);
  if (answered) return answered;
  if (!scores.size || (eager && eligible(index, scores).size < 5)) {
    scores = union(await mostOf(index, root, eager), scores);
  }
  return { scores, note: scores.size ? finding.note : "", root };
}

/**
 * Of a large site four long words of many say enough.
 * @param {Search.Index} index
 * @param {Search.Root} root
 * @param {boolean} whole
 */
async function longestWords(index, root, whole) {
  const words = required(root).filter(isWord);
  if (!index.big || whole || words.length < 5 || words.length < required(root).length) return null;
  const few = { all: words.sort((one, other) => other.word.length - one.word.length).slice(0, 4) };
  const scores = await look(index, few, whole);
  return eligible(index, scores).size ? { scores, note: "", root: few } : null;
}

/**
 * Load what a query needs, and match it.
 * @param {Search.Index} index
 * @param {Search.Root} root
 * @param {boolean} whole
 */
async function look(index, root, whole) {
  await fetchLists(index, root);
  for (let number = 2; ; number = 1) {
    const run = { lacking: false }, scores = evaluate(index, root, run), cut = cutLeaves(index, root);
    const wanting = whole || (run.lacking && eligible(index, scores).size < (index.big ? 4 : 10));
    if (!cut.length || !wanting || isDead(index, root)) return scores;
    // The two rarest lists first, then one by one: they may say enough.
    await fetchRest(index, whole ? cut : cut.slice(0, number));
  }
}

/**
 * With what may be meant besides what was typed.
 * @param {Search.Index} index
 * @param {Search.Root} root
 * @param {Search.Scores} scores of what was typed
 * @param {boolean} whole
 */
async function widened(index, root, scores, whole) {
  const postponed = await addMeanings(index, root, eligible(index, scores).size);
  let wider = await look(index, root, whole);
  if (postponed.length && !wider.size) {
    await Promise.all(postponed.map((clause) => addNear(index, clause)));
    wider = await look(index, root, whole);
  }
  // Titles that lack a word may come between.
  const several = required(root).length > 1 && !root.all.some((clause) => clause.han);
  return several && wider.size ? union(wider, await mostOf(index, root)) : wider;
}

/**
 * Add synonyms, readings of pinyin and near spellings. Gives the words whose near spellings wait for what readings
 * find.
 * @param {Search.Index} index
 * @param {Search.Root} root
 * @param {number} good how many documents there are already
 */
async function addMeanings(index, root, good) {
  const unknown = wordsOf(root).filter((clause) => isDead(index, clause));
  walk(root, (node) => { if (node.later && node.any) node.any.push(...node.later.splice(0)); });
  const early = isEnglishWord(index, root, unknown) && unknown.pop();
  const near = early && await addNear(index, early);
  const read = (index.chinese || !good) && !near && await addPinyin(index, root);
  const waits = read && index.chinese;
  /** @type {Promise<unknown>[]} */
  const jobs = waits ? [] : unknown.map((clause) => addNear(index, clause));
  if (good && good < 4 && !unknown.length) jobs.push(...wordsOf(root).map((clause) => addOther(index, clause)));
  await Promise.all(jobs);
  return waits ? unknown : [];
}

/**
 * What is near one unknown word of English is likelier than Chinese, and on a large site both cost too much.
 * @param {Search.Index} index
 * @param {Search.Root} root
 * @param {Search.WordClause[]} unknown
 */
function isEnglishWord({ big, chinese }, root, unknown) {
  return big && !chinese && root.all.length === 1 && unknown.length === 1;
}

/**
 * A question with few answers: the words that ask may be missing, and some of the others.
 * @param {Search.Index} index
 * @param {string} folded
 * @param {Search.Finding} finding
 * @param {boolean} whole
 */
async function unasked(index, folded, { scores, note, root }, whole) {
  const text = runs(folded).map((run) => run.text).join(" "), simpler = withoutQuestion(text);
  const few = !scores.size || (ASKS.test(text) && eligible(index, scores).size < 5);
  if (!few || !simpler || simpler === text) return null;
  const second = await retrieve(index, simpler, whole, ASKS.test(text));
  if (!second.scores.size) return null;
  return { scores: union(scaled(second.scores, 0.5), scores), note, root: { all: root.all.concat(second.root.all) } };
}
