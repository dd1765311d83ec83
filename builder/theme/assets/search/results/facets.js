// The facets of what was found as choices, several at once; each value counts what it would leave.
import { make } from "./page.js";
import { FACETS } from "./state.js";

/** Facets whose values have an order of their own. */
const ORDERED = ["period", "status", "language"];

/**
 * Of each facet the values of each document.
 * @param {Search.Engine} engine
 * @param {number[]} docs
 * @returns {Promise<Results.Columns>}
 */
export async function columnsOf(engine, docs) {
  const columns = await Promise.all(FACETS.map((facet) => engine.column(facet, docs)));
  return Object.fromEntries(FACETS.map((facet, i) => [facet, columns[i]]));
}

/**
 * Whether a document is chosen, one facet left aside.
 * @param {Results.State} state
 * @param {Results.Columns} columns
 * @param {number} at
 * @param {string} [aside]
 */
export function fits({ chosen }, columns, at, aside) {
  return FACETS.every((facet) => facet === aside || !chosen[facet].length
    || columns[facet][at].some((id) => chosen[facet].includes(id)));
}

/** @param {Results.View} view @param {Results.Columns} columns */
export function facetElements(view, columns) {
  const { box, state: { chosen }, say } = view, { kinds } = box.engine.core();
  return FACETS.flatMap((facet) => {
    const counts = countsOf(view.state, columns, facet);
    if (counts.size < 2 && !chosen[facet].length) return [];
    /** @param {[id: string, count: number]} value */
    const rank = ([id, count]) => (facet === "kind" ? kinds.indexOf(id) : ORDERED.includes(facet) ? 0 : -count);
    const values = Array.from(counts).sort((one, other) => rank(one) - rank(other) || (one[0] < other[0] ? -1 : 1));
    const labels = values.map(([id, count]) => {
      const tick = make("input", { type: "checkbox", name: facet, value: id, id: `cb-facet-${facet}-${id}` });
      tick.checked = chosen[facet].includes(id);
      const name = make("span", {}, box.labelOf(box, facet, id));
      const number = make("span", { class: "cb-count" }, String(count));
      return make("label", { class: "cb-facet__value" }, tick, name, number);
    });
    return make("fieldset", { class: "cb-facet" }, make("legend", {}, say(`facet-${facet}`)), ...labels);
  });
}

/**
 * How many documents each value would leave, given the choices in the other facets.
 * @param {Results.State} state
 * @param {Results.Columns} columns
 * @param {string} facet
 */
function countsOf(state, columns, facet) {
  const counts = new Map(state.chosen[facet].map((id) => [id, 0]));
  columns[facet].forEach((ids, at) => {
    if (fits(state, columns, at, facet)) for (const id of ids) counts.set(id, (counts.get(id) || 0) + 1);
  });
  return counts;
}
