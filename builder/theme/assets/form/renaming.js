// Another key for a source: takes a record or its text, gives it with the key and all that cites it under the new one.
import { CITED, SLUG, slugOf } from "./citations.js";
import { edited } from "./document/edit.js";
import { readDocument, valueAt } from "./document/read.js";
import { eachLeaf, orderOf } from "./fields.js";
import { recordOf } from "./reading.js";
import { edits, putAt } from "./tree.js";

/** A citation as it is written, perhaps in two lines of one text. */
const WRITTEN = /\[@[^[\]]*\]/g;
/** Devices of Windows, on which no file can have such a name. */
const RESERVED = /^(?:con|prn|aux|nul|(?:com|lpt)\d)$/;

/** A key of Chinese is not guessed. @param {string} key */
const hasHan = (key) => /[\u3400-\u9fff]/.test(key);

/**
 * Why a text cannot be the key of a source; taken: keys of the others.
 * @param {Form.Data} data @param {string} key @param {string[]} taken @returns {Form.Fault | undefined}
 */
export function keyFault({ limits }, key, taken) {
  if (!SLUG.test(key)) return { code: "key-form", values: { key }, fix: hasHan(key) ? "" : slugOf(key) };
  if (RESERVED.test(key)) return { code: "reserved-name", values: { found: key } };
  const { length } = key;
  if (length > limits.slug) return { code: "slug-too-long", values: { length, limit: limits.slug } };
  return taken.includes(key) ? { code: "key-taken", values: { key } } : undefined;
}

/**
 * A value of a field, or how it is written, with a key in place of another where it names a source.
 * @param {Form.Field} field @param {string} text @param {Form.Renaming} renaming @param {RegExp} [cited]
 */
function citedAnew({ shape }, text, [from, to], cited = CITED) {
  const named = new RegExp(`((?:^["']?|;)\\s*@?\\s*)${from}(?=\\s*(?:[#,;"']|$))`, "g");
  const put = `$1${to}`;
  if (shape === "citation") return text.replace(named, put);
  if (shape === "word") return text.replace(new RegExp(`^(["']?sources\\.)${from}(?=\\.|["']?$)`), put);
  if (shape !== "text") return text;
  return text.replace(cited, (whole) => `[@${whole.slice(2, -1).replace(named, put)}]`);
}

/** Changes a record; gives how many of its values cite the source. */
/** @param {Form.Data} data @param {string} model @param {Form.Tree} record @param {Form.Renaming} renaming */
export function renameIn(data, model, record, renaming) {
  const [from, to] = renaming;
  /** @type {[Form.Path, Form.Tree][]} */
  const changed = [];
  eachLeaf(data, model, record, ({ field, path, value }) => {
    const next = anew(field, value, renaming);
    if (JSON.stringify(next) !== JSON.stringify(value)) changed.push([path, next]);
  });
  for (const [path, value] of changed) putAt(record, path, value);
  const entries = Object.entries(record.sources).map(([key, source]) => [key === from ? to : key, source]);
  record.sources = Object.fromEntries(entries);
  return changed.length;
}

/** @param {Form.Field} field @param {Form.Tree} value @param {Form.Renaming} renaming @returns {Form.Tree} */
function anew(field, value, renaming) {
  if (Array.isArray(value)) return value.map((item) => anew(field, item, renaming));
  return typeof value === "string" ? citedAnew(field, value, renaming) : value;
}

/**
 * The text of a record's file with the key in place of another, and no other byte touched.
 * @param {Form.Data} data @param {string} model @param {string} text @param {Form.Renaming} renaming
 */
export function renamedText(data, model, text, renaming) {
  const document = readDocument(text), { record, written } = recordOf(data, model, document.root);
  const key = keyIn(valueAt(document, written(["sources"])), renaming[0]);
  if (!key) return text;
  /** @type {[start: number, end: number, put: string][]} */
  const places = [[key.start, key.end, renaming[1]]];
  eachLeaf(data, model, record, ({ field, path }) => {
    for (const { start, end } of scalarsOf(valueAt(document, written(path)))) {
      places.push([start, end, citedAnew(field, text.slice(start, end), renaming, WRITTEN)]);
    }
  });
  const made = places.sort(([one], [other]) => other - one).reduce((all, [start, end, put]) => (
    all.slice(0, start) + put + all.slice(end)), text);
  renameIn(data, model, record, renaming);
  return asMeant(data, model, made, record);
}

/** @param {Form.Node | null | undefined} node @param {string} name */
function keyIn(node, name) {
  return node && node.kind === "map" ? node.entries.find(({ key }) => key.text === name)?.key : undefined;
}

/** @param {Form.Node | null | undefined} node @returns {Yaml.Scalar[]} */
function scalarsOf(node) {
  if (!node) return [];
  if (node.kind === "scalar") return [node];
  return node.kind === "list" ? node.items.flatMap(scalarsOf) : [];
}

/** A text with what it does not say yet, as where a key was written with signs of YAML's own. */
/** @param {Form.Data} data @param {string} model @param {string} text @param {Form.Tree} meant */
function asMeant(data, model, text, meant) {
  const { record, written } = recordOf(data, model, readDocument(text).root);
  return edits(record, meant).reduce((made, [path, value]) => (
    edited(made, written(path), value, orderOf(data, model))), text);
}
