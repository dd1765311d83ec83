// Sources as people know them, and a quotation typed together with the claim that it supports.
import { free, keyFor, withCitation } from "./citations.js";
import { button, nameOf, simpleField } from "./controls.js";
import { make } from "./page.js";
import { sourceKey } from "./source_key.js";
import { fieldElement, fieldsOf, focusIn, focusItem, fold } from "./parts.js";
import { got, isEmpty, pruned } from "./tree.js";

/** @param {Form.App} app @param {string} model @param {string} key @returns {Form.Field} */
const declared = (app, model, key) => (
  /** @type {Form.Field} */ (app.data.models[model].find((field) => field.key === key)));

/** The sources of the record, each folded. @param {Form.App} app */
export function sourcesElement(app) {
  const field = declared(app, app.model, "sources"), box = make("div",
    { class: "cb-form-list", id: "f-sources", tabindex: "-1" });
  const draw = () => {
    const items = Object.keys(app.record.sources || {}).map((key, at) => sourceItem(app, key, () => {
      draw();
      focusItem(box, at);
    }));
    const add = button(app, "add-source", () => {
      panel(app, box, { quotes: false }, (source) => { addSource(app, source); draw(); focusItem(box, items.length); });
    });
    add.className = "cb-form-add";
    box.replaceChildren(make("p", { class: "cb-form-name" }, ...nameOf(app, field)),
      make("p", { class: "cb-form-help" }, app.say("sources-help")), ...items, add);
    app.refresh();
  };
  app.drawSources = draw;
  draw();
  return box;
}

/** @param {Form.App} app @param {string} key @param {() => void} removed */
function sourceItem(app, key, removed) {
  const path = ["sources", key], source = app.record.sources[key] || {};
  const gone = button(app, "remove", () => { app.set(path, undefined); removed(); }, key);
  gone.className = "cb-form-remove";
  const summary = make("summary", {}, make("b", {}, key), ` ${source.title || ""}`);
  const made = fold(summary, "cb-form-item", [path], () => [
    ...kindFields(app, path, source.type), ...quoteItems(app, key),
    fold(make("summary", {}, app.say("all-fields")), "cb-form-more", [path], () => (
      [...fieldsOf(app, "Source", path), sourceKey(app, key)])), gone]);
  app.inputs.set(path.join("."), { control: made, at: make("div") });
  return made;
}

/** What a kind of source needs. @param {Form.App} app @param {Form.Path} path @param {string} type */
function kindFields(app, path, type) {
  const kind = Object.values(app.data.kinds).find(({ types }) => types.includes(type));
  const keys = kind ? [...(kind.types.length > 1 ? ["type"] : []), ...kind.fields]
    : ["type", "title", "author", "issued", "URL"];
  return keys.map((key) => {
    const field = declared(app, "Source", key), choices = field.choices?.filter(([word]) => !kind
      || kind.types.includes(word));
    return fieldElement(app, { ...field, choices }, [...path, key]);
  });
}

/** @param {Form.App} app @param {string} key */
function quoteItems(app, key) {
  return Object.keys(app.record.sources[key].quotes || {}).map((id) => {
    const path = ["sources", key, "quotes", id];
    const gone = button(app, "remove", () => {
      const next = item.nextElementSibling;
      app.set(path, undefined);
      item.remove();
      focusIn(next);
    }, id);
    gone.className = "cb-form-remove";
    const fields = ["text", "locator"].map((name) => simpleField(app, declared(app, "Quote", name), [...path, name]));
    const item = make("fieldset", { class: "cb-form-item", id: `f-${path.join(".")}` },
      make("legend", {}, `${declared(app, "Source", "quotes").name} #${id}`), ...fields, gone);
    return item;
  });
}

/** The control below a text or a citation: a source for it, and the words that say it. */
/** @param {Form.App} app @param {Form.Control} control @param {Form.Path} path */
export function citeControl(app, control, path) {
  const box = make("div", { class: "cb-form-cite" });
  const open = button(app, "cite", () => {
    panel(app, box, { quotes: true }, (source, words, chosen) => {
      const key = chosen || addSource(app, source), id = addQuote(app, key, words);
      insert(control, id ? `${key}#${id}` : key, path[path.length - 1] === "source");
      app.drawSources();
    });
  });
  open.className = "cb-form-add";
  box.append(open);
  return box;
}

/**
 * Asks for a source, one of the record or a new one, and its words; hands them over.
 * @param {Form.App} app @param {HTMLElement} box @param {{ quotes: boolean }} asked
 * @param {(source: Form.Tree, words: Form.Tree, chosen: string) => void} done
 */
function panel(app, box, asked, done) {
  document.querySelector(".cb-form-panel")?.remove();
  const record = { source: /** @type {Form.Tree} */ ({}), words: {} }, inner = { ...app, ...scratch(record) };
  const known = Object.entries(app.record.sources || {}), fields = make("div");
  const which = make("select", {}, make("option", { value: "" }, app.say("new-source")),
    ...known.map(([key, { title }]) => make("option", { value: key }, `${key} ${title || ""}`.slice(0, 60))));
  const kind = make("select", {}, ...Object.keys(app.data.kinds).map((each) => make("option", { value: each },
    app.say(`kind.${each}`)))), asksKind = labelled(app, "kind", kind);
  const draw = () => {
    const [type] = app.data.kinds[kind.value].types;
    record.source = { ...record.source, type };
    asksKind.hidden = Boolean(which.value);
    fields.replaceChildren(...(which.value ? [] : kindFields(inner, ["source"], type)));
  };
  if (asked.quotes && known.length) which.value = known[known.length - 1][0];
  which.addEventListener("change", draw);
  kind.addEventListener("change", draw);
  draw();
  const words = asked.quotes ? ["text", "locator"].map((key) => quoteField(inner, key)) : [];
  const problem = make("p", { class: "cb-form-told", role: "alert" });
  const made = make("fieldset", { class: "cb-form-panel" }, make("legend", {},
    app.say(asked.quotes ? "cite" : "add-source")),
    ...(asked.quotes && known.length ? [labelled(app, "which-source", which)] : []), asksKind, fields,
    ...words, problem);
  const put = button(app, "put-in", () => {
    if (!which.value && isEmpty(record.source.title)) { problem.textContent = app.say("title-needed"); return; }
    made.remove();
    done(record.source, record.words, which.value);
  });
  made.append(put, button(app, "cancel", () => {
    made.remove();
    focusIn(box.querySelector(":scope > .cb-form-add"));
  }));
  box.append(made);
  /** @type {HTMLElement} */ (made.querySelector("select, input, textarea")).focus();
}

/** A form beside the form: what is asked in a panel is no part of the record yet. */
/** @param {Form.Tree} record @returns {Partial<Form.App>} */
function scratch(record) {
  const set = /** @type {Form.App["set"]} */ ((path, value) => {
    const part = got(record, path.slice(0, -1));
    if (value === undefined) delete part[path[path.length - 1]];
    else part[path[path.length - 1]] = value;
  });
  return { record, set, inputs: new Map(), refresh: () => { /* nothing is judged yet */ }, cite: () => make("span") };
}

/** @param {Form.App} app @param {string} key @param {HTMLElement} control */
function labelled(app, key, control) {
  return make("label", { class: "cb-form-field" }, make("span", {}, app.say(key)), control);
}

/** @param {Form.App} app @param {string} key */
function quoteField(app, key) {
  const field = declared(app, "Quote", key);
  return simpleField(app, { ...field, name: key === "text" ? app.say("words") : field.name, required: false },
    ["words", key]);
}

/** A new source under a key of its own, which is given back. @param {Form.App} app @param {Form.Tree} source */
function addSource(app, source) {
  const key = keyFor(app.data, source, Object.keys(app.record.sources || {})),
    order = app.data.models.Source.map((field) => field.key);
  const language = /[\u3400-\u9fff]/.test(source.title) ? "zh" : "en", full = { ...source, language };
  app.set(["sources", key], pruned(Object.fromEntries(order.map((each) => [each,
    full[/** @type {"type"} */ (each)]]))));
  return key;
}

/** New words of a source; their id, that of the same words where they stand there, "" without words. */
/** @param {Form.App} app @param {string} key @param {Form.Tree} words */
function addQuote(app, key, words) {
  if (isEmpty(words.text)) return "";
  const quotes = got(app.record, ["sources", key, "quotes"]) || {},
    same = Object.keys(quotes).find((id) => quotes[id].text === words.text);
  if (same) return same;
  const id = free(`q${Object.keys(quotes).length + 1}`, Object.keys(quotes));
  app.set(["sources", key, "quotes", id], pruned(words));
  return id;
}

/**
 * @param {Form.Control} control @param {string} cited @param {boolean} isField whether it holds nothing but citations
 */
function insert(control, cited, isField) {
  const input = /** @type {HTMLTextAreaElement} */ (control), at = input.selectionEnd || input.value.length;
  const [text, end] = isField
    ? [[input.value.trim(), cited].filter(Boolean).join("; "), undefined]
      : withCitation(input.value, `[@${cited}]`, at);
  input.value = text;
  input.dispatchEvent(new Event("input"));
  input.focus();
  if (end !== undefined) input.setSelectionRange(end, end);
}
