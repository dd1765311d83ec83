// Takes a folded query; gives the documents that answer what it asks about, asking more generously where there are few:
// the words as typed; glossary, pinyin, near spellings; words joined; one wrong character; most of it, or what is near.
import { adjacentPairs } from "./adjacency.js";
import { addJoined, clausesOf } from "./clauses.js";
import { eligible } from "./editions.js";
import { evaluate, isDead } from "./evaluate.js";
import { addNear, addOther, addPinyin } from "./expand.js";
import { addHomophones } from "./homophones.js";
import { abroadMostly, mostly, partial } from "./partial.js";
import { syllables } from "./pinyin.js";
import { cutLeaves, fetchLists, fetchRest, isLoaded, listOf } from "./postings.js";
import { isLong, leavesOf, nodeOf, required, walk, wordsOf } from "./query.js";
import { quantitiesIn, withoutQuantities } from "./quantities.js";
import { subject } from "./question.js";
import { added, changed, NOTHING, union } from "./scores.js";
import { bigrams, HAN, runs } from "./text.js";

/** Of so many words of a long question the near spellings are looked for. */
const GUESSED_AT = 2;
/** Han characters of which a run hardly ever is one word. */
const SEVERAL_WORDS = 6;
/** So many pairs of neighbours are looked up, and what each is worth. */
const NEIGHBOURS = 2, CLOSER = 0.5;
/** What it is worth to have every pair of a long run of Han: it stands there word for word, or nearly. */
const VERBATIM = 2;
/** The part of all documents beyond which a large site does not read a list to its end. */
const WIDESPREAD = 0.25;
/** Stands where words are no neighbours. */
const BETWEEN = "〇";

/**
 * @param {Search.Index} index
 * @param {string} folded
 * @param {boolean} whole whether lists are read to their end, for counts
 * @returns {Promise<Search.Finding>}
 */
export async function retrieve(index, folded, whole) {
  const about = subject(index.questions, folded), found = await answers(index, about, folded, whole);
  if (about === folded || !HAN.test(folded)) return found;
  // It may be a title that looks like a question.
  /** @type {Search.Root} */
  const root = { all: [{ any: [nodeOf(index, folded, { long: true })], later: [] }] };
  const known = runs(folded).flatMap((run) => (run.han ? bigrams(run.text) : [])).map((token) => ({ token }));
  if (!await mayMeet(index, leavesOf(root).concat(known.filter((leaf) => isLoaded(index, leaf))))) return found;
  const scores = await look(index, root, whole);
  return scores.size ? { ...found, scores: union(found.note ? NOTHING : found.scores, scores), note: "", missing: [],
    root: { all: root.all.concat(found.root.all) } } : found;
}

/**
 * Whether documents may have all of these: one after the other is looked up, until none has those that are there.
 * @param {Search.Index} index
 * @param {Search.Node[]} leaves
 */
async function mayMeet(index, leaves) {
  const run = { lacking: false }, some = leaves.filter((leaf) => isLoaded(index, leaf));
  for (const leaf of leaves.filter((one) => !some.includes(one))) {
    if (some.length && !evaluate(index, { all: some }, run).size && !run.lacking) return false;
    await fetchLists(index, { all: [leaf] });
    some.push(leaf);
  }
  return true;
}

/**
 * Documents that have not all of a query, and yet belong to its answers.
 * @param {Search.Index} index
 * @param {Search.Root} root
 * @param {string} typed
 */
async function besides(index, root, typed) {
  // What is only near to a word does not stand before what is named.
  if (root.all.length > 1 && root.all.some(isGuessed)) return (await partial(index, root, typed)).scores;
  // What only the other language has cannot have the words beside a concept.
  return root.all.length === 2 && wordsOf(root).length ? abroadMostly(index, root) : NOTHING;
}

/** Whether only what is near to a word was there. @param {Search.Clause} clause */
const isGuessed = ({ any: [typed, ...others] }) => (
  !typed.matches && others.some(({ how, matches }) => matches && how === "typo"));

/** @param {Search.Index} index @param {string} text @returns {Search.Root} */
const rootOf = (index, text) => ({ all: clausesOf(index, text) });

/**
 * @param {Search.Index} index
 * @param {string} text what is asked about
 * @param {string} typed
 * @param {boolean} whole
 * @returns {Promise<Search.Finding>}
 */
async function answers(index, text, typed, whole) {
  // What is asked for is not written so.
  const root = rootOf(index, text), verbatim = text === typed && !index.questions.asks.test(text);
  let scores = await look(index, root, whole);
  if (eligible(index, scores).size < 10) scores = await widened(index, root, scores, whole);
  if (!scores.size && verbatim && wordsOf(root).length > 1 && !isLong(root)) {
    addJoined(index, root);
    scores = await look(index, root, whole);
  }
  const bare = text === typed && !isLong(root);
  if (!scores.size && bare && await addHomophones(index, root)) scores = await look(index, root, whole);
  if (!scores.size) return partial(index, root, typed);
  scores = union(await besides(index, root, typed), scores);
  return { scores: await withNeighbours(index, root, scores, { text, verbatim }), note: "", missing: [], root };
}

/**
 * Documents gain where words that were typed side by side stand so, and all pairs of a long run of Han.
 * @param {Search.Index} index
 * @param {Search.Root} root
 * @param {Search.Scores} scores
 * @param {{ text: string, verbatim: boolean }} asked what it is about, and whether it may stand so in a document
 */
async function withNeighbours(index, root, scores, { text, verbatim }) {
  // On a large site both cost too much.
  if (index.big || eligible(index, scores).size < 2) return scores;
  const runsOfHan = verbatim && root.all.some(({ long }) => long) ? runs(text).filter(({ han }) => han) : [];
  const leaves = runsOfHan.flatMap((run) => bigrams(run.text)).map((token) => ({ token }));
  await fetchLists(index, { all: leaves });
  const lists = leaves.map((leaf) => listOf(index, leaf).scores);
  const fuller = changed(lists.reduce(added, scores), (score, doc) => (
    lists.length && lists.every((list) => list.has(doc)) ? score * VERBATIM : score));
  // What is a date or an amount is one thing already, and parts its neighbours as a run of Han does.
  const words = runs(withoutQuantities(quantitiesIn(index, text), text, BETWEEN)).map((run) => run.text);
  const pairs = await adjacentPairs(index, root, words, verbatim ? NEIGHBOURS : 1);
  return pairs.size ? changed(fuller, (score, doc) => score * (1 + (pairs.get(doc) || 0) * CLOSER)) : fuller;
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
    // The two rarest lists first, then one by one: they may say enough.
    const next = whole ? cut : cut.filter((leaf, i) => isReadable(index, leaf, !i && !scores.size)).slice(0, number);
    if (!next.length || !wanting || isDead(index, root)) return scores;
    await fetchRest(index, next);
  }
}

/**
 * Whether a list is read to its end: of a large site not where it costs more than it tells, unless all depends on it.
 * @param {Search.Index} index
 * @param {Search.Node} leaf
 * @param {boolean} isNeeded
 */
const isReadable = (index, leaf, isNeeded) => (
  !index.big || isNeeded || listOf(index, leaf).df <= index.core.n * WIDESPREAD);

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
    await Promise.all(postponed.map((clause) => addNear(index, clause, isLast(root, clause), !isLong(root))));
    wider = await look(index, root, whole);
  }
  // Titles that lack a word may come between.
  const several = required(root).length > 1 && !root.all.some((clause) => clause.han);
  return several && wider.size ? union(wider, await mostly(index, root)) : wider;
}

/**
 * Add synonyms, readings of pinyin and near spellings. Gives the words whose near spellings wait for what readings
 * find.
 * @param {Search.Index} index
 * @param {Search.Root} root
 * @param {number} good how many documents there are already
 */
async function addMeanings(index, root, good) {
  const words = wordsOf(root), long = isLong(root), unknown = strangeWords(index, words, long ? GUESSED_AT : 24);
  openLater(index, root, long);
  const early = isEnglishWord(index, root, unknown) && unknown.pop();
  const near = early && await addNear(index, early, true, true);
  const read = (index.chinese || !good) && !near && maySound(index, words, unknown) && await addPinyin(index, root);
  if (read && index.chinese) return unknown;
  await Promise.all(unknown.map((clause) => addNear(index, clause, isLast(root, clause), !long)));
  if (good && !unknown.length) await Promise.all(words.map((clause) => good < 4 && addOther(index, clause)));
  return [];
}

/**
 * Of a long question, and of a run of several words, only what the site does not have gets others: each costs more than
 * it tells.
 * @param {Search.Index} index
 * @param {Search.Root} root
 * @param {boolean} long
 */
function openLater(index, root, long) {
  walk(root, ({ any, later, long: isRun, han = "" }) => {
    if (!any || !later || (long && isRun)) return;
    if (!(long || han.length >= SEVERAL_WORDS) || isDead(index, any[0])) any.push(...later.splice(0));
  });
}

/** @param {Search.Index} index @param {Search.WordClause[]} words @param {Search.WordClause[]} unknown */
const maySound = (index, words, unknown) => (
  unknown.length * 2 >= words.length || words.every(({ word }) => syllables(index, word).length));

/**
 * The longest words that the site does not have.
 * @param {Search.Index} index
 * @param {Search.WordClause[]} words
 * @param {number} most
 */
const strangeWords = (index, words, most) => words.filter((clause) => isDead(index, clause))
  .sort((one, other) => other.word.length - one.word.length).slice(0, most);

/** Whether the reader may still be writing a word. @param {Search.Root} root @param {Search.Clause} clause */
const isLast = (root, clause) => wordsOf(root).pop() === clause;

/**
 * What is near one unknown word of English is likelier than Chinese, and on a large site both cost too much.
 * @param {Search.Index} index
 * @param {Search.Root} root
 * @param {Search.WordClause[]} unknown
 */
function isEnglishWord({ big, chinese }, root, unknown) {
  return big && !chinese && root.all.length === 1 && unknown.length === 1;
}
