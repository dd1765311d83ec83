// The declared fields of a record: which stands at a path, in which order keys are written, each value with its field.

/** @param {Form.Field} field @param {Form.Data} data */
export const isPart = (field, data) => field.shape in data.models;

/** @param {Form.Field} field */
export const isText = (field) => field.shape === "text" || field.shape === "label";

/**
 * The field at a path; undefined below none.
 * @param {Form.Data} data @param {string} model @param {Form.Path} path
 * @returns {Form.Field | undefined}
 */
export function fieldAt(data, model, path) {
  const field = data.models[model].find(({ key, also }) => key === path[0] || also === path[0]);
  const rest = path.slice(field && (field.keyed || (field.many && typeof path[1] === "number")) ? 2 : 1);
  return field && rest.length && isPart(field, data) ? fieldAt(data, field.shape, rest) : field;
}

/**
 * The order of the keys of the map at a path.
 * @param {Form.Data} data @param {string} model
 * @returns {(path: Form.Path) => string[]}
 */
export function orderOf(data, model) {
  return (path) => {
    if (!path.length) return data.models[model].map(({ key }) => key);
    const field = fieldAt(data, model, path);
    if (!field || (field.keyed && path[path.length - 1] === field.key)) return [];
    if (isPart(field, data)) return data.models[field.shape].map(({ key }) => key);
    return isText(field) ? data.languages.map(({ code }) => code) : ["family", "given", "literal"];
  };
}

/**
 * Calls with each value that has no parts of its own, its field and path; a text once a language, a list of names or
 * citations as one.
 * @param {Form.Data} data @param {string} model @param {Form.Tree} tree
 * @param {(leaf: Form.Leaf) => void} visit
 */
export function eachLeaf(data, model, tree, visit) {
  /** @param {Form.Field} field @param {Form.Tree} value @param {Form.Path} path */
  const one = (field, value, path) => {
    if (isPart(field, data)) inPart(field.shape, value, path);
    else if (isText(field) && value && typeof value === "object") {
      for (const [language, text] of Object.entries(value)) {visit({ field, language, path: [...path, language],
        value: text });}
    } else visit({ field, language: isText(field) ? tree.written_in || "" : "", path, value });
  };
  /** @param {string} name @param {Form.Tree} part @param {Form.Path} path */
  const inPart = (name, part, path) => {
    if (!part || typeof part !== "object") return;
    for (const field of data.models[name]) {
      const value = part[field.key], at = [...path, field.key];
      if (value === undefined) continue;
      if (field.keyed && typeof value === "object") {
        for (const key of Object.keys(value)) one(field, value[key], [...at, key]);
      } else if (Array.isArray(value) && field.shape !== "name" && field.shape !== "citation") {
        value.forEach((item, number) => one(field, item, [...at, number]));
      } else one(field, value, at);
    }
  };
  inPart(model, tree, []);
}
