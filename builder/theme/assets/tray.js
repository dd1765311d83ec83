// Cases chosen to be compared: a box at each case, and a small tray at the foot of the page that remembers up to four.
// Offers window.casebookTray to the page on which they are compared. Without scripts there is no box and no tray.
const { asFile, dataLoader, fill, keep, language, make, recall, root } = casebookPage;
const MOST = 4, KEY = "compare";
const { documentElement } = document;

// ---- Data, each file a script that hands itself over ----

const loadData = dataLoader("casebookCompare");
/** @type {Casebook.Tray["load"]} */
const load = (name) => loadData(name, `${root}assets/compare/${language}/${name}.js`);

// ---- What is chosen. Storage may be forbidden: then it lasts as long as the page ----

/** @type {Casebook.Choice[]} */
let kept = [];

/** @param {any} one what storage has, which anything may have written @returns {one is Casebook.Choice} */
const isChoice = (one) => one && /^[a-z0-9-]+\/[a-z0-9-]+$/.test(one.id) && typeof one.title === "string";

function chosen() {
  try {
    const stored = JSON.parse(String(recall(KEY)));
    if (Array.isArray(stored)) kept = stored.filter(isChoice).slice(0, MOST);
  } catch { /* as it was */ }
  return kept;
}

/** @param {Casebook.Choice[]} choices */
function choose(choices) {
  kept = choices.slice(0, MOST);
  keep(KEY, JSON.stringify(kept));
}

/** Where cases stand side by side. @param {string[]} ids */
const address = (ids) => asFile(`${root}${language}/compare/`) + (ids.length ? `?c=${ids.join(",")}` : "");

window.casebookTray = { MOST, load, chosen, choose, address };

// ---- A box at each case ----

/** @type {Record<string, string>} */
let words;

/** @param {string} id @param {string} title */
function pickBox(id, title) {
  const input = make("input", { type: "checkbox", "data-pick": id, "data-title": title });
  const name = make("span", { class: "casebook-hidden" }, ` ${title}`);
  return make("label", { class: "cb-pick" }, input, words.pick, name);
}

function offerBoxes() {
  const fresh = document.querySelectorAll("[data-record^='cases/']:not([data-offered])");
  for (const record of /** @type {NodeListOf<HTMLElement>} */ (fresh)) {
    record.dataset.offered = "";
    const page = record.matches("h1");
    const title = String((page ? record : record.querySelector("a") || record).textContent).trim();
    const facts = page ? document.querySelector(".cb-status") : record.querySelector(".cb-row-facts");
    const given = /** @type {HTMLElement | null} */ (page && document.querySelector(".cb-status [data-pick]"));
    if (given) given.dataset.title = title;
    else (facts || record).append(" ", pickBox(String(record.dataset.record).slice("cases/".length), title));
  }
}

/** The way to the comparison on a case's own page: with this case, and those that are chosen already. */
function leadToComparison() {
  const way = /** @type {HTMLAnchorElement | null} */ (document.querySelector("a[data-compare]"));
  if (!way) return;
  const own = String(way.dataset.compare), others = kept.map(({ id }) => id).filter((id) => id !== own);
  way.href = address([own, ...others].slice(0, MOST));
}

/** @returns {NodeListOf<HTMLInputElement>} */
const boxes = () => document.querySelectorAll("[data-pick]");

// ---- The tray ----

const status = make("p", { role: "status", class: "casebook-hidden" });
const tray = make("section", { class: "cb-tray" });
let hidden = false;

/** @param {string} text @param {() => void} act @param {Record<string, string>} [attributes] */
function button(text, act, attributes) {
  const element = make("button", { type: "button", ...attributes }, text);
  element.addEventListener("click", act);
  return element;
}

/** @param {Casebook.Choice} choice */
function choiceItem({ id, title, lang }) {
  const label = make("span", lang && lang !== documentElement.lang ? { lang } : {}, title);
  const remove = button("×", () => turn(id, title, false), { "aria-label": fill(words.remove, { title }) });
  return make("li", {}, label, remove);
}

/** Boxes and tray as the choice is now. */
function paint() {
  const now = chosen();
  for (const box of boxes()) box.checked = now.some((one) => one.id === box.dataset.pick);
  tray.hidden = hidden || !now.length;
  documentElement.classList.toggle("cb-with-tray", !tray.hidden);
  const go = now.length > 1
    ? make("a", { href: address(now.map((one) => one.id)) }, fill(words.go, { count: now.length }))
    : make("p", {}, words["one-more"]);
  const list = make("ul", {}, ...now.map(choiceItem));
  leadToComparison();
  tray.replaceChildren(list, go, button(words.clear, clear), button(words.hide, hide));
}

/** Choose a case, or no more. @param {string} id @param {string} title @param {boolean} on */
function turn(id, title, on) {
  const others = chosen().filter((one) => one.id !== id), full = on && others.length === MOST;
  if (!full) choose(on ? [...others, { id, title, lang: documentElement.lang }] : others);
  hidden = false;
  const inside = tray.contains(document.activeElement);
  paint();
  status.textContent = full ? words.full : fill(on ? words.added : words.removed, { title, count: kept.length });
  if (full) tray.prepend(make("p", { class: "cb-tray-full" }, words.full));
  if (inside) refocus();
}

/** The button that was pressed is gone: to the next one, or to the boxes. */
function refocus() {
  const next = tray.hidden ? boxes()[0] || document.body : /** @type {HTMLElement} */ (tray.querySelector("button"));
  next.focus();
}

function clear() {
  choose([]);
  paint();
  status.textContent = words.cleared;
  refocus();
}

function hide() {
  hidden = true;
  paint();
  refocus();
}

/** Rows may come later: a list that is narrowed down, a shard that arrives. */
function followRows() {
  const observer = new MutationObserver(() => {
    const before = boxes().length;
    offerBoxes();
    if (boxes().length !== before) paint();
  });
  observer.observe(document.querySelector("main") || document.body, { childList: true, subtree: true });
}

/** @param {Record<string, string>} texts */
function start(texts) {
  words = texts;
  tray.setAttribute("aria-label", words.tray);
  document.head.append(make("link", { rel: "stylesheet", href: `${root}assets/tray.css` }));
  document.body.append(tray, status);
  offerBoxes();
  const asked = Array.from(boxes()).filter(({ checked }) => checked);
  paint();
  for (const { dataset } of asked) turn(String(dataset.pick), String(dataset.title), true);
  followRows();
  document.addEventListener("change", ({ target }) => {
    const box = /** @type {HTMLInputElement} */ (target), { pick, title } = box.dataset;
    if (pick) turn(pick, String(title), box.checked);
  });
  window.addEventListener("storage", ({ key }) => { if (key === `casebook.${KEY}`) paint(); });
  window.addEventListener("pageshow", ({ persisted }) => { if (persisted) paint(); });
}

// Where cases stand side by side the choice is made on the page itself.
if (!document.querySelector("#compare, .cb-compare")) {
  load("words").then(start).catch(() => { /* no boxes, no tray */ });
}
