// Cases side by side: builds the table of the cases in the address, puts differences first, finds cases by name.
// A table that the page already has only gets the switch for the differences.
import { casesNamed, folded, SHOWN } from "./compare/names.js";
import { choose, chosen, fill, load, make, MOST, openFolders } from "./compare/page.js";
import { leadAlong, readState, writeState } from "./compare/state.js";
import { comparison, markRoles, orderRows } from "./compare/table.js";

const { lang } = document.documentElement;
const stage = /** @type {HTMLElement} */ (document.getElementById("compare"));
const list = make("ul", { class: "cb-chosen" }), status = make("p", { role: "status", class: "cb-remark" });
const finder = make("input", { type: "search", autocomplete: "off" }), matches = make("ul", { class: "cb-found" });
const onward = make("button", { type: "button", class: "cb-onward", hidden: "" });
const result = make("div", { class: "cb-result", tabindex: "-1" });
/** @type {Map<string, string>} */
const titles = new Map();
/** @type {Compare.Words} */
let words;
/** @type {Compare.State} */
let state = readState();
let shows = 0, searches = 0;

/** The switch for a table. @param {HTMLTableElement} table */
function differenceSwitch(table) {
  const input = make("input", { type: "checkbox" });
  input.checked = state.differ;
  input.addEventListener("change", () => {
    state = { ...state, differ: input.checked };
    orderRows(table, state.differ);
    writeState(state);
  });
  return make("label", { class: "cb-first" }, input, words.first);
}

// ---- The choice ----

/** Takes a case in or out. @param {string} id @param {string} title */
function turn(id, title) {
  const taken = state.ids.includes(id);
  if (!taken && state.ids.length === MOST) { status.textContent = words.full; return null; }
  titles.set(id, title);
  state = { ...state, ids: taken ? state.ids.filter((other) => other !== id) : [...state.ids, id] };
  choose(state.ids.map((one) => ({ id: one, title: titles.get(one) || one, lang })));
  writeState(state);
  paintOffers();
  status.textContent = fill(taken ? words.removed : words.added, { title, count: state.ids.length });
  return show();
}

/** @param {Compare.Column} column @param {number} at */
function chosenItem({ id, title, lang: spoken }, at) {
  const button = make("button", { type: "button", "aria-label": fill(words.remove, { title }) }, "×");
  button.addEventListener("click", async () => {
    await turn(id, title);
    const others = list.querySelectorAll("button");
    (others[Math.min(at, others.length - 1)] || finder).focus();
  });
  return make("li", {}, make("span", spoken ? { lang: spoken } : {}, title), button);
}

/** A case that is not there is told of and left out. @param {string} id @returns {Promise<Compare.Column | null>} */
const columnOf = (id) => load(id).then((data) => ({ ...data, id }), () => null);

/** From the state to the page; a newer state leaves an older one behind. */
async function show() {
  const { ids } = state, mine = ++shows;
  const loaded = await Promise.all(ids.map(columnOf));
  if (mine !== shows) return;
  const columns = loaded.flatMap((column) => column || []);
  const missing = ids.filter((_, i) => !loaded[i]).map((id) => (
    make("p", { class: "cb-missing" }, fill(words.missing, { id }))));
  for (const { id, title } of columns) titles.set(id, title);
  if (missing.length) state = { ...state, ids: columns.map(({ id }) => id) };
  list.replaceChildren(...columns.map(chosenItem));
  list.hidden = !columns.length;
  result.replaceChildren(...missing, ...sideBySide(columns));
  openFolders(result);
  document.dispatchEvent(new Event("casebook:changed"));
  paintOffers();
  // Who comes with one case came to choose another.
  if (columns.length < (mine === 1 ? 2 : 1) && !matches.childElementCount) await find();
}

/** @param {Compare.Column[]} columns */
function sideBySide(columns) {
  if (columns.length < 2) return columns.map(() => make("p", {}, words["one-more"]));
  const { contents, table, sources } = comparison(columns, words);
  orderRows(table, state.differ);
  return [...contents, differenceSwitch(table), table, ...sources];
}

// ---- Cases by name ----

/** A case that is offered takes itself in and out; it stays in its place, with the focus. @param {Compare.Line} line */
function caseItem([id, title, facts]) {
  const name = make("span", {}, title, " ", make("small", {}, facts));
  const button = make("button", { type: "button", "data-id": id }, name, make("span", {}, words.chosen));
  button.addEventListener("click", () => { turn(id, title); });
  return make("li", {}, button);
}

/** What is offered as the choice is now, and the way on from it. */
function paintOffers() {
  for (const button of matches.querySelectorAll("button")) {
    button.setAttribute("aria-pressed", String(state.ids.includes(String(button.dataset.id))));
  }
  onward.textContent = fill(words.onward, { count: state.ids.length });
  onward.hidden = state.ids.length < 2 || !matches.childElementCount;
}

/** @param {Compare.Line[]} lines */
function offer(lines) {
  matches.replaceChildren(...lines.slice(0, SHOWN).map(caseItem));
  paintOffers();
}

/** From the cases that are offered to the table. */
function goOn() {
  finder.value = status.textContent = "";
  offer([]);
  result.focus();
  result.scrollIntoView();
}

async function find() {
  const mine = ++searches, query = folded(finder.value);
  try {
    const lines = await casesNamed(query);
    if (mine !== searches) return;
    offer(lines);
    if (query) status.textContent = countText(lines.length);
  } catch {
    status.textContent = words.failed;
  }
}

/** @param {number} count */
function countText(count) {
  if (!count) return words.none;
  return fill(count > SHOWN ? words["found-many"] : words.found, { count: Math.min(count, SHOWN) });
}

/** @param {KeyboardEvent} event */
function onFinderKey(event) {
  if (event.key === "Escape") {
    finder.value = "";
    offer([]);
  }
  if (event.key !== "Enter" || event.isComposing) return;
  const offered = matches.querySelectorAll("button");
  if (offered.length === 1) offered[0].click();
}

// ---- The page ----

function furnish() {
  finder.addEventListener("input", find);
  finder.addEventListener("focus", () => { if (!matches.childElementCount) find(); });
  finder.addEventListener("keydown", onFinderKey);
  onward.addEventListener("click", goOn);
  stage.append(make("label", { class: "cb-finder" }, words.find, finder), matches, status, onward, list, result);
}

/** Only now, when all is in its place: what stands below was hidden until here, so that nothing is seen to move. */
function reveal() {
  stage.hidden = false;
  /** @type {HTMLElement} */ (document.getElementById("compare-choosing")).hidden = false;
  /** @type {HTMLElement} */ (document.getElementById("compare-without")).hidden = true;
}

/** The table that the page has. @param {HTMLTableElement} table */
function furnishTable(table) {
  markRoles(table);
  table.before(differenceSwitch(table));
  orderRows(table, state.differ);
}

/** @param {Compare.Words} texts */
function start(texts) {
  words = texts;
  const table = /** @type {HTMLTableElement | null} */ (document.querySelector(".cb-compare"));
  if (table) { furnishTable(table); return; }
  furnish();
  const before = chosen();
  for (const { id, title } of before) titles.set(id, title);
  if (!readState().named) state = { ...state, ids: before.map(({ id }) => id) };
  leadAlong();
  show().finally(reveal);
  window.addEventListener("popstate", () => {
    state = readState();
    show();
  });
}

load("words").then(start).catch(() => { /* the page stays as it was written */ });
