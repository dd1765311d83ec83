// The search box: takes the form, gives results below it while the reader types; results.js draws with the same parts.
import { asFile, make, root, setAttributes } from "./box/page.js";
import { labelOf, leadToPassages, partsOf, rowsOf, showExcerpt, showWays, statusText } from "./box/result.js";
import { suggest } from "./box/suggestions.js";
import { followTyping } from "./box/typing.js";

/**
 * @param {string} edition
 * @param {(name: string, path: string) => Promise<any>} load
 * @returns {Pick<Search.Box, "engine" | "ask">}
 */
function openEngine(edition, load) {
  let stamp = "", broken = false;
  const first = /^zh/.test(edition) ? "core-" + edition.toLowerCase() : "core";
  const engine = window.casebookEngine.createSearch({ edition, load: async (name) => {
    const path = name === "core" ? first : /^(hant?|yin|related)$/.test(name) ? name : `${name[0]}/${name.slice(1)}`;
    try {
      const data = await load(name, `${path}.js${stamp}`);
      if (name === "core") stamp = `?${data.stamp}`;
      return data;
    } catch (fault) {
      // A file that does not come is told of, but for letters that no word begins with.
      broken = broken || name[0] !== "w";
      throw fault;
    }
  } });
  return { engine, ask: async (query, options) => {
    broken = false;
    const answer = await engine.search(query, options);
    if (broken) throw new Error("no data");
    return answer;
  } };
}

/**
 * The list, and the ways on from here, into the form.
 * @param {HTMLFormElement} form
 * @param {Search.Texts} texts
 * @returns {Pick<Search.Box, "panel" | "status" | "list" | "ways" | "lacking" | "all" | "tell" | "editors">}
 */
function furnish(form, texts) {
  const panel = /** @type {HTMLElement} */ (form.querySelector(".casebook-found"));
  const status = /** @type {HTMLElement} */ (panel.firstElementChild);
  const base = `${root}${String(form.dataset.edition).toLowerCase()}/`;
  const links = texts.ways.map(([address, name]) => make("a", { href: asFile(new URL(address, base).href) }, name));
  const [all] = links, tell = links[links.length - 1], lacking = make("span");
  const list = make("div", {
    class: "casebook-found__list", id: "casebook-results", role: "group", "aria-label": texts.results,
  });
  const ways = make("p", { class: "casebook-found__ways" }, lacking, ...links);
  all.className = "casebook-found__all";
  ways.hidden = true;
  leadToPassages(list);
  panel.replaceChildren(status, list, ways);
  return { panel, status, list, ways, lacking, all, tell, editors: tell.href };
}

window.casebookBox = ({ form, load, texts }) => {
  const edition = String(form.dataset.edition), input = /** @type {HTMLInputElement} */ (form.querySelector("input"));
  const box = { form, input, edition, texts, ...furnish(form, texts), ...openEngine(edition, load) };
  setAttributes(input, { autocapitalize: "off", spellcheck: "false", enterkeyhint: "search" });
  if (!document.getElementById("casebook-page")) suggest(box);
  return { ...box, labelOf, partsOf, rowsOf, showExcerpt, showWays, statusText, followTyping };
};
