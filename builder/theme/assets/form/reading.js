// Takes the nodes of a record's file, gives its values under the keys of the format, and their keys in the file.
import { isPart, isText } from "./fields.js";

/**
 * @param {Form.Data} data @param {string} model
 * @param {Form.Node | null | undefined} root
 * @returns {{ record: Form.Tree, written: (path: Form.Path) => Form.Path }} written: a path with the keys of the file
 */
export function recordOf(data, model, root) {
  /** @type {Map<string, string>} */
  const names = new Map();
  /** @param {Form.Node | null | undefined} node @param {Form.Path} path @param {string} shape @returns {Form.Tree} */
  const value = (node, path, shape) => {
    if (!node) return "";
    if (node.kind === "scalar") return node.text;
    if (node.kind === "list") return node.items.map((item, at) => value(item, [...path, at], shape));
    return Object.fromEntries(node.entries.map(({ key, value: inner }) => {
      const [name, field] = named(key.text, shape);
      if (name !== key.text) names.set([...path, name].join("\n"), key.text);
      return [name, field ? ofField(field, inner, [...path, name]) : value(inner, [...path, name], shape)];
    }));
  };
  /** @param {Form.Field} field @param {Form.Node | null} node @param {Form.Path} path @returns {Form.Tree} */
  const ofField = (field, node, path) => {
    const shape = isPart(field, data) ? field.shape : isText(field) ? "text" : "";
    if (!field.keyed || !node || node.kind !== "map") return value(node, path, shape);
    return Object.fromEntries(node.entries.map((entry) => (
      [entry.key.text, value(entry.value, [...path, entry.key.text], shape)])));
  };
  /** @param {string} key @param {string} shape @returns {[string, Form.Field | undefined]} */
  const named = (key, shape) => {
    if (shape === "text") {return [data.languages.find(({ code, keys }) => key === code || keys.includes(key))?.code
      || key, undefined];}
    const field = (data.models[shape] || []).find((declared) => key === declared.key || key === declared.also);
    return [field ? field.key : key, field];
  };
  const record = root ? value(root, [], model) : {};
  /** @param {Form.Path} path */
  const written = (path) => path.map((step, at) => names.get(path.slice(0, at + 1).join("\n")) || step);
  return { record, written };
}
