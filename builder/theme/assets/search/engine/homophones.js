// Adds to Han characters that no page has so what sounds the same and differs in one of them: 徐启志, 徐启智.
import { pinyinTable } from "./expand.js";
import { fetchLists, listOf } from "./postings.js";
import { substitute } from "./query.js";
import { bigrams } from "./text.js";

/** Gives whether there is any. @param {Search.Index} index @param {Search.Root} root */
export async function addHomophones(index, root) {
  const clauses = root.all.filter(({ han = "" }) => han.length > 1 && han.length < 13);
  const sounds = clauses.length && await index.get("yin");
  return !!sounds && (await Promise.all(clauses.map((clause) => addTo(index, clause, sounds)))).some(Boolean);
}

/**
 * @param {Search.Index} index
 * @param {Search.Clause} clause
 * @param {[Record<string, string>, string]} sounds the characters of each syllable; names of two characters
 */
async function addTo(index, { any, han: from = "" }, [sounds, names]) {
  const all = Array.from(from), pairs = bigrams(from), leaves = pairs.map((token) => ({ token }));
  await fetchLists(index, { all: leaves });
  const unknown = [...pairs.keys()].filter((i) => !listOf(index, leaves[i]).df);
  // The wrong one is in all pairs that no page has.
  const places = [...all.keys()].filter((i) => unknown.length && unknown.every((at) => at === i || at === i - 1));
  /** What sounds like a pair and is there. @type {string[][]} */
  const alike = await Promise.all(pairs.map(async (pair, at) => {
    if (!places.includes(at) && !places.includes(at + 1)) return [];
    const [ones, others] = Array.from(pair, (one) => (
      Object.keys(sounds).filter((sound) => sounds[sound].includes(one))));
    const table = await pinyinTable(index, ones.flatMap((one) => others.map((other) => [one, other])));
    return [...table.values()].join("").match(/../g) || [];
  }));
  const nodes = places.flatMap((i) => {
    const characters = i ? alike[i - 1].map((pair) => pair[1]) : alike[0].map((pair) => pair[0]);
    // A particle is in words by chance only.
    const likely = characters.filter((one) => one.replace(index.questions.empty, ""));
    return likely.map((one) => from.slice(0, i) + one + from.slice(i + 1));
  }).filter((to) => to !== from && (to[2] || names.includes(to)) && alike.every((known, at) => (
    [pairs[at], ...known].includes(to.slice(at, at + 2)))))
    .slice(0, 8).map((to) => substitute(index, { from, to, how: "pinyin" }, 0.9));
  any.push(...nodes);
  return nodes.length;
}
