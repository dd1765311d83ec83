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
const result = make("div", { class: "cb-result" });
/** @type {Map<string, string>} */
const titles = new Map();
/** @type {Compare.Words} */
let words;
/** @type {Compare.State} */
let state = readState();
let turn = 0, searches = 0;

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

/** @param {string[]} ids */
function change(ids) {
  state = { ...state, ids };
  choose(ids.map((id) => ({ id, title: titles.get(id) || id, lang })));
  writeState(state);
  show();
}

/** @param {Compare.Column} column */
function chosenItem({ id, title, lang: spoken }) {
  const button = make("button", { type: "button", "aria-label": fill(words.remove, { title }) }, "×");
  button.addEventListener("click", () => {
    change(state.ids.filter((other) => other !== id));
    status.textContent = fill(words.removed, { title, count: state.ids.length });
    finder.focus();
  });
  return make("li", {}, make("span", spoken ? { lang: spoken } : {}, title), button);
}

/** A case that is not there is told of and left out. @param {string} id @returns {Promise<Compare.Column | null>} */
const columnOf = (id) => load(id).then((data) => ({ ...data, id }), () => null);

/** From the state to the page; a newer state leaves an older one behind. */
async function show() {
  const mine = ++turn, { ids } = state;
  const loaded = await Promise.all(ids.map(columnOf));
  if (mine !== turn) return;
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
  if (finder.value || !columns.length) find();
  else offer([]);
}

/** @param {Compare.Column[]} columns */
function sideBySide(columns) {
  if (columns.length < 2) return columns.map(() => make("p", {}, words["one-more"]));
  const { jumps, table, sources } = comparison(columns, words);
  orderRows(table, state.differ);
  return [jumps, differenceSwitch(table), table, ...sources];
}

// ---- Cases by name ----

/** @param {Compare.Line} line */
function caseItem([id, title, facts]) {
  const taken = state.ids.includes(id);
  const button = make("button", { type: "button" }, title, " ", make("small", {}, taken ? words.chosen : facts));
  button.disabled = taken;
  button.addEventListener("click", () => {
    if (state.ids.length === MOST) { status.textContent = words.full; return; }
    titles.set(id, title);
    finder.value = "";
    change([...state.ids, id]);
    status.textContent = fill(words.added, { title, count: state.ids.length });
    finder.focus();
  });
  return make("li", {}, button);
}

/** @param {Compare.Line[]} lines */
const offer = (lines) => matches.replaceChildren(...lines.slice(0, SHOWN).map(caseItem));

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
  const offered = /** @type {NodeListOf<HTMLElement>} */ (matches.querySelectorAll("button:not(:disabled)"));
  if (offered.length === 1) offered[0].click();
}

// ---- The page ----

function furnish() {
  finder.addEventListener("input", find);
  finder.addEventListener("focus", find);
  finder.addEventListener("keydown", onFinderKey);
  stage.append(list, make("label", { class: "cb-finder" }, words.find, finder), status, matches, result);
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
  show();
  window.addEventListener("popstate", () => {
    state = readState();
    show();
  });
}

load("words").then(start).catch(() => { /* the page stays as it was written */ });
