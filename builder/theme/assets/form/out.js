// The record as the text of a file, and the ways by which it leaves the page: all of them begun by whoever wrote it.
import { edited } from "./document/edit.js";
import { written } from "./document/write.js";
import { slugOf } from "./citations.js";
import { button } from "./controls.js";
import { orderOf } from "./fields.js";
import { make } from "./page.js";
import { edits, pruned } from "./tree.js";

const LONGEST_ADDRESS = 7000;

/** Where the file belongs in the base. @param {Form.App} app */
export function pathOf(app) {
  return app.base ? app.base.path : `${app.folder}/${app.place || "place"}/${slug(app)}.yml`;
}

/** @param {Form.App} app */
function slug(app) {
  const date = new Date().toISOString().slice(0, 10);
  return app.slug || slugOf(app.text(["title"], "en")) || `${app.folder === "cases" ? "case" : "policy"}-${date}`;
}

/**
 * The text of the file: of a record that was opened what was changed in it, and not a byte more.
 * @param {Form.App} app
 */
export function fileText(app) {
  const order = orderOf(app.data, app.model);
  if (!app.base) return `# ${pathOf(app)}\n${written(pruned(app.record) || {}, order)}`;
  const { text, record, written: inFile } = app.base;
  return edits(record, app.record).reduce((made, [path, value]) => edited(made, inFile(path), value, order), text);
}

/** @param {Form.App} app */
export function waysOut(app) {
  const { mail, new: begun, edit } = app.data.addresses;
  const told = make("p", { class: "cb-form-told", role: "status" });
  const ways = [way(app, "copy", () => copy(app, told)), way(app, "download",
    () => { download(app); told.textContent = app.say("downloaded", { path: pathOf(app) }); })];
  if (typeof navigator.share === "function") ways.push(way(app, "share", () => share(app, told)));
  if (mail) ways.push(way(app, "mail", () => write(app, mail, told)));
  if (begun) {ways.push(way(app, app.base ? "edit-there" : "begin-there",
    () => openThere(app, app.base ? edit : begun, told)));}
  const file = make("pre", { class: "cb-form-file", tabindex: "0" }),
    shown = make("details", {}, make("summary", {}, app.say("file")), file);
  shown.addEventListener("toggle", () => { file.textContent = fileText(app); });
  return make("div", { class: "cb-form-out" }, make("p", {}, app.say("belongs"), make("code", {}, pathOf(app))),
    make("div", { class: "cb-form-buttons" }, ...ways), told, shown);
}

/** @param {Form.App} app @param {string} key @param {() => void} act */
const way = (app, key, act) => button(app, `out.${key}`, act);

/** @param {Form.App} app */
const nameOfFile = (app) => /** @type {string} */ (pathOf(app).split("/").pop());

/** @param {Form.App} app @param {HTMLElement} told */
async function copy(app, told) {
  const text = fileText(app);
  try {
    await navigator.clipboard.writeText(text);
  } catch {
    const field = make("textarea", {});
    field.value = text;
    document.body.append(field);
    field.select();
    document.execCommand("copy");
    field.remove();
  }
  told.textContent = app.say("copied");
}

/** @param {Form.App} app */
function download(app) {
  const address = URL.createObjectURL(new Blob([fileText(app)], { type: "application/yaml" }));
  const link = make("a", { href: address, download: nameOfFile(app) });
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(address), 60000);
}

/** As a file where the device passes such on, else as text. @param {Form.App} app @param {HTMLElement} told */
async function share(app, told) {
  const text = fileText(app), title = nameOfFile(app);
  const files = [new File([text], title.replace(/\.ya?ml$/, ".txt"), { type: "text/plain" })];
  try {
    await navigator.share(navigator.canShare && navigator.canShare({ files }) ? { files, title } : { title, text });
  } catch { told.textContent = app.say("not-shared"); }
}

/** @param {Form.App} app @param {string} mail @param {HTMLElement} told */
function write(app, mail, told) {
  const start = `mailto:${mail}?subject=${encodeURIComponent(app.say("mail-subject", { path: pathOf(app) }))}&body=`;
  const whole = start + encodeURIComponent(`${app.say("mail-body")}\n\n${fileText(app)}`.replace(/\n/g, "\r\n"));
  const fits = whole.length <= LONGEST_ADDRESS;
  told.textContent = app.say(fits ? "mail-whole" : "mail-long", { name: nameOfFile(app) });
  location.href = fits ? whole : start + encodeURIComponent(app.say("mail-attach", { name: nameOfFile(app) }));
}

/** A page of the repository on which the file is begun or changed; a long text is copied. */
/** @param {Form.App} app @param {string} prefix @param {HTMLElement} told */
async function openThere(app, prefix, told) {
  const folder = pathOf(app).replace(/\/[^/]*$/, ""), name = nameOfFile(app);
  const address = app.base ? prefix + app.base.path : `${prefix}${folder}?filename=${encodeURIComponent(name)}`;
  const whole = `${address}&value=${encodeURIComponent(fileText(app))}`, fits = !app.base
    && whole.length <= LONGEST_ADDRESS;
  if (!fits) await copy(app, told);
  told.replaceChildren(app.say(fits ? "there-whole" : "there-copied"), " ",
    make("a", { href: fits ? whole : address, rel: "noopener" }, app.say("there-go")));
}
