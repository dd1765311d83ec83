// The theme's only script: colours, the reader's language, the drawer, and addresses in a folder opened without a server.
// Everything here is comfort; each page works without it.
(() => {
  "use strict";
  const root = document.documentElement;

  // Storage may be forbidden (private windows, embedded browsers): then nothing is remembered.
  const recall = (key) => {
    try { return localStorage.getItem("casebook." + key); } catch { return null; }
  };
  const keep = (key, value) => {
    try { localStorage.setItem("casebook." + key, value); } catch { /* not remembered */ }
  };

  const night = matchMedia("(prefers-color-scheme: dark)");
  const palettes = ["auto", "light", "dark"];
  let palette = palettes.includes(recall("palette")) ? recall("palette") : "auto";
  const paint = () => {
    const dark = palette === "dark" || (palette === "auto" && night.matches);
    root.dataset.palette = palette;
    document.body.setAttribute("data-md-color-scheme", dark ? "slate" : "default");
    for (const button of document.querySelectorAll(".casebook-palette")) {
      button.textContent = button.dataset[palette];
      button.hidden = false;
    }
  };
  // The script runs before there is a body: the colours are set as soon as it comes, before anything is painted.
  new MutationObserver((changes, observer) => {
    if (document.body) { observer.disconnect(); paint(); }
  }).observe(root, { childList: true });
  night.addEventListener("change", paint);

  const turnPalette = () => {
    palette = palettes[(palettes.indexOf(palette) + 1) % palettes.length];
    keep("palette", palette);
    paint();
  };

  // ---- Search: nothing of it is loaded before the reader goes to the box or comes with words in the address ----
  const here = document.currentScript.src;
  const arrived = {};
  window.casebookSearch = (name, data) => { arrived[name] = data; };
  const fetched = (path) => new Promise((resolve, reject) => {
    const script = document.createElement("script");
    script.onload = resolve;
    script.onerror = () => { script.remove(); reject(new Error(path)); };
    script.src = new URL("search/" + path, here).href;
    document.head.append(script);
  });
  const load = (path, name) => fetched(path).then(() => arrived[name]);
  const box = () => document.getElementById("casebook-q");
  let searching = null;
  const search = () => {
    if (searching) return;
    const form = box().form;
    const page = document.getElementById("casebook-page");
    const said = fetched(`said/${form.dataset.edition.toLowerCase()}.js`);
    const scripts = ["engine.js", "box.js"].concat(page ? "results.js" : []);
    searching = Promise.all([said, ...scripts.map(fetched)]).then(() => {
      const tools = window.casebookBox({ form, load, root: new URL("..", here).href, said: arrived.said });
      if (page) window.casebookResults(tools);
    }).catch(() => {
      searching = null;
      const found = form.querySelector(".casebook-found");
      const tell = () => {
        found.classList.add("casebook-found--open");
        found.firstElementChild.textContent = arrived.said.words.failed;
      };
      // Without the words themselves the form still leads to the search page.
      said.then(tell, () => {});
    });
  };
  const writing = (target) => target.isContentEditable || /^(?:INPUT|TEXTAREA|SELECT)$/.test(target.tagName);
  const toBox = (event) => {
    const slash = event.key === "/" && !event.ctrlKey && !event.metaKey && !event.altKey && !writing(event.target);
    const letter = event.key.toLowerCase() === "k" && (event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey;
    if (event.isComposing || !(slash || letter) || !box()) return;
    event.preventDefault();
    box().focus();
    box().select();
  };

  // Folders do not open from file://, files do.
  const openFolders = () => {
    const whole = (link) => link.replace(/\/(?=$|[?#])/, "/index.html");
    for (const link of document.querySelectorAll("a[href]")) {
      const drawn = link.href.baseVal; // of a link in a drawing, as it is written
      if (drawn !== undefined) link.setAttribute("href", whole(new URL(drawn, location.href).href));
      else if (link.protocol === "file:") link.href = whole(link.href);
    }
    for (const form of document.forms) form.action = whole(form.action);
  };

  // At the root: the language chosen last, or the first of the browser's that the site has.
  const choose = () => {
    const links = [...document.querySelectorAll("a[data-language]")];
    const match = (tag) => links.find((link) => link.hreflang.toLowerCase() === tag)
      || links.find((link) => link.hreflang.toLowerCase().split("-")[0] === tag.split("-")[0]);
    const traditional = { "zh-tw": "zh-hant", "zh-hk": "zh-hant", "zh-mo": "zh-hant" };
    const wanted = (navigator.languages || [navigator.language || ""]).map((tag) => tag.toLowerCase());
    const link = links.find((one) => one.dataset.language === recall("language"))
      || wanted.map((tag) => match(traditional[tag] || tag)).find(Boolean) || links[0];
    if (link) location.replace(link.href);
  };

  document.addEventListener("DOMContentLoaded", () => {
    paint();
    if (location.protocol === "file:") openFolders();
    if ("choose" in root.dataset) choose();
    if (!box()) return;
    if (document.activeElement === box()) search();
    if (document.getElementById("casebook-page") && new URLSearchParams(location.search).get("q")) {
      document.getElementById("casebook-list").hidden = true;
      search();
    }
  });
  document.addEventListener("focusin", (event) => { if (event.target.id === "casebook-q") search(); });
  document.addEventListener("keydown", toBox);
  document.addEventListener("click", (event) => {
    const language = event.target.closest("a[data-language]");
    if (language) keep("language", language.dataset.language);
    if (event.target.closest(".casebook-palette")) turnPalette();
  });

  // The drawer's switch is a checkbox that says it is a button: it tells its state and takes Enter as well.
  const setDrawer = (drawer, open) => {
    drawer.checked = open;
    drawer.setAttribute("aria-pressed", String(open));
  };
  document.addEventListener("change", (event) => {
    if (event.target.id === "__drawer") setDrawer(event.target, event.target.checked);
  });
  document.addEventListener("keydown", (event) => {
    const drawer = document.getElementById("__drawer");
    if (!drawer) return;
    if (event.key === "Enter" && event.target === drawer) setDrawer(drawer, !drawer.checked);
    if (event.key === "Escape" && drawer.checked) {
      setDrawer(drawer, false);
      drawer.focus();
    }
  });
})();
