// Items of a list that were typed as one, with a comma between words of Chinese: told, with each on a line of its own.
import { eachLeaf } from "./fields.js";
import { got } from "./tree.js";

const PARTING = /\s*[，、；,;]\s*/g, CHINESE = /[\u3400-\u9fff\uf900-\ufaff]/;
const LETTER = /^\p{L}/u, LATIN = /[a-zA-Z]/;
/** In brackets, quotations and titles marks part nothing. */
const ENCLOSED = /《[^《》]*》|“[^“”]*”|「[^「」]*」|『[^『』]*』|（[^（）]*）|\([^()]*\)/g;

/** @param {Form.Data} data @param {string} model @param {Form.Tree} record @param {Form.Tell} tell */
export function itemsOf(data, model, record, tell) {
  /** @type {Set<string>} */
  const told = new Set();
  eachLeaf(data, model, record, ({ field, path, value }) => {
    if (!field.many || !["word", "name", "label"].includes(field.shape)) return;
    const at = field.shape === "word" && typeof path[path.length - 1] === "number" ? path.slice(0, -1) : path;
    const items = field.shape === "label" ? [value] : [got(record, at)].flat();
    const found = items.find((item) => splitItems(item).length > 1);
    if (!found || told.has(at.join()) || items.some((item) => typeof item !== "string")) return;
    told.add(at.join());
    tell(at, { code: "items-in-one-text", values: { found }, fix: items.flatMap(splitItems).join("\n") }, "warning");
  });
}

/** Whether a mark parts what stands on its sides. @param {string} before @param {string} after */
function isBetween(before, after) {
  return (CHINESE.test(before) && LETTER.test(after)) || (LATIN.test(before) && CHINESE.test(after.charAt(0)));
}

/**
 * As builder/records/model/joined_items.py has them; the item alone where it is one.
 * @param {Form.Tree} item @returns {Form.Tree[]}
 */
function splitItems(item) {
  if (typeof item !== "string") return [item];
  const shown = item.replace(ENCLOSED, (whole) => "字".repeat(whole.length)), items = [];
  let start = 0;
  for (const { index, 0: mark } of shown.matchAll(PARTING)) {
    const end = index + mark.length;
    if (isBetween(shown.charAt(index - 1), shown.slice(end))) {
      items.push(item.slice(start, index).trim());
      start = end;
    }
  }
  return [...items, item.slice(start).trim()];
}
