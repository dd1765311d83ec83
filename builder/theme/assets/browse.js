// Browsing: takes the links to narrower lists, gives choices of them: several at once, counted, in the address,
// sortable. A short list is in the page whole; of a long one only the columns that are chosen by and the rows that are
// shown load.
import { openData } from "./browse/data.js";
import { count, facetsOf, fits, tickedIn } from "./browse/facets.js";
import { fill, make, openFolders } from "./browse/page.js";
import { addressOf, choices, readState } from "./browse/state.js";

/**
 * The parts of the page, as pages/browse/catalogue.py writes them.
 * @param {HTMLElement} section
 * @returns {Browse.View}
 */
function viewOf(section) {
  const narrow = /** @type {HTMLDetailsElement} */ (section.querySelector(".cb-narrow"));
  const order = /** @type {HTMLElement} */ (section.querySelector(".cb-order"));
  const sorting = /** @type {HTMLSelectElement} */ (order.querySelector("select"));
  const list = /** @type {HTMLElement} */ (section.querySelector("#browse-rows"));
  const view = {
    narrow, order, sorting, list,
    clear: /** @type {HTMLElement} */ (narrow.querySelector(".cb-narrow__clear")),
    status: /** @type {HTMLElement} */ (section.querySelector("[role=status]")),
    more: /** @type {HTMLElement} */ (section.querySelector(".cb-more-results")),
    rest: /** @type {HTMLElement | null} */ (section.querySelector("#browse-rest")),
    texts: section.dataset, facets: facetsOf(narrow), data: openData(section.dataset, list),
    total: Number(section.dataset.count), first: Number(section.dataset.first),
    sorts: Array.from(sorting.options, (option) => option.value), turn: 0,
  };
  return { ...view, state: readState(view) };
}

/** The controls as the state is. @param {Browse.View} view */
function showState(view) {
  const { narrow, clear, sorting, facets, texts, state } = view, number = choices(view);
  for (const { name, values } of facets) {
    values.forEach(({ tick }, i) => { tick.checked = state.chosen[name].includes(i); });
  }
  /** @type {Element} */ (narrow.firstElementChild).textContent = number
    ? fill(String(texts.narrowed), { number }) : String(texts.narrow);
  clear.hidden = !number;
  sorting.value = state.sort;
}

/** All records in the order that is chosen. @param {Browse.View} view @param {Browse.Columns} columns */
async function sorted({ state, sorts, data, total }, columns) {
  const all = Array.from({ length: total }, (_, at) => at);
  if (state.sort === sorts[0]) return all;
  if (state.sort !== "completeness") return data.order(state.sort);
  return all.sort((one, other) => columns.completeness[one][0] - columns.completeness[other][0] || one - other);
}

/**
 * Sorted by place, rows stand below the names of their places.
 * @param {Browse.View} view
 * @param {Browse.Columns} columns
 * @param {number[]} chosen
 * @param {Element[]} rows of the first of them
 */
function grouped({ state, sorts, facets }, columns, chosen, rows) {
  if (state.sort !== sorts[0]) return [make("ul", { class: "cb-list" }, ...rows)];
  const values = /** @type {Browse.Facet} */ (facets.find((facet) => facet.name === "place")).values;
  const places = chosen.map((at) => columns.place[at][0]), totals = values.map(() => 0);
  for (const place of places) totals[place]++;
  /** @type {HTMLElement[]} */
  const groups = [];
  rows.forEach((row, i) => {
    const { id, href, name } = values[places[i]];
    if (places[i] !== places[i - 1]) {
      const total = make("span", { class: "cb-count" }, String(totals[places[i]]));
      groups.push(make("h2", { id }, make("a", { href }, name), " ", total), make("ul", { class: "cb-list" }));
    }
    groups[groups.length - 1].append(row);
  });
  return groups;
}

/** How many there are. @param {Browse.View} view @param {number} number */
function statusText({ texts, total }, number) {
  if (number < total) return fill(String(texts.some), { number, all: total });
  return total === 1 ? String(texts.one) : fill(String(texts.all), { number, all: total });
}

/**
 * From the state to the page; a newer state leaves an older one behind.
 * @param {Browse.View} view
 * @param {boolean} [further] whether the reader goes on to rows that come now
 */
async function draw(view, further) {
  const { data, list, status, more, rest, texts, state } = view, turn = ++view.turn;
  showState(view);
  try {
    const columns = await data.columns();
    const chosen = (await sorted(view, columns)).filter((at) => fits(view, columns, at));
    const rows = await Promise.all(chosen.slice(0, state.shown).map(data.row));
    if (turn !== view.turn) return;
    count(view, columns);
    const before = list.querySelectorAll(".cb-row").length;
    const none = make("p", { class: "cb-none" }, String(texts.none));
    list.replaceChildren(...(chosen.length ? grouped(view, columns, chosen, rows) : [none]));
    openFolders(list);
    status.textContent = statusText(view, chosen.length);
    more.hidden = chosen.length <= rows.length;
    if (rest) rest.hidden = true;
    const next = further && rows[before] && rows[before].querySelector("a");
    if (next) next.focus();
  } catch {
    if (turn === view.turn) status.textContent = String(texts.failed);
  }
}

/**
 * @param {Browse.View} view
 * @param {Partial<Browse.State>} change
 * @param {boolean} [further] as in `draw`; then no new step back
 */
function go(view, change, further) {
  view.state = { ...view.state, shown: view.first, ...change };
  try {
    history[further ? "replaceState" : "pushState"](null, "", addressOf(view));
  } catch { /* a folder opened in an old browser: the address stays as it was */ }
  draw(view, further);
}

/** Put the choices in place of the links. @param {Browse.View} view */
function offerChoices({ narrow, order, more, rest, facets, data, total }) {
  const facetList = make("div", { class: "cb-facets" }, ...facets.map((facet) => facet.element));
  /** @type {Element} */ (narrow.querySelector("dl")).replaceWith(facetList);
  // What all records share narrows nothing.
  for (const { values, element } of facets) {
    element.hidden = values.length < 2 && values.every(({ number }) => Number(number.textContent) === total);
  }
  order.hidden = total < 2;
  narrow.open = matchMedia("(min-width: 60em)").matches;
  if (!rest) return;
  rest.hidden = true;
  more.hidden = false;
  // What will be chosen by is fetched as soon as the reader turns to it.
  narrow.addEventListener("toggle", () => {
    if (narrow.open) data.columns().catch(() => { /* told when they are needed */ });
  });
}

/** @param {Browse.View} view */
function followChoices(view) {
  const { narrow, clear, sorting, more, facets } = view;
  narrow.addEventListener("change", ({ target }) => {
    const { name } = /** @type {HTMLInputElement} */ (target), facet = facets.find((one) => one.name === name);
    if (facet) go(view, { chosen: { ...view.state.chosen, [name]: tickedIn(facet) } });
  });
  clear.addEventListener("click", () => {
    go(view, { chosen: Object.fromEntries(facets.map(({ name }) => [name, []])) });
    /** @type {HTMLElement} */ (narrow.firstElementChild).focus();
  });
  sorting.addEventListener("change", () => go(view, { sort: sorting.value }));
  more.addEventListener("click", () => go(view, { shown: view.state.shown + view.first }, true));
  window.addEventListener("popstate", () => {
    view.state = readState(view);
    draw(view);
  });
}

/** @param {HTMLElement} section */
function browse(section) {
  const view = viewOf(section), { state, sorts, first } = view;
  offerChoices(view);
  followChoices(view);
  if (choices(view) || state.sort !== sorts[0] || state.shown > first) draw(view);
  else showState(view);
}

const section = document.getElementById("browse");
if (section && section.querySelector(".cb-narrow")) browse(section);
