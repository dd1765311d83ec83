// The record as the text of a file, and the ways by which it leaves the page: all of them begun by whoever wrote it.
import { edited } from "./document/edit.js";
import { written } from "./document/write.js";
import { slugOf } from "./citations.js";
import { button } from "./controls.js";
import { orderOf } from "./fields.js";
import { make } from "./page.js";
import { edits, pruned } from "./tree.js";

/** Of a page of the repository: GitHub takes 8,191 bytes, and of those who log in first somewhat less. */
const LONGEST_ADDRESS = 7000;
/** Of a mail: Chrome on Windows opens none above 2,046 characters, Gmail refused one of 6,410. */
const LONGEST_MAIL = /Windows/.test(navigator.userAgent) ? 2000 : 6000;

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
  const { renamed, record, written: inFile } = app.base;
  return edits(record, app.record).reduce((made, [path, value]) => edited(made, inFile(path), value, order), renamed);
}

/** @param {Form.App} app */
export function waysOut(app) {
  const { mail } = app.data.addresses, there = pageThere(app);
  const told = make("p", { class: "cb-form-told", role: "status" });
  const ways = [way(app, "copy", () => copy(app, told)), way(app, "download",
    () => { download(app); told.textContent = app.say("downloaded", { path: pathOf(app) }); })];
  if (typeof navigator.share === "function") ways.push(way(app, "share", () => share(app, told)));
  if (mail) ways.push(way(app, "mail", () => write(app, mail, told)));
  if (there) ways.push(way(app, app.isStored ? "edit-there" : "begin-there", () => openThere(app, told)));
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
  told.textContent = app.say(await isCopied(fileText(app)) ? "copied" : "not-copied");
}

/** Whether the device took the text. @param {string} text */
async function isCopied(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    const field = make("textarea", {});
    field.value = text;
    document.body.append(field);
    field.select();
    const done = document.execCommand("copy");
    field.remove();
    return done;
  }
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
    told.textContent = app.say("shared");
  } catch (fault) {
    const isRefused = /** @type {Error} */ (fault).name === "AbortError";
    told.textContent = app.say(isRefused ? "not-shared" : "share-failed");
  }
}

/** A mail with the text in it; one that would be too long asks for the file. */
/** @param {Form.App} app @param {string} mail @param {HTMLElement} told */
function write(app, mail, told) {
  const name = nameOfFile(app), subject = encodeURIComponent(app.say("mail-subject", { path: pathOf(app) }));
  /** @param {string} body */
  const addressOf = (body) => `mailto:${mail}?subject=${subject}&body=${encodeURIComponent(body)}`;
  const whole = addressOf(`${app.say("mail-body")}\n\n${fileText(app)}`.replace(/\r?\n/g, "\r\n"));
  const fits = whole.length <= LONGEST_MAIL, address = fits ? whole : addressOf(app.say("mail-attach", { name }));
  told.replaceChildren(app.say(fits ? "mail-whole" : "mail-long", { name, mail }), " ",
    ...(fits ? [] : [way(app, "download", () => download(app)), " "]),
    make("a", { href: address }, app.say("mail-go")));
  if (fits) location.href = address;
}

/**
 * The page of the repository on which the file is changed or begun; "" where there is none, or the file's folder is not
 * known. @param {Form.App} app
 */
function pageThere(app) {
  const { new: begun, edit } = app.data.addresses, [, folder, name] = /^(.+)\/(.+)$/.exec(pathOf(app)) || [];
  if (!begun || !folder) return "";
  return app.isStored ? edit + pathOf(app) : `${begun}${folder}?filename=${encodeURIComponent(name)}`;
}

/** A text that the address cannot have is copied. @param {Form.App} app @param {HTMLElement} told */
async function openThere(app, told) {
  const address = pageThere(app), whole = `${address}&value=${encodeURIComponent(fileText(app))}`;
  const fits = !app.isStored && whole.length <= LONGEST_ADDRESS;
  const key = fits ? "there-whole" : await isCopied(fileText(app)) ? "there-copied" : "there-by-hand";
  told.replaceChildren(app.say(key), " ",
    make("a", { href: fits ? whole : address, rel: "noopener" }, app.say("there-go")));
}
