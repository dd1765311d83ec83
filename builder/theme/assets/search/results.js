// The results page: takes the words and choices in the address, gives results, twenty at a time, with facets to narrow
// them, several at once. Every state has its address: links and the back button work.
import { columnsOf, facetElements, fits } from "./results/facets.js";
import { fill, make } from "./results/page.js";
import { addressOf, FACETS, FIRST, PAGE, readState, SORTS } from "./results/state.js";

/** @param {Search.SharedBox} box @param {HTMLElement} page @returns {Results.View} */
function furnish(box, page) {
  const { list, status, ways, all, panel } = box;
  /** @type {Results.View["say"]} the page's words are its attributes */
  const say = (key, values = {}) => fill(String(page.getAttribute(`data-${key}`)), values);
  const clear = make("button", { type: "button", class: "cb-narrow__clear" }, say("clear"));
  const facets = make("div", { class: "cb-facets" }), summary = make("summary");
  const narrow = make("details", { class: "cb-narrow" }, summary, facets);
  const sorting = make("select", {}, ...SORTS.map((sort) => make("option", { value: sort }, say(`sort-${sort}`))));
  const order = make("label", { class: "cb-order" }, say("sort-label"), " ", sorting);
  const more = make("button", { type: "button", class: "cb-more-results" }, say("more"));
  const rows = make("ol", { class: "cb-list" });
  narrow.open = matchMedia("(min-width: 60em)").matches;
  list.append(rows);
  list.setAttribute("role", "region");
  const results = make("div", { class: "cb-search__results" }, order, list, more);
  narrow.hidden = order.hidden = more.hidden = true;
  const looking = String(page.textContent).trim();
  status.textContent = looking;
  page.replaceChildren(status, make("div", { class: "cb-search" }, narrow, results), ways);
  panel.remove();
  all.hidden = true;
  const state = readState();
  return { box, looking, say, clear, facets, summary, narrow, sorting, order, more, rows, state, turn: 0 };
}

/** @param {Results.View} view @param {Search.Shown} result @param {Search.Context} context */
function rowElement({ box }, result, context) {
  const { link, heading, facts } = box.partsOf(box, result, context), excerpt = make("p", { class: "cb-row-summary" });
  box.showExcerpt(box, result, context, excerpt);
  const title = make("p", { class: "cb-row-title" }, make("a", link, heading));
  return make("li", { class: "cb-row" }, title, make("p", { class: "cb-row-facts" }, facts), excerpt);
}

/** @param {Results.View} view @param {Results.Columns} columns */
function drawFacets(view, columns) {
  const { facets, summary, clear, state } = view, focused = document.activeElement;
  const id = focused && facets.contains(focused) ? focused.id : "";
  clear.hidden = !choices(state);
  facets.replaceChildren(...facetElements(view, columns), clear);
  if (id) (document.getElementById(id) || summary).focus();
}

/** How many choices narrow the results. @param {Results.State} state */
const choices = ({ chosen }) => Object.values(chosen).flat().length;

/** @param {Search.Shown} result */
const yearOf = ({ row: [,,,, when] }) => Number((/\d{4}/.exec(when) || [0])[0]);

/** The first thousand in the order that is chosen. @param {Results.View} view @param {number[]} docs */
async function sorted({ box, state: { sort } }, docs) {
  if (sort === SORTS[0]) return docs;
  const results = await box.rowsOf(box.engine, docs.slice(0, 1000)), names = new Intl.Collator(box.edition);
  results.sort((one, other) => (
    (sort === "date" ? yearOf(other) - yearOf(one) : 0) || names.compare(one.row[1], other.row[1])));
  return results.map(({ doc }) => doc).concat(docs.slice(1000));
}

/**
 * What the state finds.
 * @param {Results.View} view
 * @returns {Promise<Results.Outcome>}
 */
async function find(view) {
  const { box, state } = view, answer = await box.ask(state.query, { limit: FIRST, whole: true });
  let found = answer.docs;
  if (choices(state)) {
    const columns = await columnsOf(box.engine, found);
    found = found.filter((_, at) => fits(state, columns, at));
  }
  return { answer, docs: await sorted(view, found) };
}

/** What stands above the rows. @param {Results.View} view @param {Results.Outcome} outcome */
function show({ box, narrow, summary, order, more, state, say }, { answer, docs }) {
  const number = choices(state);
  summary.textContent = number ? say("narrowed", { number }) : say("narrow");
  box.status.textContent = box.statusText(box, state.query, { ...answer, total: docs.length });
  narrow.hidden = !answer.docs.length;
  order.hidden = docs.length < 2;
  box.list.hidden = !docs.length;
  // What stands below would be moved by them.
  box.ways.hidden = more.hidden = true;
}

/** What stands below them. @param {Results.View} view @param {Results.Outcome} outcome */
function showEnd({ box, more, state }, { answer, docs }) {
  box.showWays(box, state.query, { ...answer, total: docs.length });
  more.hidden = docs.length <= state.shown;
}

/**
 * The first rows as soon as they have come, then the others. What stands above comes with them, so that nothing moves.
 * @param {Results.View} view
 * @param {Results.Outcome} outcome
 * @param {number} turn
 * @param {boolean} [further] whether the reader goes on to rows that come now
 */
async function showRows(view, outcome, turn, further) {
  const { answer, docs } = outcome, { box, rows, state } = view, before = further ? rows.children.length : 0;
  let at = before;
  for (const to of [FIRST, state.shown]) {
    const results = await box.rowsOf(box.engine, docs.slice(at, to));
    if (turn !== view.turn) return;
    if (!at) {
      show(view, outcome);
      rows.replaceChildren();
    }
    rows.append(...results.map((result) => rowElement(view, result, answer.context)));
    at = rows.children.length;
  }
  showEnd(view, outcome);
  const next = further && rows.children[before];
  if (next) /** @type {HTMLElement} */ (next.querySelector("a")).focus();
}

/** @param {Results.View} view */
function showFailure({ box, rows, narrow, order, more }) {
  rows.replaceChildren();
  narrow.hidden = order.hidden = box.list.hidden = more.hidden = true;
  box.status.textContent = box.texts.words.failed;
  box.showWays(box, "", {});
}

/**
 * From the state to the page; a newer state leaves an older one behind.
 * @param {Results.View} view
 * @param {boolean} [further] as in `showRows`
 */
async function draw(view, further) {
  const { sorting, box, looking, state: { query, sort } } = view, turn = ++view.turn;
  document.documentElement.toggleAttribute("data-asked", !!query);
  sorting.value = sort;
  box.status.textContent = query && (box.status.textContent || looking);
  box.list.setAttribute("aria-busy", String(!!query));
  if (!query) return;
  try {
    const outcome = await find(view);
    await showRows(view, outcome, turn, further);
    const columns = await columnsOf(box.engine, outcome.answer.docs);
    if (turn === view.turn) drawFacets(view, columns);
  } catch {
    if (turn === view.turn) showFailure(view);
  }
  if (turn === view.turn) box.list.setAttribute("aria-busy", "false");
}

/**
 * @param {Results.View} view
 * @param {Partial<Results.State>} change
 * @param {{ step?: boolean, further?: boolean }} [how] step: whether the back button undoes it
 */
function go(view, change, { step = true, further = false } = {}) {
  view.state = { ...view.state, shown: PAGE, ...change };
  history[step ? "pushState" : "replaceState"](null, "", addressOf(view.state));
  draw(view, further);
}

/** @param {Results.View} view */
function followChoices(view) {
  const { facets, clear, summary, sorting, more } = view;
  facets.addEventListener("change", ({ target }) => {
    const { name, value, checked } = /** @type {HTMLInputElement} */ (target), { chosen } = view.state;
    const others = chosen[name].filter((id) => id !== value);
    go(view, { chosen: { ...chosen, [name]: checked ? [...others, value] : others } });
  });
  clear.addEventListener("click", () => {
    go(view, { chosen: Object.fromEntries(FACETS.map((facet) => [facet, []])) });
    summary.focus();
  });
  sorting.addEventListener("change", () => go(view, { sort: sorting.value }));
  more.addEventListener("click", () => go(view, { shown: view.state.shown + PAGE }, { step: false, further: true }));
}

window.casebookResults = (box, page) => {
  const { form, input } = box, view = furnish(box, page);
  let pause = 0;
  /** @param {boolean} step */
  const ask = (step) => {
    clearTimeout(pause);
    pause = 0;
    go(view, { query: input.value.trim() }, { step });
  };
  const isComposed = box.followTyping(input, (wait) => {
    if (!pause && input.value.trim() === view.state.query) return;
    box.list.setAttribute("aria-busy", "true");
    clearTimeout(pause);
    pause = setTimeout(ask, wait, false);
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    if (!isComposed(event)) ask(true);
  });
  followChoices(view);
  window.addEventListener("popstate", () => {
    view.state = readState();
    input.value = view.state.query;
    draw(view);
  });
  if (!input.value) input.value = view.state.query;
  if (input.value.trim() === view.state.query) draw(view);
  else ask(false);
};
