// Takes a query and a way to load the files of builder/search; gives ranked documents. It knows nothing of a page, so
// that tests and measurements run it alone. tests/search/golden.json holds its parts and the builder's to one text.
import { openHan, openIndex } from "./engine/index.js";
import { markedRanges } from "./engine/marks.js";
import { ranked } from "./engine/ranking.js";
import { retrieve } from "./engine/retrieve.js";
import { columnOf, rowOf } from "./engine/rows.js";
import { NOTHING } from "./engine/scores.js";
import { fold, HAN, runs } from "./engine/text.js";
import { once } from "../once.js";

const LONGEST_QUERY = 200;
/** @type {Search.Finding} */
const NONE = { scores: NOTHING, note: "", missing: [], root: { all: [] } };

/** @param {{ load: Search.Load, edition: string }} options @returns {Search.Engine} */
function createSearch({ load, edition }) {
  // What does not succeed is tried again the next time.
  const opened = once(() => openIndex(edition, load));
  const openedHan = once(async () => openHan(await opened()));
  /** @type {Search.Index} */
  let index;

  /** @param {string} [query] */
  async function open(query = "") {
    index = await opened();
    if (index.chinese || HAN.test(query)) await openedHan();
  }

  /** @type {Search.Engine["search"]} */
  async function search(query, { limit = 10, whole = false } = {}) {
    await open(query);
    const folded = fold(query.slice(0, LONGEST_QUERY), index.table);
    return ranked(index, query, runs(folded).length ? await retrieve(index, folded, whole) : NONE, limit);
  }

  return {
    open,
    search,
    marks: (text, context) => markedRanges(text, context, index),
    row: (doc) => rowOf(index, doc),
    column: (facet, docs) => columnOf(index, facet, docs),
    core: () => index.core,
  };
}

window.casebookEngine = { createSearch };
