// Parts with fields of their own, and lists of them.
import { boxes, button, helpOf, idOf, nameOf, optionsOf, simpleField, told } from "./controls.js";
import { isPart, isText } from "./fields.js";
import { make } from "./page.js";
import { got } from "./tree.js";

const SHOWN = ["unit", "source", "text", "options"];

/**
 * A field, whatever its shape. @param {Form.App} app @param {Form.Field} field @param {Form.Path} path
 * @returns {HTMLElement}
 */
export function fieldElement(app, field, path) {
  if (field.key === "sources") return app.sources();
  if (isPart(field, app.data)) return field.many ? list(app, field, path) : part(app, field, path);
  if (field.many && field.shape === "term" && optionsOf(app, field, path)) return boxes(app, field, path);
  return field.many && isText(field) ? list(app, field, path) : simpleField(app, field, path);
}

/**
 * The fields of a part; those that few need are folded. @param {Form.App} app @param {string} model
 * @param {Form.Path} path
 */
export function fieldsOf(app, model, path) {
  const fields = app.data.models[model].filter((field) => !field.computed && (field.key !== "quotes"));
  const all = !fields.some(({ required }) => required);
  const first = fields.filter(({ key, required }) => all || required || SHOWN.includes(key));
  const rest = fields.filter((field) => !first.includes(field));
  const shown = first.map((field) => fieldElement(app, field, [...path, field.key]));
  return rest.length ? [...shown, rarelyNeeded(app, rest, path)] : shown;
}

/** @param {Form.App} app @param {Form.Field[]} fields @param {Form.Path} path */
function rarelyNeeded(app, fields, path) {
  const names = fields.map(({ name }) => name).join(app.say("comma"));
  return fold(make("summary", {}, app.say("more", { names })), "cb-form-more", fields.map(({ key }) => [...path, key]),
    () => (
    fields.map((field) => fieldElement(app, field, [...path, field.key]))));
}

/** A part of the form that is made when it is opened. */
/**
 * @param {HTMLElement} summary @param {string} kind @param {Form.Path[]} paths what is in it
 * @param {() => HTMLElement[]} draw
 */
export function fold(summary, kind, paths, draw) {
  const details = make("details", { class: kind }, summary);
  details.dataset.holds = paths.map((path) => path.join(".")).join(" ");
  const open = () => { if (details.childElementCount === 1) details.append(...draw()); };
  summary.addEventListener("click", open); // At once: the next Tab has to find what is in it.
  details.addEventListener("toggle", () => { if (details.open) open(); });
  details.addEventListener("casebook-open", () => { open(); details.open = true; });
  return details;
}

/** @param {Form.App} app @param {Form.Field} field @param {Form.Path} path */
function part(app, field, path) {
  const legend = make("legend", {}, ...nameOf(app, field));
  return make("fieldset", { class: "cb-form-part" }, legend, helpOf(app, field, path),
    ...fieldsOf(app, field.shape, path));
}

/** Items one below the other. @param {Form.App} app @param {Form.Field} field @param {Form.Path} path */
function list(app, field, path) {
  const box = make("div", { class: "cb-form-list", tabindex: "-1" });
  const size = () => [got(app.record, path) || []].flat().length;
  let shown = Math.max(size(), field.required ? 1 : 0);
  const draw = () => {
    const items = Array.from({ length: shown }, (_, at) => listItem(app, field, [...path, at], () => {
      if (at < size()) app.set([...path, at], undefined);
      shown -= 1;
      draw();
      focusItem(box, at);
    }));
    const add = button(app, "add", () => { shown += 1; draw(); focusItem(box, shown - 1); }, field.name);
    add.className = "cb-form-add";
    box.replaceChildren(make("p", { class: "cb-form-name" }, ...nameOf(app, field)), helpOf(app, field, path),
      ...items, add,
      told(app, box, path));
    app.refresh();
  };
  box.addEventListener("change", ({ target }) => {
    const { id } = /** @type {Element} */ (target);
    if (!depends(app, id, path)) return;
    draw();
    document.getElementById(id)?.focus();
  });
  box.addEventListener("casebook-items", (event) => {
    shown += spread(app, path, /** @type {CustomEvent<string[]>} */ (event));
    draw();
    focusItem(box, shown - 1);
  });
  draw();
  return box;
}

/** Several items in the place of one; how many more there are. */
/** @param {Form.App} app @param {Form.Path} path @param {CustomEvent<string[]>} event its target: the one's control */
function spread(app, path, { target, detail }) {
  const { id, dataset } = /** @type {HTMLElement} */ (target), items = got(app.record, path);
  const at = Number(id.slice(idOf(path).length + 1).split(".")[0]), language = String(dataset.language);
  const parts = detail.map((text, number) => (typeof items[at] === "string" ? text
    : { ...(number ? {} : items[at]), [language]: text }));
  app.set(path, [...items.slice(0, at), ...parts, ...items.slice(at + 1)]);
  return detail.length - 1;
}

/**
 * Whether other fields hang on one that changed: the terms of a dimension; the unit of a measure, which is proposed.
 */
/** @param {Form.App} app @param {string} id @param {Form.Path} path */
function depends(app, id, path) {
  const [, number, key] = /\.(\d+)\.(dimension|measure)$/.exec(id) || [];
  if (key === "measure") {
    const measure = got(app.record, [...path, Number(number), key]), unit = [...path, Number(number), "unit"];
    const usual = app.data.vocabularies.measures.find((term) => term.id === measure)?.unit;
    if (usual && !got(app.record, unit)) app.set(unit, usual);
  }
  return Boolean(key);
}

/** To an item of a list; where there is none, to the button that adds one. */
/** @param {HTMLElement} box @param {number} at */
export function focusItem(box, at) {
  focusIn(box.querySelectorAll(":scope > .cb-form-item")[at] || box.querySelector(":scope > .cb-form-add"));
}

/** To the first thing in a part that takes the keyboard, or to the part. @param {Element | null} part */
export function focusIn(part) {
  const first = part?.querySelector("input, select, textarea, summary") || part;
  /** @type {HTMLElement | null} */ (first)?.focus();
}

/** @param {Form.App} app @param {Form.Field} field @param {Form.Path} path @param {() => void} remove */
function listItem(app, field, path, remove) {
  const name = `${field.name} ${Number(path[path.length - 1]) + 1}`;
  const inner = isText(field) ? [simpleField(app, { ...field, many: false, required: false, help: "" }, path)]
    : fieldsOf(app, field.shape, path);
  const made = make("fieldset", { class: "cb-form-item", id: idOf(path) }, make("legend", {}, name), ...inner);
  const gone = button(app, "remove", remove, name);
  gone.className = "cb-form-remove";
  made.append(gone);
  return made;
}
