// A result as elements, and how many there are in words. Everything goes into the page as text, never as HTML.
import { clipped, isHan, marked } from "./excerpt.js";
import { asFile, fill, make, root } from "./page.js";

/**
 * What is in the same language is shown in this edition, whatever script it was searched in.
 * @param {Search.Box} box
 * @param {number} doc
 */
function editionOf({ engine, edition }, doc) {
  const [language] = /** @type {Search.Edition} */ (
    engine.core().editions.find(([, first, count]) => doc >= first && doc < first + count));
  return language === edition.split("-")[0] ? edition : language;
}

/**
 * The language of a title, as its script tells: that of its edition, or of the first whose script it has.
 * @param {string} title
 * @param {Search.Box} box
 * @param {string} own
 */
function languageOf(title, { engine }, own) {
  const codes = [own, ...engine.core().editions.map(([code]) => code)];
  return codes.find((code) => /^(zh|ja)/.test(code) === isHan(title)) || own;
}

/** A facet's value by its name in the edition. @param {Search.Box} box @param {string} facet @param {string} id */
export function labelOf({ engine, edition }, facet, id) {
  return ((engine.core().labels[edition] || {})[facet] || {})[id] || id;
}

/**
 * The words that the page is to mark (found.js): of those that were typed what is found, then what stands for it.
 * @param {Search.Box} box
 * @param {Search.Context} context
 */
function wordsIn({ engine, input: { value } }, context) {
  const typed = engine.marks(value, context).map(([from, to]) => value.slice(from, to));
  const others = [...context.stems, ...context.texts, ...context.chars];
  return `${typed.join(" ")}|${others.filter((word) => !word.includes(engine.core().quantities.mark)).join(" ")}`;
}

/**
 * To the passage: an anchor, or the text that was found, which some browsers look for; found.js finds it in all.
 * @param {Search.Box} box
 * @param {string} address
 * @param {string} text
 * @param {Search.Context} context
 */
function passageOf(box, address, text, context) {
  const [path, anchor] = address.split("#"), words = wordsIn(box, context), [first] = box.engine.marks(text, context);
  const fragment = first && `:~:text=${encoded(text.slice(...first)).replace(/-/g, "%2D")}`, hash = anchor || fragment;
  return `${path}?w=${encoded(words)}` + (hash ? `#${hash}` : "");
}

/**
 * The address of a result is that of its page. Who follows it comes to the passage.
 * @param {HTMLElement} list
 */
export function leadToPassages(list) {
  for (const event of ["pointerdown", "click"]) {
    list.addEventListener(event, ({ target }) => {
      const link = /** @type {Element} */ (target).closest("a");
      if (link && link.dataset.passage) link.href = link.dataset.passage;
    });
  }
}

/** @param {Search.Box} box @param {Search.Shown} result @param {Search.Context} context */
export function partsOf(box, { doc, row }, context) {
  const [address, title, kind, where, when, state, , names, text] = row, { engine, edition, texts } = box;
  const other = editionOf(box, doc);
  /** @param {string} name */
  const marks = (name) => marked(name, engine.marks(name, context));
  const heading = make("span", { class: "casebook-result__title" }, ...marks(title));
  const spoken = languageOf(title, box, other);
  if (spoken !== edition) heading.lang = spoken;
  // What matched may be another name than the one that is shown.
  const also = !heading.querySelector("mark") && names.split(" · ").find((name) => engine.marks(name, context).length);
  if (also) heading.append(" ", make("span", { class: "casebook-result__also" }, ...marks(also)));
  const facts = make("span", { class: "casebook-result__facts" }, labelOf(box, "kind", engine.core().kinds[kind]));
  for (const fact of [where, when, state]) if (fact) facts.append(make("span", {}, fact));
  const folder = other.toLowerCase();
  if (other !== edition) facts.append(make("span", { class: "casebook-result__other" }, texts.words[`in-${folder}`]));
  const href = asFile(`${root}${folder}/${address}`);
  return { link: { href, "data-passage": passageOf(box, href, text, context) }, heading, facts };
}

/** @param {Search.Engine} engine @param {number[]} docs */
export function rowsOf(engine, docs) {
  return Promise.all(docs.map(async (doc) => {
    const row = await engine.row(doc);
    if (row) return { doc, row };
    throw new Error("no data");
  }));
}

/**
 * The excerpt into an element, which goes if there is none.
 * @param {Search.Box} box
 * @param {Search.Shown} result
 * @param {Search.Context} context
 * @param {HTMLElement} element
 */
export function showExcerpt(box, { doc, row: [,,,,,,,, text] }, context, element) {
  const other = editionOf(box, doc);
  if (other !== box.edition) element.lang = other;
  if (text) element.append(...clipped(text, box.engine.marks(text, context)));
  else element.remove();
}

/**
 * How many there are, and what was put in place of the reader's words.
 * @param {Search.Box} box
 * @param {string} query
 * @param {Search.Summary} answer
 */
export function statusText({ texts: { words } }, query, { total, note, results, tried }) {
  if (!total) return fill(words.none, { query });
  if (note) return fill(words[note], { number: total });
  const count = total === 1 ? words.one : fill(words.many, { number: total });
  return results[0].how && tried.length ? fill(words.tried, { count, tried: tried[0].to }) : count;
}

/**
 * What stands below the list: the words that are not found anywhere; where nothing has all that was asked, ways on and
 * the editors, by a mail that is begun. Nobody but the reader sends it.
 * @param {Search.Box} box
 * @param {string} query empty where the search failed
 * @param {Partial<Search.Answer>} answer
 */
export function showWays({ ways, status, lacking, all, tell, editors, texts: { words } }, query, answer) {
  const { total, note, missing = [] } = answer, few = !total || !!note;
  const text = total && missing.length ? fill(words.missing, { words: missing.join(words.comma) }) : "";
  lacking.textContent = text;
  // To who hears the page it is told with the number of results.
  if (text) status.append(make("span", { class: "casebook-hidden" }, " ", text));
  ways.classList.toggle("casebook-found__ways--none", few);
  ways.hidden = !few && all.hidden && !text;
  tell.hidden = !query;
  tell.href = fill(editors, { query: encoded(query) });
}

/** Not encodeURIComponent, which throws for half a pair of surrogates. @param {string} query */
export const encoded = (query) => String(new URLSearchParams({ q: query })).slice(2).replace(/\+/g, "%20");
