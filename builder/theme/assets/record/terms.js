// Terms of the glossary in the text of a record: on demand each is marked once a section, and opens its counterpart.
(() => {
  "use strict";
  const source = document.currentScript.src;
  const root = document.documentElement;
  const site = new URL("..", source).href;
  const edition = location.href.slice(site.length).split("/")[0];
  const SKIPPED = "a,button,sup,code,pre,h1,h2,h3,h4,h5,h6,cite,caption,.cb-counterpart";
  const LETTER = /[\p{L}\p{N}]/u;

  let said = null;
  let terms = null;
  let loading = false;
  window.casebookTerms = (words, lines) => { said = words; terms = lines; };
  const load = (done) => {
    if (terms || loading) return void (terms && done());
    loading = true;
    const script = document.createElement("script");
    script.src = new URL("terms/" + root.lang + ".js", source).href;
    script.onload = () => { loading = false; done(); };
    script.onerror = () => { loading = false; script.remove(); };
    document.head.append(script);
  };

  // The longest form first, so that 政府购买服务 is not found as 购买服务.
  const forms = () => terms
    .flatMap(([id, spellings, names]) => spellings.map((form) => ({ form, id, names })))
    .sort((one, other) => other.form.length - one.form.length);
  const foreign = (node) => {
    const spoken = node.parentElement.closest("[lang]");
    return spoken && spoken !== root && spoken.lang.slice(0, 2) !== root.lang.slice(0, 2);
  };
  const texts = (section) => {
    const walker = document.createTreeWalker(section, NodeFilter.SHOW_TEXT);
    const found = [];
    while (walker.nextNode()) {
      const node = walker.currentNode;
      if (!node.parentElement.closest(SKIPPED) && !foreign(node)) found.push(node);
    }
    return found;
  };
  // In a script with spaces a term is a whole word, or one with a plural s.
  const whole = (text, at, form) => {
    if (!/^[\x00-\u02ff]*$/.test(form)) return true;
    const end = text[at + form.length] === "s" ? at + form.length + 1 : at + form.length;
    return !LETTER.test(text[at - 1] || " ") && !LETTER.test(text[end] || " ");
  };
  const first = (text, wanted, seen) => {
    let best = null;
    for (const one of wanted) {
      if (seen.has(one.id)) continue;
      const at = text.indexOf(one.form);
      if (at >= 0 && whole(text, at, one.form) && (!best || at < best.at)) best = { at, ...one };
    }
    return best;
  };

  const marked = (term) => {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "cb-term";
    button.setAttribute("aria-expanded", "false");
    button.addEventListener("click", () => turn(button, term));
    return button;
  };
  const turn = (button, term) => {
    const open = button.getAttribute("aria-expanded") !== "true";
    button.setAttribute("aria-expanded", String(open));
    if (!open) { button.nextSibling.remove(); return; }
    const note = document.createElement("span");
    note.className = "cb-counterpart";
    for (const [lang, name] of term.names) {
      const word = document.createElement("span");
      word.lang = lang;
      word.textContent = name;
      note.append(note.childNodes.length ? " · " : " [", word);
    }
    const more = document.createElement("a");
    more.href = site + edition + "/glossary/" + (location.protocol === "file:" ? "index.html#" : "#") + term.id;
    note.append(" · ", more, "]");
    more.textContent = said.more;
    button.after(note);
  };
  const mark = (node, wanted, seen) => {
    const hit = first(node.data.toLowerCase(), wanted, seen);
    if (!hit) return;
    seen.add(hit.id);
    const word = node.splitText(hit.at);
    const rest = word.splitText(hit.form.length);
    const button = marked(hit);
    word.before(button);
    button.append(word);
    mark(rest, wanted, seen);
  };
  const show = () => {
    const wanted = forms();
    for (const section of document.querySelectorAll("#content .cb-lead, #content .cb-section")) {
      const seen = new Set();
      for (const node of texts(section)) mark(node, wanted, seen);
    }
  };
  const hide = () => {
    for (const note of document.querySelectorAll(".cb-counterpart")) note.remove();
    for (const button of document.querySelectorAll(".cb-term")) {
      const around = button.parentNode;
      button.replaceWith(...button.childNodes);
      around.normalize();
    }
  };

  const toggle = document.getElementById("terms");
  if (!toggle) return;
  const ask = toggle.textContent;
  let shown = false;
  const set = (on) => {
    shown = on;
    toggle.textContent = on ? said.hide : ask;
    toggle.setAttribute("aria-pressed", String(on));
    (on ? show : hide)();
  };
  toggle.hidden = false;
  toggle.setAttribute("aria-pressed", "false");
  toggle.addEventListener("click", () => (shown ? set(false) : load(() => set(true))));
})();
