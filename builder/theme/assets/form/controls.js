// The controls of fields: one value each, with its name, help, example and what is wrong with it.
import { isText } from "./fields.js";
import { make } from "./page.js";
import { got } from "./tree.js";

/** @param {Form.Path} path */
export const idOf = (path) => `f-${path.join(".")}`;

/**
 * @param {Form.App} app @param {string} key @param {() => void} act
 * @param {string} [label] for those who cannot see where
 */
export function button(app, key, act, label) {
  const made = make("button", { type: "button" }, app.say(key));
  if (label) made.setAttribute("aria-label", `${app.say(key)}: ${label}`);
  made.addEventListener("click", act);
  return made;
}

/**
 * An example as one types it. @param {Form.App} app @param {Form.Tree} example @param {string} [language]
 * @returns {string}
 */
function typed(app, example, language) {
  if (Array.isArray(example)) return example.map((item) => typed(app, item, language)).join(" / ");
  if (typeof example !== "object") return String(example);
  return example[language || ""] || Object.values(example)[0] || "";
}

/** Name, and what to write. @param {Form.App} app @param {Form.Field} field @param {Form.Path} path */
export function helpOf(app, field, path) {
  const texts = [field.shape === "name" ? app.say("names-help") : field.help];
  const example = field.vocabulary || field.choices || field.shape === "citation" ? "" : field.example;
  if (example && example.length !== 0) {texts.push(app.say("example",
    { example: typed(app, example, app.languages[0]) }));}
  if (field.many && field.shape === "word") texts.push(app.say("lines-help"));
  return make("p", { class: "cb-form-help", id: `h-${idOf(path)}` }, texts.join(app.say("stop")));
}

/** The name of a field, with a mark where it is required. @param {Form.App} app @param {Form.Field} field */
export function nameOf(app, field) {
  const name = [field.name];
  return field.required ? [...name, make("span", { class: "cb-form-need" }, app.say("required"))] : name;
}

/**
 * A control with its messages; `told` is where they stand. @param {Form.App} app @param {Form.Control} control
 * @param {Form.Path} path
 */
export function told(app, control, path) {
  const at = make("div", { class: "cb-form-told", id: `p-${idOf(path)}`, "aria-live": "polite" });
  control.id = idOf(path);
  const helped = control.dataset.language ? path.slice(0, -1) : path;
  control.setAttribute("aria-describedby", `h-${idOf(helped)} ${at.id}`);
  app.inputs.set(path.join("."), { control, at });
  return at;
}

/**
 * A field of one control, or of one a language. @param {Form.App} app @param {Form.Field} field
 * @param {Form.Path} path
 */
export function simpleField(app, field, path) {
  if (isText(field)) return textField(app, field, path);
  const control = controlOf(app, field, path), at = told(app, control, path);
  const label = make("label", { for: control.id }, ...nameOf(app, field));
  const box = make("div", { class: "cb-form-field" }, label, helpOf(app, field, path), control);
  if (field.required) control.setAttribute("aria-required", "true");
  if (control instanceof HTMLSelectElement && field.vocabulary) box.append(...definitions(app, field, control));
  box.append(at);
  if (field.shape === "citation") box.append(app.cite(control, path));
  return box;
}

/** A text in the languages that are written. @param {Form.App} app @param {Form.Field} field @param {Form.Path} path */
function textField(app, field, path) {
  const columns = app.languages.map((language) => {
    const { name, tag } = /** @type {Form.Language} */ (app.data.languages.find(({ code }) => code === language));
    const own = [...path, language];
    const control = field.shape === "label" ? make("input", { type: "text" }) : make("textarea", { rows: "3" });
    control.value = app.text(path, language);
    control.lang = tag;
    control.dataset.language = language;
    control.addEventListener("input", () => { app.setText(path, language, control.value); });
    if (field.required) control.setAttribute("aria-required", "true");
    const at = told(app, control, own), label = make("label", { for: control.id }, name);
    const parts = field.shape === "label" ? [] : [app.cite(control, own)];
    return make("div", {}, label, control, at, ...parts);
  });
  const legend = make("legend", {}, ...nameOf(app, field));
  return make("fieldset", { class: "cb-form-field" }, legend, helpOf(app, field, path),
    make("div", { class: "cb-form-pair" }, ...columns));
}

/** @param {Form.App} app @param {Form.Field} field @param {Form.Path} path @returns {Form.Control} */
function controlOf(app, field, path) {
  const options = optionsOf(app, field, path), value = got(app.record, path);
  if (options && !field.many) return menu(app, options, path);
  const rows = field.many ? "2" : "3";
  const control = hasLines(field) ? make("textarea", { rows }) : make("input", { type: "text" });
  control.value = asTyped(field, value);
  if (["url", "mail"].includes(field.form || "")) {control.setAttribute("inputmode", field.form === "url" ? "url"
    : "email");}
  if (field.shape === "reference") control.setAttribute("list", "cb-form-records");
  control.addEventListener("input", () => { app.set(path, asValue(field, control.value, value)); });
  return control;
}

/** @param {Form.Field} field */
const hasLines = ({ paragraphs, many, shape, key }) => paragraphs || (many && shape !== "citation") || key === "text";

/** What can be chosen: a word, what it is called, what it means. */
/** @param {Form.App} app @param {Form.Field} field @param {Form.Path} path @returns {Form.Term[] | undefined} */
export function optionsOf(app, field, path) {
  if (field.choices) return field.choices.map(([id, name]) => ({ id, name }));
  if (field.vocabulary) return app.data.vocabularies[field.vocabulary];
  if (field.shape !== "term") return undefined;
  const chosen = got(app.record, [...path.slice(0, -1), "dimension"]);
  const dimension = app.data.vocabularies.dimensions.find(({ id }) => id === chosen);
  return [...(dimension?.terms || []), { id: "unknown", name: app.say("unknown") }];
}

/** @param {Form.App} app @param {Form.Term[]} options @param {Form.Path} path */
function menu(app, options, path) {
  const value = got(app.record, path) || "", known = options.some(({ id }) => id === value) || !value;
  const shown = known ? options : [...options, { id: value, name: value }];
  const select = make("select", {}, make("option", { value: "" }, app.say("choose")),
    ...shown.map(({ id, name }) => make("option", { value: id }, name)));
  select.value = value;
  select.addEventListener("change", () => { app.set(path, select.value || undefined); });
  return select;
}

/** What the chosen term means, and all of them to look up. */
/** @param {Form.App} app @param {Form.Field} field @param {HTMLSelectElement} select */
function definitions(app, field, select) {
  const terms = app.data.vocabularies[field.vocabulary || ""];
  const chosen = make("p", { class: "cb-form-definition", "aria-live": "polite" });
  const show = () => { chosen.textContent = terms.find(({ id }) => id === select.value)?.definition || ""; };
  select.addEventListener("change", show);
  show();
  const all = make("details", { class: "cb-form-terms" }, make("summary", {}, app.say("meanings")));
  all.addEventListener("toggle", () => {
    if (all.childElementCount > 1) return;
    const pairs = terms.flatMap(({ name, definition }) => [make("dt", {}, name), make("dd", {}, definition || "")]);
    all.append(make("dl", {}, ...pairs));
  });
  return [chosen, all];
}

/** Several terms, each with a box. @param {Form.App} app @param {Form.Field} field @param {Form.Path} path */
export function boxes(app, field, path) {
  const chosen = new Set([got(app.record, path) || []].flat()), options = optionsOf(app, field, path) || [];
  const rows = options.map(({ id, name, definition }) => {
    const box = make("input", { type: "checkbox", value: id });
    box.checked = chosen.has(id);
    box.addEventListener("change", () => {
      if (box.checked) chosen.add(id);
      else chosen.delete(id);
      const known = options.map((option) => option.id).filter((each) => chosen.has(each));
      app.set(path, chosen.size ? [...known, ...[...chosen].filter((each) => !known.includes(each))] : undefined);
    });
    const meaning = definition ? [make("span", { class: "cb-form-definition" }, definition)] : [];
    return make("label", {}, box, make("span", {}, name, ...meaning));
  });
  const group = make("fieldset", { class: "cb-form-field cb-form-boxes", tabindex: "-1" },
    make("legend", {}, ...nameOf(app, field)), helpOf(app, field, path), ...rows);
  group.append(told(app, group, path));
  return group;
}

/** A value as one types it. @param {Form.Field} field @param {Form.Tree} value @returns {string} */
function asTyped(field, value) {
  if (value === undefined || value === null) return "";
  if (Array.isArray(value)) {return value.map((item) => asTyped(field, item)).join(field.shape === "citation" ? "; "
    : "\n");}
  if (typeof value !== "object") return String(value).replace(/\n+$/, "");
  return value.literal !== undefined ? `{${value.literal}}` : [value.family, value.given].filter(Boolean).join(", ");
}

/** What was typed as a value; `before` is given back for what stands as it was. */
/** @param {Form.Field} field @param {string} text @param {Form.Tree} before @returns {Form.Tree} */
function asValue(field, text, before) {
  if (before !== undefined && asTyped(field, before) === text) return before;
  if (!text.trim()) return undefined;
  if (!field.many) return ["quantity", "number"].includes(field.shape) ? text.normalize("NFKC") : text;
  const parts = text.split(field.shape === "citation" ? /\s*[;；]\s*/ : /\s*\n\s*/).filter((part) => part.trim());
  const values = parts.map((part) => (field.shape === "name" ? nameValue(part.trim()) : part.trim()));
  return ["name", "citation"].includes(field.shape) && values.length === 1 && !Array.isArray(before) ? values[0]
    : values;
}

/** `Lane, Rebecca` is a person; other names in Latin letters are those of bodies. @param {string} name */
function nameValue(name) {
  const braced = /^\{(.*)\}$/.exec(name);
  if (braced) return { literal: braced[1] };
  if (/[\u3400-\u9fff]/.test(name) || !/\s/.test(name)) return name;
  const [family, ...given] = name.split(/\s*[,，]\s*/);
  return given.length ? { family, given: given.join(" ") } : { literal: name };
}
