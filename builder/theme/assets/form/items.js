// Items of a list that were typed as one, with a Chinese comma between them: told, with each on a line of its own.
import { eachLeaf } from "./fields.js";
import { got } from "./tree.js";

const COMMA = /[，、；]/, LONGEST = 60;
/** In what stands here a comma belongs to a name. */
const WITHIN = /[《》“”"「」『』()（）[\]]/;

/** @param {Form.Data} data @param {string} model @param {Form.Tree} record @param {Form.Tell} tell */
export function itemsOf(data, model, record, tell) {
  /** @type {Set<string>} */
  const told = new Set();
  eachLeaf(data, model, record, ({ field, path, value }) => {
    if (!field.many || !["word", "name", "label"].includes(field.shape)) return;
    const at = field.shape === "word" && typeof path[path.length - 1] === "number" ? path.slice(0, -1) : path;
    const items = field.shape === "label" ? [value] : [got(record, at)].flat(), parts = items.flatMap(separated);
    if (parts.length === items.length || told.has(at.join()) || parts.some((part) => typeof part !== "string")) return;
    told.add(at.join());
    const [found] = /** @type {RegExpExecArray} */ (COMMA.exec(items.join()));
    tell(at, { code: "full-width-comma", values: { found }, fix: parts.join("\n") }, "warning");
  });
}

/** @param {Form.Tree} item @returns {Form.Tree[]} */
function separated(item) {
  if (typeof item !== "string" || item.length > LONGEST || WITHIN.test(item)) return [item];
  return item.split(COMMA).map((part) => part.trim()).filter(Boolean);
}
