// The table of a comparison, built around the cells of its cases as the builder writes it (pages/compare/table.py).
import { asFile, fill, language, make, root } from "./page.js";

/** @type {Record<string, string>} */
const ROLES = { col: "columnheader", row: "rowheader", rowgroup: "rowheader" };
/** @type {Record<string, number>} */
const RANKS = { differ: 0, partly: 1, same: 2 };

/** From HTML that the builder has written. @param {string} html */
const nodesOf = (html) => Array.from(new DOMParser().parseFromString(html, "text/html").body.childNodes);

/**
 * Its contents, the table, and its sources.
 * @param {Compare.Column[]} columns
 * @param {Compare.Words} words
 * @returns {{ contents: HTMLElement[], table: HTMLTableElement, sources: HTMLElement[] }}
 */
export function comparison(columns, words) {
  const rows = rowsOf(columns), groups = Array.from(new Set(rows.map((row) => row.group)));
  const titles = columns.map((column) => column.title).join(words.comma);
  const table = make(
    "table", { class: `cb-compare cb-of-${columns.length}` },
    make("caption", {}, fill(words.caption, { titles })), head(columns),
    ...groups.map((group) => body(words.groups[group], rows.filter((row) => row.group === group), columns, words)),
  );
  markRoles(table);
  const items = numbered(table, columns).map(sourceItem);
  const sources = make("ol", { class: "cb-sources", "data-said": words.said }, ...items);
  const contents = contentsOf(groups, rows, words);
  return { contents, table, sources: [make("h2", { id: "sources" }, words.sources), sources] };
}

/** The lines of the table: each measure once, with the cell of each case or none. @param {Compare.Column[]} columns */
function rowsOf(columns) {
  /** @type {Map<string, Compare.Row>} */
  const rows = new Map();
  columns.forEach((column, i) => {
    for (const [group, place, id, label, state, likeness, html] of column.cells) {
      const key = `${group} ${id}`;
      const row = rows.get(key) || { group, place, id, label, cells: columns.map(() => null) };
      row.cells[i] = { state, likeness, html };
      rows.set(key, row);
    }
  });
  const order = (/** @type {Compare.Row} */ one, /** @type {Compare.Row} */ other) => (
    one.group - other.group || one.place - other.place || (one.id < other.id ? -1 : 1));
  return Array.from(rows.values()).sort(order);
}

/** @param {Compare.Column[]} columns */
function head(columns) {
  const cases = columns.map(({ id, title, lang, facts }) => {
    const href = asFile(`${root}${language}/cases/${id}/`);
    return make("th", { scope: "col" }, make("a", lang ? { href, lang } : { href }, title), make("p", {}, facts));
  });
  return make("thead", {}, make("tr", {}, make("td"), ...cases));
}

/**
 * One part of the table: its name in a row of its own, then its lines.
 * @param {Compare.Words["groups"][number]} group
 * @param {Compare.Row[]} rows
 * @param {Compare.Column[]} columns
 * @param {Compare.Words} words
 */
function body([id, label, note], rows, columns, words) {
  const name = make("th", { scope: "rowgroup", colspan: String(columns.length + 1) }, label);
  if (note) name.append(" ", make("span", {}, note));
  return make("tbody", { id }, make("tr", {}, name), ...rows.map((row) => line(id, row, columns, words)));
}

/** @param {string} part @param {Compare.Row} row @param {Compare.Column[]} columns @param {Compare.Words} words */
function line(part, { id, label, cells }, columns, words) {
  const likeness = likenessOf(cells), name = make("th", { scope: "row" }, label);
  if (likeness === "same") name.append(" ", make("span", {}, words.same));
  return make("tr", { id: `${part}-${id}`, "data-like": likeness }, name, ...cells.map((cell, i) => {
    const title = columns[i].title;
    if (!cell) return make("td", { class: "cb-absent", "data-case": title }, words.absent);
    const element = make("td", { "data-case": title }, ...nodesOf(cell.html));
    if (cell.state === "unknown") element.className = "cb-unknown";
    return element;
  }));
}

/** Whether the cells that tell anything differ, all agree, or only some tell. @param {(Compare.Cell | null)[]} cells */
function likenessOf(cells) {
  const telling = cells.flatMap((cell) => (cell && cell.state === "told" ? [cell.likeness] : []));
  if (telling.length > 1 && (new Set(telling).size > 1 || telling.includes(""))) return "differ";
  return telling.length === cells.length ? "same" : "partly";
}

/**
 * Marks count the sources of their own case: here they count those of all, in the order of the table. Gives the HTML
 * of each source, its line and the quotes that are cited of it.
 * @param {HTMLTableElement} table
 * @param {Compare.Column[]} columns
 */
function numbered(table, columns) {
  /** @type {Map<string, Set<string>>} */
  const sources = new Map();
  for (const mark of /** @type {NodeListOf<HTMLAnchorElement>} */ (table.querySelectorAll("td[data-case] sup a"))) {
    const cell = /** @type {HTMLTableCellElement} */ (mark.closest("td[data-case]"));
    const [key, html, quotes] = columns[cell.cellIndex - 1].sources[parseInt(mark.hash.slice(2), 10) - 1];
    sources.set(key, new Set([...(sources.get(key) || [html]), ...quotes]));
    const number = String(Array.from(sources.keys()).indexOf(key) + 1);
    mark.setAttribute("href", mark.hash.replace(/\d+/, number));
    mark.textContent = String(mark.textContent).replace(/\d+/, number);
  }
  return Array.from(sources.values());
}

/** @param {Set<string>} parts @param {number} i */
function sourceItem(parts, i) {
  const item = make("li", { id: `s${i + 1}` }, ...nodesOf(Array.from(parts).join("")));
  for (const quote of item.querySelectorAll(".cb-quote")) quote.id = quote.id.replace("0", String(i + 1));
  return item;
}

/** @param {string} id @param {string} label */
const way = (id, label) => make("a", { href: `#${id}` }, label);

/**
 * The way back to the contents, and the contents: each part, with its lines where readers ask for a line.
 * @param {number[]} groups
 * @param {Compare.Row[]} rows
 * @param {Compare.Words} words
 */
function contentsOf(groups, rows, words) {
  const items = groups.map((group) => {
    const [id, label, , lined] = words.groups[group], item = make("li", {}, way(id, label));
    if (!lined) return item;
    const lines = rows.filter((row) => row.group === group);
    item.append(make("ul", {}, ...lines.map((row) => make("li", {}, way(`${id}-${row.id}`, row.label)))));
    return item;
  });
  const list = make("ul", {}, ...items, make("li", {}, way("sources", words.sources)));
  const nav = make("nav", { id: "lines", class: "cb-contents", "aria-label": words.contents }, list);
  return [make("p", { class: "cb-to-contents" }, way("lines", words.contents)), nav];
}

/**
 * Where the table is laid out in blocks some browsers forget that it is one: roles keep it a table to screen readers.
 * @param {HTMLTableElement} table
 */
export function markRoles(table) {
  table.setAttribute("role", "table");
  for (const part of table.querySelectorAll("thead, tbody")) part.setAttribute("role", "rowgroup");
  for (const row of table.rows) {
    row.setAttribute("role", "row");
    for (const cell of row.cells) cell.setAttribute("role", ROLES[cell.scope] || "cell");
  }
}

/**
 * Within each part: what differs, then what only some tell of, then what is the same; or as it was written.
 * @param {HTMLTableElement} table
 * @param {boolean} differ
 */
export function orderRows(table, differ) {
  for (const part of table.tBodies) {
    const rows = Array.from(part.rows).filter((row) => row.dataset.like);
    rows.forEach((row, i) => { row.dataset.at = row.dataset.at || String(i); });
    const rank = (/** @type {HTMLElement} */ { dataset: { like, at } }) => (
      (differ ? RANKS[String(like)] : 0) * rows.length + Number(at));
    part.append(...rows.sort((one, other) => rank(one) - rank(other)));
  }
}
