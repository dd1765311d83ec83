// Cases chosen to be compared: a box at each case, and a small tray at the foot of the page that remembers up to four.
// Offers window.casebookTray to the page on which they are compared. Without scripts there is no box and no tray.
(() => {
  "use strict";
  const MOST = 4;
  const NAME = "casebook.compare";
  const root = new URL("..", document.currentScript.src).href;
  // The language's folder: what follows the site's root in the address of the page.
  const folder = location.href.slice(root.length).split(/[/?#]/)[0];

  // Folders do not open from file://, files do.
  const whole = (address) => location.protocol === "file:" ? address.replace(/\/(?=$|[?#])/, "/index.html") : address;
  const make = (name, text, attributes = {}) => {
    const made = document.createElement(name);
    made.textContent = text;
    for (const key of Object.keys(attributes)) made.setAttribute(key, attributes[key]);
    return made;
  };
  const fill = (text, values) => text.replace(/{(\w+)}/g, (_, key) => values[key]);

  // ---- Data, each file a script that hands itself over ----
  const arrived = {};
  window.casebookCompare = (name, data) => { arrived[name] = data; };
  const asked = {};
  const load = (name) => asked[name] = asked[name] || new Promise((found, missing) => {
    const script = document.createElement("script");
    script.onload = () => (name in arrived ? found(arrived[name]) : script.onerror());
    script.onerror = () => { delete asked[name]; script.remove(); missing(new Error(name)); };
    script.src = `${root}assets/compare/${folder}/${name}.js`;
    document.head.append(script);
  });

  // ---- What is chosen: [{ id, title, lang }]. Storage may be forbidden: then it lasts as long as the page ----
  const isChoice = (one) => one && /^[a-z0-9-]+\/[a-z0-9-]+$/.test(one.id) && typeof one.title === "string";
  let kept = [];
  const chosen = () => {
    try {
      const found = JSON.parse(localStorage.getItem(NAME));
      if (Array.isArray(found)) kept = found.filter(isChoice).slice(0, MOST);
    } catch { /* as it was */ }
    return kept;
  };
  const choose = (choices) => {
    kept = choices.slice(0, MOST);
    try { localStorage.setItem(NAME, JSON.stringify(kept)); } catch { /* not remembered */ }
  };
  const address = (ids) => whole(`${root}${folder}/compare/`) + (ids.length ? `?c=${ids.join(",")}` : "");
  window.casebookTray = { MOST, load, chosen, choose, address, whole, make, fill };

  // ---- Boxes ----
  let words = null;
  const lang = document.documentElement.lang;
  const box = (id, title) => {
    const label = make("label", "", { class: "cb-pick" });
    const input = make("input", "", { type: "checkbox" });
    input.dataset.pick = id;
    input.dataset.title = title;
    label.append(input, words.pick, make("span", ` ${title}`, { class: "casebook-hidden" }));
    return label;
  };
  const offer = () => {
    for (const one of document.querySelectorAll("[data-record^='cases/']:not([data-offered])")) {
      one.dataset.offered = "";
      const page = one.matches("h1");
      const title = (page ? one : one.querySelector("a") || one).textContent.trim();
      const place = page ? document.querySelector(".cb-status") : one.querySelector(".cb-row-facts");
      const made = box(one.dataset.record.slice("cases/".length), title);
      if (place) place.append(" ", made); else one[page ? "after" : "append"](made);
    }
  };

  // ---- The tray ----
  const said = make("p", "", { role: "status", class: "casebook-hidden" });
  const tray = make("section", "", { class: "cb-tray" });
  let hidden = false;
  const button = (text, act, attributes) => {
    const made = make("button", text, { type: "button", ...attributes });
    made.addEventListener("click", act);
    return made;
  };
  const name = (one) => {
    const item = make("li", "");
    const label = make("span", one.title);
    if (one.lang && one.lang !== lang) label.lang = one.lang;
    const out = button("×", () => turn(one.id, one.title, false), { "aria-label": fill(words.remove, one) });
    item.append(label, out);
    return item;
  };
  const paint = () => {
    const now = chosen();
    for (const input of document.querySelectorAll("[data-pick]")) {
      input.checked = now.some((one) => one.id === input.dataset.pick);
    }
    tray.hidden = hidden || !now.length;
    document.documentElement.classList.toggle("cb-with-tray", !tray.hidden);
    const list = make("ul", "");
    list.append(...now.map(name));
    const go = now.length > 1
      ? make("a", fill(words.go, { count: now.length }), { href: address(now.map((one) => one.id)) })
      : make("p", words["one-more"]);
    tray.replaceChildren(list, go, button(words.clear, clear), button(words.hide, hide));
  };
  const turn = (id, title, on) => {
    const now = chosen();
    const others = now.filter((one) => one.id !== id);
    const full = on && others.length === MOST;
    if (!full) choose(on ? [...others, { id, title, lang }] : others);
    hidden = false;
    const inside = tray.contains(document.activeElement);
    paint();
    said.textContent = full ? words.full : fill(on ? words.added : words.removed, { title, count: kept.length });
    if (full) tray.prepend(make("p", words.full, { class: "cb-tray-full" }));
    if (inside) back();
  };
  // The button that was pressed is gone: to the next one, or to the boxes.
  const back = () => (tray.hidden ? document.querySelector("[data-pick]") || document.body : tray.querySelector("button")).focus();
  const clear = () => { choose([]); paint(); said.textContent = words.cleared; back(); };
  const hide = () => { hidden = true; paint(); back(); };

  const start = (given) => {
    words = given;
    tray.setAttribute("aria-label", words.tray);
    const sheet = make("link", "", { rel: "stylesheet", href: `${root}assets/tray.css` });
    document.head.append(sheet);
    document.body.append(tray, said);
    offer();
    paint();
    // Rows may come later: a list that is narrowed down, a shard that arrives.
    new MutationObserver(() => {
      const before = document.querySelectorAll("[data-pick]").length;
      offer();
      if (document.querySelectorAll("[data-pick]").length !== before) paint();
    }).observe(document.querySelector("main") || document.body, { childList: true, subtree: true });
    document.addEventListener("change", (event) => {
      const { pick, title } = event.target.dataset;
      if (pick) turn(pick, title, event.target.checked);
    });
    window.addEventListener("storage", (event) => { if (event.key === NAME) paint(); });
    window.addEventListener("pageshow", (event) => { if (event.persisted) paint(); });
  };
  // Where cases stand side by side the choice is made on the page itself.
  if (!document.querySelector("#compare, .cb-compare")) load("words").then(start).catch(() => { /* no boxes, no tray */ });
})();
