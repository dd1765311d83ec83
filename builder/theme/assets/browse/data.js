// What a list is narrowed and sorted by, and its rows: in the page, or in files that are scripts, each asked for once.
import { once } from "../once.js";
import { dataLoader, root } from "./page.js";

const DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz-_";
const loadData = dataLoader("casebookBrowse");

/** @param {DOMStringMap} settings @param {Element} list with the first rows @returns {Browse.Data} */
export function openData({ columns, count, from, shard, version }, list) {
  const whole = columns ? JSON.parse(columns) : null;
  /** @param {string} name */
  const load = (name) => loadData(name, `${root}assets/${from}${name}.js?v=${version}`);
  /** @type {Map<number, Element>} */
  const rows = new Map();
  list.querySelectorAll(".cb-row").forEach((row, at) => rows.set(at, row));
  return {
    columns: once(async () => decodedColumns(whole ? whole.columns : await load("columns"), Number(count))),
    order: async (name) => decoded(whole ? whole.orders[name] : await load(`order-${name}`), Number(count)),
    row: async (at) => {
      const number = Math.floor(at / Number(shard));
      if (!rows.has(at)) addRows(rows, number * Number(shard), await load(`rows-${number}`));
      return /** @type {Element} */ (rows.get(at));
    },
  };
}

/**
 * @param {Map<number, Element>} rows
 * @param {number} first
 * @param {string[]} lines as HTML that the builder has written
 */
function addRows(rows, first, lines) {
  const template = document.createElement("template");
  template.innerHTML = lines.join("");
  Array.from(template.content.children).forEach((row, i) => {
    if (!rows.has(first + i)) rows.set(first + i, row);
  });
}

/**
 * Of each facet the values of each record.
 * @param {Record<string, { of: string, sets: number[][] }>} columns
 * @param {number} count
 */
function decodedColumns(columns, count) {
  return Object.fromEntries(Object.entries(columns).map(([name, { of, sets }]) => (
    [name, decoded(of, count).map((set) => sets[set])])));
}

/** Numbers in digits of 64, all equally long. @param {string} text @param {number} count */
function decoded(text, count) {
  const width = text.length / count;
  return Array.from({ length: count }, (_, at) => {
    const digits = text.slice(at * width, (at + 1) * width);
    return Array.from(digits).reduce((number, digit) => number * DIGITS.length + DIGITS.indexOf(digit), 0);
  });
}
