// The record as its page will show it, in one language: title, summary, figures, story with marks of sources, sources.
import { citations, citedIn } from "./citations.js";
import { make } from "./page.js";
import { isEmpty } from "./tree.js";

const MARKS = /\[@([^[\]\n]*)\]|\*\*([^*\n]+)\*\*|\*([^*\n]+)\*|\[([^\]\n]+)\]\((https?:\/\/[^\s)]+)\)/g;

/** @param {Form.App} app @param {string} language */
export function preview(app, language) {
  const { record } = app, numbers = /** @type {string[]} */ ([]);
  /** @param {Form.Tree} text @returns {string} */
  const best = (text) => {
    if (text === undefined || text === null) return "";
    const own = typeof text === "object" ? text[language] || Object.values(text).find((each) => !isEmpty(each)) : text;
    return String(own || "");
  };
  /** @param {string} vocabulary @param {string} id */
  const term = (vocabulary, id) => (app.data.vocabularies[vocabulary] || []).find((each) => each.id === id)?.name || id;
  /** @param {Form.Cited[]} cited */
  const marks = (cited) => make("sup", {}, ...cited.filter(({ key }) => key).flatMap(({ key, locator }) => {
    if (!numbers.includes(key)) numbers.push(key);
    const label = [numbers.indexOf(key) + 1, locator].filter(Boolean).join(", ");
    return [" ", make("a", { href: `#v-${key}` }, `[${label}]`)];
  }));
  /** @param {string} text */
  const inline = (text) => {
    const parts = /** @type {(Node | string)[]} */ ([]);
    let at = 0;
    for (const match of text.matchAll(MARKS)) {
      const [all, cited, strong, soft, words, address] = match;
      parts.push(text.slice(at, match.index), cited !== undefined ? marks(citedIn(cited)) : strong
        ? make("strong", {}, strong)
        : soft ? make("em", {}, soft) : make("a", { href: address, rel: "nofollow noopener" }, words));
      at = Number(match.index) + all.length;
    }
    return [...parts, text.slice(at)];
  };
  /** @param {Form.Tree} text */
  const blocks = (text) => best(text).split(/\n\s*\n/).filter((each) => each.trim()).map((each) => make("p", {},
    ...inline(each.trim())));
  const title = best(record.title);
  const crumbs = [term("places", app.place), record.type && term("types", record.type),
    record.period].filter(Boolean).join(" · ");
  const top = [make("p", { class: "cb-crumbs" }, crumbs), make("p", { class: "cb-title cb-form-title" }, title
    || app.say("untitled")),
    make("div", { class: "cb-lead" }, ...blocks(record.summary))];
  const sections = [["story", texts(app, "Story", record.story, blocks)],
    ["analysis", texts(app, "Analysis", record.analysis, blocks)],
    ["figures", figures(app, record.facts, { best, term, marks })], ["timeline", timeline(record.timeline, blocks)],
    ["people", people(record.people, best)]];
  const drawn = /** @type {[string, HTMLElement[]][]} */ (sections).filter(([, body]) => body.length).map(([name,
    body]) => (
    make("section", { class: "cb-section" }, make("h2", {}, app.data.page[`section.${name}`]), ...body)));
  return make("article", { lang: tagOf(app, language) }, ...top, ...drawn, ...sources(app, numbers, best));
}

/** @param {Form.App} app @param {string} language */
const tagOf = (app, language) => app.data.languages.find(({ code }) => code === language)?.tag || language;

/**
 * @param {Form.App} app @param {string} model @param {Form.Tree} part
 * @param {(text: Form.Tree) => HTMLElement[]} blocks
 */
function texts(app, model, part, blocks) {
  const told = app.data.models[model].filter(({ key }) => part && !isEmpty(part[key]));
  return told.flatMap(({ key, name }) => [make("h3", {}, name), ...blocks(part[key])]);
}

/** @param {Form.App} app @param {Form.Tree[]} facts @param {Form.Shown} shown */
function figures(app, facts, { best, term, marks }) {
  const said = (facts || []).filter((fact) => !isEmpty(fact));
  if (!said.length) return [];
  const head = ["measure", "as-of", "value", "source"].map((name) => make("th", { scope: "col" },
    app.data.page[`figures.${name}`]));
  const rows = said.map((fact) => make("tr", {}, make("th", { scope: "row" }, term("measures", fact.measure || "")),
    make("td", {}, fact.as_of || ""), make("td", {}, `${fact.value || ""} `,
      make("small", {}, fact.unit ? term("units", fact.unit) : "")),
    make("td", {}, marks(citations({ field: FIGURE, value: fact.source, path: [], language: "" })), best(fact.note)
      && " *")));
  return [make("div", { class: "cb-scroll" }, make("table", { class: "cb-figures" },
    make("thead", {}, make("tr", {}, ...head)), make("tbody", {}, ...rows)))];
}

const FIGURE = /** @type {Form.Field} */ ({ key: "source", name: "", also: "", help: "", shape: "citation" });

/** @param {Form.Tree[]} events @param {(text: Form.Tree) => HTMLElement[]} blocks */
function timeline(events, blocks) {
  const said = (events || []).filter((event) => !isEmpty(event));
  const lines = said.map(({ date, text }) => make("div", {}, make("dt", {}, date || "?"),
    make("dd", {}, ...blocks(text))));
  return lines.length ? [make("dl", { class: "cb-terms" }, ...lines)] : [];
}

/** @param {Form.Tree[]} persons @param {Form.Shown["best"]} best */
function people(persons, best) {
  const said = (persons || []).filter((person) => !isEmpty(person));
  const lines = said.map(({ name, role }) => make("div", {}, make("dt", {}, best(name)), make("dd", {}, best(role))));
  return lines.length ? [make("dl", { class: "cb-terms" }, ...lines)] : [];
}

/**
 * Those that are cited by number, then the others. @param {Form.App} app @param {string[]} numbers
 * @param {Form.Shown["best"]} best
 */
function sources(app, numbers, best) {
  const own = app.record.sources || {};
  const keys = [...new Set([...numbers, ...Object.keys(own)])];
  const lines = keys.map((key) => {
    const { title, author, issued, quotes, ...source } = own[key] || { title: key };
    const names = [author || []].flat().map((name) => name.literal
      || [name.family, name.given].filter(Boolean).join(", ") || name);
    const said = [names.join(", "), best(title), source["container-title"], source.publisher,
      issued].filter(Boolean).join(". ");
    const words = Object.values(quotes || {}).map(({ text }) => make("blockquote", { class: "cb-quote" }, text || ""));
    return make("li", { id: `v-${key}` }, said, ...words);
  });
  return lines.length ? [make("section", { class: "cb-section" }, make("h2", {}, app.data.page["section.sources"]),
    make("ol", { class: "cb-sources" }, ...lines))] : [];
}
