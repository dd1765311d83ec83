// The links to narrower lists as choices; their names and counts are in the page already.
import { make } from "./page.js";

/** @param {Element} narrow @returns {Browse.Facet[]} */
export function facetsOf(narrow) {
  return Array.from(/** @type {NodeListOf<HTMLElement>} */ (narrow.querySelectorAll("[data-facet]")), facetOf);
}

/** @param {HTMLElement} line @returns {Browse.Facet} */
function facetOf(line) {
  const name = String(line.dataset.facet);
  const items = /** @type {NodeListOf<HTMLElement>} */ (line.querySelectorAll("[data-value]"));
  const values = Array.from(items, (item) => valueOf(name, item));
  const legend = make("legend", {}, text(line.querySelector("dt")));
  const labels = make("div", { class: "cb-facet__values" }, ...values.map((value) => value.label));
  return { name, values, element: make("fieldset", { class: "cb-facet" }, legend, labels) };
}

/** @param {string} facet @param {HTMLElement} item @returns {Browse.Value} */
function valueOf(facet, item) {
  const id = String(item.dataset.value), link = /** @type {Element} */ (item.querySelector("a"));
  const number = /** @type {Element} */ (item.querySelector(".cb-count")), name = text(link);
  const tick = make("input", { type: "checkbox", name: facet, value: id });
  const label = make("label", { class: "cb-facet__value" }, tick, make("span", {}, name), number);
  return { id, name, href: String(link.getAttribute("href")), tick, number, label };
}

/** @param {Element | null} element */
const text = (element) => String(element && element.textContent);

/**
 * Whether a record is chosen, one facet left aside.
 * @param {Browse.View} view
 * @param {Browse.Columns} columns
 * @param {number} at
 * @param {string} [aside]
 */
export function fits({ facets, state }, columns, at, aside) {
  return facets.every(({ name }) => name === aside || !state.chosen[name].length
    || columns[name][at].some((value) => state.chosen[name].includes(value)));
}

/**
 * A value counts what it would leave, given the choices in the other facets.
 * @param {Browse.View} view
 * @param {Browse.Columns} columns
 */
export function count(view, columns) {
  for (const { name, values } of view.facets) {
    const counts = values.map(() => 0);
    columns[name].forEach((those, at) => {
      if (fits(view, columns, at, name)) for (const value of those) counts[value]++;
    });
    values.forEach(({ number, label }, i) => {
      number.textContent = String(counts[i]);
      label.classList.toggle("cb-facet__value--none", !counts[i]);
    });
  }
}

/** What is ticked in a facet, as numbers of its values. @param {Browse.Facet} facet */
export function tickedIn({ values }) {
  return Array.from(values.keys()).filter((i) => values[i].tick.checked);
}
