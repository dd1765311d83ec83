// Takes a record, gives what `casebook check` would say of it, as far as one record alone can tell.
import { CITED, CITED_KEY, citedIn, slugOf } from "./citations.js";
import { citationsOf } from "./cited.js";
import { dateFault, earliest, latest, periodFault } from "./dates.js";
import { eachLeaf, isPart } from "./fields.js";
import { itemsOf } from "./items.js";
import { got, isEmpty } from "./tree.js";

const HAN = "\\u3007\\u3400-\\u4dbf\\u4e00-\\u9fff\\uf900-\\ufaff\\u{20000}-\\u{3ffff}";
const HANS = new RegExp(`[${HAN}]`, "gu");
const SPELT = /[^\W\d_](?:[\w'’-]*\w)?|\d[\d.,]*/g;
const HAPPENED = ["as_of", "date", "since", "issued", "accessed", "checked"];
const QUOTED = /《[^《》\n]*》|“[^“”\n]*”|"[^"\n]*"|「[^「」\n]*」|『[^『』\n]*』|\([^()\n]*\)|（[^（）\n]*）|`[^`\n]*`/g;
const LONG_HAN = new RegExp(`(?:[${HAN}]|[，。、；：！？]){13,}`, "u"), UNKNOWN = ["unknown", "未知", "不详"];
const LIKE = /[[［【]\s*[@＠][^[\]［］【】\n]*[\]］】]/g, OMISSION = /[[［【〔﹝]\s*(?:[…⋯]+|[.．。·・]{2,})\s*[\]］】〕﹞]/g;
const NUMBER = /^(\d{1,3}(?:,\d{3})+|\d+)(\.\d+)?\s*([a-z]+|[千百万萬亿億]+)?$/;
const LABELLED = /\b(?:pp?\.|pages?|vol(?:ume)?\.?|no\.)\s*(?=\d)|第|\s*[页頁卷期号號]码?/gi;

/**
 * @param {Form.Data} data @param {string} model @param {Form.Tree} record
 * @param {{ today: string, sources?: Form.Tree }} known sources: those that other records may cite
 * @returns {Form.Problem[]} in the order of the record
 */
export function problemsOf(data, model, record, { today, sources = {} }) {
  /** @type {Form.Problem[]} */
  const found = [];
  /** @type {Form.Tell} */
  const tell = (path, fault, level = "error") => { found.push({ path, level, ...fault }); };
  requiredIn(data, model, record, { path: [], tell });
  languagesOf(data, record, tell);
  eachLeaf(data, model, record, (leaf) => {
    if (isEmpty(leaf.value)) return;
    const fault = faultOf(data, leaf);
    if (fault) tell(leaf.path, fault);
    else leafChecks(data, leaf, today, tell);
  });
  itemsOf(data, model, record, tell);
  citationsOf(data, model, record, tell);
  return found.filter(({ path, code }) => !/^uncited-/.test(code) || got(sources, path.slice(1)) === undefined);
}

/**
 * What is required and not there.
 * @param {Form.Data} data @param {string} model @param {Form.Tree} part @param {Form.At} at
 */
function requiredIn(data, model, part, { path, tell }) {
  for (const field of data.models[model]) {
    const value = part[field.key], here = [...path, field.key];
    if (isEmpty(value)) {
      if (field.required) tell(here, { code: "missing-field", values: { key: field.key, name: field.name } });
    } else if (isPart(field, data)) requiredInParts(data, field, value, { path: here, tell });
  }
  const { since = "", until = "" } = part, end = latest(String(until));
  if (end && end < earliest(String(since))) {
    tell([...path, "until"], { code: "until-before-since", values: { since, until } });
  }
}

/** @param {Form.Data} data @param {Form.Field} field @param {Form.Tree} value @param {Form.At} at */
function requiredInParts(data, field, value, { path, tell }) {
  if (!field.keyed && !field.many) { requiredIn(data, field.shape, value, { path, tell }); return; }
  for (const [key, item] of Object.entries(value)) {
    const at = { path: [...path, field.many ? Number(key) : key], tell };
    if (!isEmpty(item) || field.keyed) requiredIn(data, field.shape, item || {}, at);
  }
}

/** @param {Form.Data} data @param {Form.Tree} record @param {Form.Tell} tell */
function languagesOf(data, record, tell) {
  for (const key of ["title", "summary"]) {
    const text = record[key];
    if (isEmpty(text) || UNKNOWN.includes(text)) continue;
    const own = typeof text === "object" ? text : { [record.written_in]: text };
    const codes = Object.keys(own).filter((code) => !isEmpty(own[code]));
    const has = codes.map((code) => String(code).split("-")[0]);
    for (const code of data.written.filter((each) => !has.includes(each.split("-")[0]))) {
      const level = ((record.review || {}).status || "draft") === "draft" ? "warning" : "error";
      tell([key, code], { code: "missing-language", values: { key, languages: code, keys: code } }, level);
    }
  }
}

/**
 * What is wrong with the form of a value. @param {Form.Data} data @param {Form.Leaf} leaf
 * @returns {Form.Fault | undefined}
 */
function faultOf(data, { field, value }) {
  const text = String(value).trim(), found = { found: text.slice(0, 60) };
  if (field.known && UNKNOWN.includes(text.toLowerCase())) return { code: "must-be-known", values: { key: field.key } };
  switch (field.shape) {
    case "date": return dateFault(data, text);
    case "period": return periodFault(data, text);
    case "quantity": return isQuantity(data, text) ? undefined : { code: "number-form", values: found };
    case "number": return numberFault(field, text);
    case "reference": return referenceFault(text);
    case "citation": return citationFault(value);
    default: return field.form ? formFault(data, field.form, text) : lineFault(data, field, text);
  }
}

/** @param {Form.Field} field @param {string} text @returns {Form.Fault | undefined} */
function numberFault(field, text) {
  const plain = text.normalize("NFKC"), values = { key: field.key, found: text };
  if (/^\d{1,6}$/.test(text)) return undefined;
  return { code: "not-a-number", values, fix: /^\d+$/.test(plain) ? plain : "" };
}

/** @param {Form.Data} data @param {string} text */
function isQuantity(data, text) {
  const plain = text.normalize("NFKC"), ends = plain.split(" .. ");
  if (ends.length === 2) return ends.every((end) => isNumber(data, end.trim()));
  return isNumber(data, plain.slice((data.bounds.find((bound) => plain.startsWith(bound)) || "").length).trim());
}

/** @param {Form.Data} data @param {string} text */
function isNumber(data, text) {
  const match = NUMBER.exec(text);
  return Boolean(match) && data.scales.includes((match || [])[3] || "");
}

/** @param {string} text @returns {Form.Fault | undefined} */
function referenceFault(text) {
  return /^(?:cases|policies)\/[a-z0-9]+(?:-[a-z0-9]+)*\/[a-z0-9]+(?:-[a-z0-9]+)*$/.test(text)
    ? undefined : { code: "reference-form", values: { found: text } };
}

/** @param {Form.Tree} value @returns {Form.Fault | undefined} */
function citationFault(value) {
  const wrong = [value].flat().find((one) => !CITED_KEY.test(String(one).split(",")[0].trim()));
  return wrong === undefined ? undefined : { code: "citation-form", values: { found: String(wrong) } };
}

/** @param {Form.Data} data @param {string} form @param {string} text @returns {Form.Fault | undefined} */
function formFault(data, form, text) {
  if (data.unknownable.includes(form) && text === "unknown") return undefined;
  const plain = text.normalize("NFKC").replace(/^(?:https?:\/\/)?(?:dx\.)?(?:doi\.org\/|orcid\.org\/|ror\.org\/)/i, "")
    .replace(/^(?:doi|isbn|orcid)[\s:]*/i, "").trim();
  if (!(form in data.forms)) {
    const bare = text.normalize("NFKC").replace(LABELLED, "").trim();
    return bare === text ? undefined : { code: "form-number", values: { found: text }, fix: bare };
  }
  const right = new RegExp(data.forms[form]);
  if (right.test(text)) return undefined;
  return { code: `form-${form}`, values: { found: text }, fix: right.test(plain) ? plain : "" };
}

/** @param {Form.Data} data @param {Form.Field} field @param {string} text @returns {Form.Fault | undefined} */
function lineFault(data, field, text) {
  if (field.shape === "text" || field.paragraphs || field.vocabulary) return undefined;
  const long = field.shape === "label" && text.length > data.limits.line;
  if (long) return { code: "too-long", values: { key: field.key, length: text.length, limit: data.limits.line } };
  if (field.shape === "label" && text.includes("\n")) return { code: "label-lines" };
  const cited = field.shape === "label" ? text.match(LIKE) : null;
  return cited ? { code: "label-citation", values: { found: cited[0] } } : undefined;
}

/**
 * What holds beyond the form. @param {Form.Data} data @param {Form.Leaf} leaf @param {string} today
 * @param {Form.Tell} tell
 */
function leafChecks(data, leaf, today, tell) {
  const { field, path } = leaf, text = String(leaf.value).trim();
  if (["date", "period"].includes(field.shape) && HAPPENED.includes(field.key)) {
    const late = text.split(" .. ").find((end) => earliest(end) > today);
    if (late) tell(path, { code: "future-date", values: { key: field.key, date: late, today } });
  }
  if (path[0] === "sources" && path[2] === "quotes" && field.key === "text") quoteChecks(data, path, text, tell);
  if (leaf.language) languageChecks(data, leaf, text, tell);
  if (field.shape === "text") textCitations(path, text, tell);
}

/** @param {Form.Data} data @param {Form.Path} path @param {string} text @param {Form.Tell} tell */
function quoteChecks({ limits }, path, text, tell) {
  const han = (text.match(HANS) || []).length, words = (text.replace(HANS, " ").match(SPELT) || []).length;
  const other = (text.match(OMISSION) || []).find((mark) => mark !== "[…]");
  if (han > limits.han) tell(path, { code: "quote-too-long-han", values: { length: han, limit: limits.han } });
  else if (words > limits.words) {
    tell(path, { code: "quote-too-long-words", values: { length: words, limit: limits.words } });
  }
  if (!han && !words) tell(path, { code: "quote-without-words", values: { found: text.slice(0, 20) } });
  if (other) {
    const fix = text.replace(OMISSION, " […] ").replace(/\s+\[…\]\s+/g, " […] ").trim();
    tell(path, { code: "omission-form", values: { found: other }, fix });
  }
}

/** @param {Form.Data} data @param {Form.Leaf} leaf @param {string} text @param {Form.Tell} tell */
function languageChecks(data, { field, language, path }, text, tell) {
  const declared = data.languages.find(({ code }) => code === language);
  if (!declared || UNKNOWN.includes(text)) return;
  const bare = text.replace(CITED, " ").replace(/https?:\/\/[^\s)>]+/g, " ");
  if (field.key === "summary") summaryCheck(declared, path, text, tell);
  if (declared.script === "Latn") chineseInEnglish(path, bare.replace(QUOTED, " "), tell);
  const latin = /^Han/.test(declared.script) && !bare.match(HANS) && (bare.match(/[A-Za-z]{2,}/g) || []).length > 5;
  if (latin) tell(path, { code: "english-in-chinese", values: { language } }, "warning");
}

/** @param {Form.Language} declared @param {Form.Path} path @param {string} text @param {Form.Tell} tell */
function summaryCheck({ spaced, summary }, path, text, tell) {
  const parts = text.replace(CITED, " ").split(/\s+/).filter(Boolean);
  const length = spaced ? parts.length : Array.from(parts.join("")).length;
  const code = spaced ? "summary-words" : "summary-characters";
  if (length > summary) tell(path, { code, values: { length, limit: summary } });
}

/** @param {Form.Path} path @param {string} outside a text without what is quoted @param {Form.Tell} tell */
function chineseInEnglish(path, outside, tell) {
  const han = outside.match(HANS) || [], letters = outside.match(/\p{L}/gu) || [];
  if (han.length && (han.length > letters.length * 0.1 || LONG_HAN.test(outside))) {
    const first = (new RegExp(`[${HAN}]+`, "u").exec(outside) || [""])[0].slice(0, 20);
    tell(path, { code: "chinese-in-english", values: { found: first } });
  }
}

/**
 * Citations of a text that are not in their form. @param {Form.Path} path @param {string} text
 * @param {Form.Tell} tell
 */
function textCitations(path, text, tell) {
  for (const written of text.match(LIKE) || []) {
    const body = written.replace(/^[[［【]\s*[@＠]|[\]］】]$/g, "");
    const right = written.startsWith("[@") && written.endsWith("]") && body.split(";").every((part) => (
      CITED_KEY.test(part.trim().replace(/^@/, "").split(",")[0].trim())));
    if (right) continue;
    const plain = body.replace(/，/g, ", ").replace(/；/g, "; ").replace(/＠/g, "@").replace(/＃/g, "#");
    const cited = citedIn(plain).map(({ key, quote, locator }) => (
      [`@${[key, quote].filter(Boolean).map(slugOf).join("#")}`, locator].filter(Boolean).join(", ")));
    const fix = cited.every((one) => one.length > 1) ? text.replace(written, `[${cited.join("; ")}]`) : "";
    tell(path, { code: "citation-form", values: { found: written }, fix });
  }
}
