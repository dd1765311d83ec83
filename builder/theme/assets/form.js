// The form: a record is written or changed field by field, checked while one types, shown as its page, and taken along.
import { citeControl, sourcesElement } from "./form/sources.js";
import { button } from "./form/controls.js";
import { draftOf, drafts, dropDraft, keepDraft } from "./form/drafts.js";
import { problemsOf } from "./form/check.js";
import { dataLoader, fill, language, make, root } from "./form/page.js";
import { fieldsOfForm } from "./form/layout.js";
import { fileText, pathOf } from "./form/out.js";
import { recordOf } from "./form/reading.js";
import { atFields, lists, reveal } from "./form/status.js";
import { renameIn, renamedText } from "./form/renaming.js";
import { got, isEmpty, putAt } from "./form/tree.js";
import { preview } from "./form/preview.js";
import { readDocument } from "./form/document/read.js";

const load = dataLoader("casebookForm"), asked = new URLSearchParams(location.search);
const holder = /** @type {HTMLElement} */ (document.querySelector(".cb-form"));
const PAUSE = 250, ROOM = matchMedia("(min-width: 76.25em)");
/** @type {Form.App} */
let app;
let timer = 0;

/** @param {Form.Data} data @param {Form.Draft} draft */
function appOf(data, draft) {
  const model = data.top[draft.folder], record = draft.record, base = draft.base && baseOf(data, model, draft);
  /** @type {Form.App} */
  const made = {
    ...draft, base, data, model, record, inputs: new Map(), isStored: base !== null && !isOwnFile(draft.id),
    say: (key, values) => fill(data.words[key] || key, values || {}),
    text: (path, code) => {
      const text = got(made.record, path), plain = typeof text === "object" ? (text || {})[code]
        : code === made.record.written_in ? text : "";
      return String(plain || "").replace(/\n+$/, "");
    },
    setText: (path, code, value) => {
      const before = got(made.record, path), plain = typeof before === "string" && before;
      if (plain && code === made.record.written_in) made.set(path, value);
      else if (plain) made.set(path, { [made.record.written_in]: before, [code]: value });
      else made.set([...path, code], value.trim() ? value : undefined);
    },
    set: (path, value) => {
      const before = made.base && got(made.base.record, path), same = typeof before === "string"
        && before.replace(/\n+$/, "") === value;
      putAt(made.record, path, same ? before : value);
      made.refresh();
    },
    cite: (control, path) => citeControl(made, control, path),
    sources: () => sourcesElement(made),
    drawSources: () => { /* they are not open */ },
    rename: (renaming) => rename(made, renaming),
    refresh: () => { clearTimeout(timer); timer = window.setTimeout(judge, PAUSE); },
  };
  return made;
}

/** Whether a draft is of a file that the reader opened. @param {string} id */
const isOwnFile = (id) => id.startsWith("file-");

/** @param {Form.Data} data @param {string} model @param {string} text */
function opened(data, model, text) {
  return recordOf(data, model, readDocument(text).root);
}

/** The file as it was, and with the keys that its sources have now. */
/** @param {Form.Data} data @param {string} model @param {Form.Draft} draft */
function baseOf(data, model, { base, renamed = [] }) {
  const { path, text } = /** @type {{ path: string, text: string }} */ (base);
  const made = renamed.reduce((each, renaming) => renamedText(data, model, each, renaming), text);
  return { path, text, renamed: made, ...opened(data, model, made) };
}

/** Another key for a source and all that cites it; the fields are drawn anew. */
/** @param {Form.App} made @param {Form.Renaming} renaming */
function rename(made, renaming) {
  const { data, model, record, renamed = [] } = made, count = renameIn(data, model, record, renaming);
  const [from, to] = renaming, isInFile = made.base && from in Object(made.base.record.sources);
  begin(data, { ...made, renamed: isInFile ? [...renamed, renaming] : renamed });
  reveal(holder, `sources.${to}.key`);
  const told = document.activeElement?.parentElement?.querySelector("[role=status]");
  if (told) told.textContent = app.say("renamed", { count, from, to });
}

/** @param {Form.Data} data @param {string} folder @returns {Form.Draft} */
function blank(data, folder) {
  const code = data.languages.some((each) => each.code === data.language) ? data.language : data.languages[0].code;
  return { id: `new-${Date.now()}`, folder, place: "", slug: "", base: null, record: { written_in: code },
    languages: [code], at: 0 };
}

/**
 * A record's file, opened. @param {Form.Data} data @param {string} reference @param {string} path
 * @param {string} text @returns {Form.Draft}
 */
function ofFile(data, reference, path, text) {
  const [start, at = "", slug = ""] = reference.split("/");
  const folder = start === "policies" || /^(?:kind|性质):/m.test(text) ? "policies" : "cases";
  const record = opened(data, data.top[folder], text).record;
  const used = data.languages.map(({ code }) => code).filter((code) => (
    code === record.written_in || code in Object(record.title) || code in Object(record.summary)));
  const languages = used.length ? used : [data.languages[0].code];
  return { id: reference, folder, place: at, slug, base: { path, text }, record, languages, at: 0 };
}

/** What is wrong, as its page, and kept: some time after the last key. */
function judge() {
  clearTimeout(timer);
  const problems = problemsOf(app.data, app.model, app.record, {
    today: new Date().toISOString().slice(0, 10), sources: app.base?.record.sources,
  });
  if (!app.base && !app.place) problems.unshift({ path: ["place"], level: "error", code: "missing-field", values: {} });
  atFields(app, problems);
  const open = problems.filter(({ level }) => level === "error").length;
  set(".cb-form-lists", ...lists(app, problems, (path) => reveal(holder, path)));
  set(".cb-form-count", app.say(open ? "open" : "ready-short", { count: open }));
  showPreview();
  const where = holder.querySelector(".cb-form-out code");
  if (where) where.textContent = pathOf(app);
  save();
}

/** @param {string} selector @param {...(Node | string)} content */
function set(selector, ...content) {
  holder.querySelector(selector)?.replaceChildren(...content);
}

function showPreview() {
  if (ROOM.matches || holder.classList.contains("cb-form-seen")) set(".cb-form-view", preview(app, app.languages[0]));
}

function save() {
  const { id, folder, place: at, slug, languages, record, base, renamed } = app;
  const kept = base && { path: base.path, text: base.text };
  const untouched = base ? fileText(app) === base.text : isEmpty({ ...record, written_in: "", place: at });
  if (untouched && draftOf(id)) dropDraft(id);
  if (untouched) return;
  const title = app.languages.map((code) => app.text(["title"], code)).find(Boolean) || app.say("untitled");
  const done = keepDraft({ id, folder, place: at, slug, languages, record, base: kept, renamed, at: Date.now() },
    title);
  set(".cb-form-kept", app.say(done ? "kept" : "not-kept"), ...(done ? [" ", button(app, "drop", drop)] : []));
}

function drop() {
  dropDraft(app.id);
  begin(app.data, app.base ? ofFile(app.data, app.id, app.base.path, app.base.text) : blank(app.data, app.folder));
}

/** @param {Form.Data} data @param {Form.Draft} draft */
function begin(data, draft) {
  app = appOf(data, draft);
  const hadFocus = holder.contains(document.activeElement);
  const faults = app.base ? readDocument(app.base.text).faults : [];
  const view = make("div", { class: "cb-form-view", "aria-label": app.say("preview"), role: "region" });
  if (faults.length) {
    holder.replaceChildren(openers(), make("p", { class: "cb-form-error", role: "alert" },
      app.say("broken", { path: pathOf(app), line: faults[0].line })));
  } else {
    holder.replaceChildren(openers(), make("div", { class: "cb-form-both" },
      make("form", { class: "cb-form-fields", novalidate: "" }, ...fieldsOfForm(app, begin)), view), bar());
    judge();
  }
  holder.querySelector("form")?.addEventListener("submit", (event) => event.preventDefault());
  holder.hidden = false;
  if (hadFocus) holder.querySelector("summary")?.focus();
}

/** Other records, files and drafts. */
function openers() {
  const { data } = app, names = make("datalist", { id: "cb-form-records" });
  load("records", `${root}assets/form/data/records-${language}.js`).then((records) => {
    names.append(...records.map((/** @type {[string, string]} */ [id, name]) => make("option", { value: id }, name)));
  }).catch(() => { /* an id can be typed */ });
  const which = make("input", { type: "text", list: "cb-form-records", id: "cb-form-open" });
  which.addEventListener("change", () => { if (which.value) openRecord(data, which.value.trim()); });
  const file = make("input", { type: "file", accept: ".yml,.yaml,.txt", id: "cb-form-file" });
  file.addEventListener("change", () => { if (file.files?.[0]) openFile(data, file.files[0]); });
  const kept = drafts().filter(({ id }) => id !== app.id).map(({ id, title }) => (
    make("li", {}, title, " ", button(app, "go-on", () => begin(data, draftOf(id) || app), title),
      button(app, "drop", () => { dropDraft(id); begin(data, { ...app }); }, title))));
  const list = kept.length ? [make("p", { class: "cb-form-name" }, app.say("drafts")), make("ul", {}, ...kept)] : [];
  const anew = Object.keys(data.top).map((folder) => button(app, `new.${folder}`,
    () => begin(data, blank(data, folder))));
  return make("details", { class: "cb-form-open" }, make("summary", {}, app.base ? pathOf(app)
    : app.say(`new.${app.folder}`), " · ", app.say("open-other")),
    make("div", { class: "cb-form-buttons" }, ...anew), make("label", { for: which.id }, app.say("open-record")), which,
    make("label", { for: file.id }, app.say("open-file")), file, names, ...list);
}

/** The field that the address names. */
function fieldAsked() {
  return asked.get("field") || decodeURIComponent(location.hash.slice(1));
}

/** @param {Form.Data} data @param {string} reference */
async function openRecord(data, reference) {
  const isName = /^[a-z]+(?:\/[a-z0-9-]+){2}$/.test(reference);
  const file = isName && await load(reference, `${root}assets/record-files/${reference}.js`).catch(() => null);
  if (file) begin(data, draftOf(reference) || ofFile(data, reference, file.path, file.text));
  else if (!app) begin(data, blank(data, "cases"));
  if (!file) set(".cb-form-kept", app.say("no-record", { id: reference }));
  reveal(holder, fieldAsked());
}

/** @param {Form.Data} data @param {File} file */
async function openFile(data, file) {
  const bytes = await new Response(file).arrayBuffer();
  const text = new TextDecoder("utf-8", { ignoreBOM: true }).decode(bytes);
  const [, path = file.name] = /^\ufeff?# ((?:cases|policies)\/[a-z0-9-]+\/[a-z0-9-]+\.yml)\r?$/m.exec(text) || [];
  begin(data, ofFile(data, `file-${file.name}`, path, text));
}

/** At the foot of the screen: how many things are open, and the page as it will be. */
function bar() {
  const look = button(app, "preview", () => {
    const seen = holder.classList.toggle("cb-form-seen");
    look.setAttribute("aria-pressed", String(seen));
    look.textContent = app.say(seen ? "write" : "preview");
    showPreview();
    if (seen) holder.scrollIntoView();
  });
  look.className = "cb-form-look";
  const open = make("a", { href: "#cb-form-end", class: "cb-form-count" });
  open.addEventListener("click", () => { if (holder.classList.contains("cb-form-seen")) look.click(); });
  return make("div", { class: "cb-form-bar" }, open, look);
}

/** A file that is dropped on the form is opened. @param {Form.Data} data */
function followDrops(data) {
  holder.addEventListener("dragover", (event) => event.preventDefault());
  holder.addEventListener("drop", (event) => {
    const file = event.dataTransfer?.files[0];
    if (!file) return;
    event.preventDefault();
    openFile(data, file);
  });
}

load("form", `${root}assets/form/data/${language}.js`).then((/** @type {Form.Data} */ data) => {
  const reference = asked.get("record"), fresh = asked.get("new") || "";
  const last = drafts().find(({ id }) => id.startsWith("new-") || isOwnFile(id));
  followDrops(data);
  window.addEventListener("hashchange", () => reveal(holder, fieldAsked()));
  window.addEventListener("pagehide", () => { if (app) save(); });
  if (reference) { openRecord(data, reference); return; }
  const draft = last && !fresh ? draftOf(last.id) : undefined;
  begin(data, draft || blank(data, fresh in data.top ? fresh : "cases"));
  reveal(holder, fieldAsked());
}, () => {
  holder.textContent = String(holder.dataset.failed);
  holder.hidden = false;
});
