// The search box: takes the form, gives results below it while the reader types; results.js draws with the same parts.
// Texts come from a file for the language; everything goes into the page as text, never as HTML.
(() => {
  "use strict";
  const make = (tag, name, ...children) => {
    const element = document.createElement(tag);
    if (name) element.className = name;
    element.append(...children);
    return element;
  };
  const HAN = /[\u3400-\u9fff]/;
  const MOST = 10, EXCERPTS = 3, BURST = 18, SLOW = 60, SHORT = 250, OPEN = "casebook-found--open", NONE = "casebook-found__ways--none";

  const marked = (text, ranges) => {
    const parts = [];
    let at = 0;
    for (const [from, to] of ranges) {
      parts.push(text.slice(at, from), make("mark", "", text.slice(from, to)));
      at = to;
    }
    return parts.concat(text.slice(at));
  };

  // The stretch of a text with most marks in it.
  const clipped = (text, ranges) => {
    const most = HAN.test(text.slice(0, 60)) ? 84 : 180;
    const held = (start) => ranges.filter(([from, to]) => from >= start && to <= start + most * 0.8).length;
    let best = 0;
    for (const [start] of ranges) if (held(start) > held(best)) best = start;
    let from = best < most * 0.4 ? 0 : Math.max(0, best - Math.floor(most / 4));
    if (from) {
      const gap = text.slice(from, best).search(/[\s。；，：]/);
      if (gap >= 0) from += gap + 1;
    }
    let to = Math.min(text.length, from + most);
    const gap = text.lastIndexOf(" ", to);
    if (to < text.length && gap > to - 20) to = gap;
    const inside = ranges.filter((range) => range[0] >= from && range[1] <= to).map((range) => range.map((at) => at - from));
    return [from ? "…" : "", ...marked(text.slice(from, to), inside), to < text.length ? "…" : ""];
  };

  // load(path, name): a data file. root: the address of the site. said: words, and the ways on from here.
  window.casebookBox = ({ form, load, root, said }) => {
    const edition = form.dataset.edition;
    const input = form.querySelector("input");
    const found = form.querySelector(".casebook-found");
    const whole = (address) => (root.startsWith("file:") ? address.replace(/\/(?=$|[?#])/, "/index.html") : address);
    const say = (key, values, from) =>
      (from ? from.getAttribute("data-" + key) : said.words[key]).replace(/\{(\w+)\}/g, (all, name) => values[name]);
    const way = ([address, word], at) => {
      const link = make("a", at ? "" : "casebook-found__all", word);
      link.href = whole(new URL(`${edition.toLowerCase()}/${address}`, root).href);
      return [link, " "];
    };
    const status = found.firstElementChild;
    const list = make("div", "casebook-found__list");
    const ways = make("p", "casebook-found__ways", ...said.ways.map(way).flat());
    for (const [name, value] of Object.entries({ id: "casebook-results", role: "group", "aria-label": said.results })) {
      list.setAttribute(name, value);
    }
    for (const [name, value] of Object.entries({ autocapitalize: "off", spellcheck: "false", enterkeyhint: "search" })) {
      input.setAttribute(name, value);
    }
    ways.hidden = true;
    found.replaceChildren(status, list, ways);

    // A file that does not come is told of, but for letters that no word begins with.
    let stamp = "", broken = false;
    const engine = window.casebookEngine.createSearch({
      edition,
      load: (name) => {
        const path = /^(core|hant?)$/.test(name) ? name : `${name[0]}/${name.slice(1)}`;
        return load(`${path}.js${stamp}`, name).then(
          (data) => { if (name === "core") stamp = `?${data.stamp}`; return data; },
          (fault) => { broken = broken || name[0] !== "w"; throw fault; },
        );
      },
    });
    const ask = async (query, options) => {
      broken = false;
      const answer = await engine.search(query, options);
      if (broken) throw new Error("search data missing");
      return answer;
    };

    // What is in the same language is shown in this edition, whatever script it was searched in.
    const editionOf = (doc) => {
      const code = engine.core().editions.find(([, first, count]) => doc >= first && doc < first + count)[0];
      return code === edition.split("-")[0] ? edition : code;
    };
    const label = (facet, id) => ((engine.core().labels[edition] || {})[facet] || {})[id] || id;

    const parts = ({ doc, row }, context) => {
      const [address, title, kind, where, when, state, , names] = row;
      const other = editionOf(doc);
      const marks = (text) => marked(text, engine.marks(text, context));
      const heading = make("span", "casebook-result__title", ...marks(title));
      const spoken = HAN.test(title) ? "zh" : "en";
      if (spoken !== edition.slice(0, 2)) heading.lang = spoken;
      const facts = make("span", "casebook-result__facts", label("kind", engine.core().kinds[kind]));
      for (const fact of [where, when, state]) if (fact) facts.append(make("span", "", fact));
      if (other !== edition) facts.append(make("span", "casebook-result__other", say("in-" + other.toLowerCase())));
      // What matched may be another name than the one that is shown.
      const also = heading.querySelector("mark") ? "" : (names || "").split(" · ").find((name) => engine.marks(name, context).length);
      if (also) heading.append(" ", make("span", "casebook-result__also", ...marks(also)));
      return { href: whole(new URL(`${other.toLowerCase()}/${address}`, root).href), heading, facts };
    };
    const excerpt = async ({ doc }, context, element) => {
      const text = await engine.excerpt(doc);
      const other = editionOf(doc);
      if (other !== edition) element.lang = other;
      element.replaceChildren(...(text ? clipped(text, engine.marks(text, context)) : []));
    };

    // How many there are, and what was put in place of the reader's words.
    const told = (query, answer) => {
      const number = answer.total;
      if (!number) return say("none", { query });
      const count = answer.note ? say("partial", { number }) : number === 1 ? say("one") : say("many", { number });
      const instead = answer.results[0].how && !answer.note ? [...new Set(answer.tried.map((one) => one.to))].slice(0, 1) : [];
      return instead.length ? say("tried", { count, tried: instead.join(say("comma")) }) : count;
    };

    // What belongs to an input method is left alone: its letters, and the Enter that commits (229; Safari says so late).
    const listen = (look) => {
      let composing = false;
      const mine = (event) => event.isComposing || event.keyCode === 229 || composing;
      input.addEventListener("compositionstart", () => { composing = true; });
      input.addEventListener("compositionend", () => { composing = false; look(); });
      input.addEventListener("input", (event) => { if (!mine(event)) look(); });
      input.addEventListener("keydown", (event) => { if (mine(event) && event.key === "Enter") event.preventDefault(); });
      return mine;
    };

    const tools = { form, input, found, status, list, ways, edition, engine, make, say, ask, label, parts, excerpt, told, listen };
    if (document.getElementById("casebook-page")) return tools;

    // ---- The list below the box: a combobox with a listbox (WAI-ARIA 1.2) ----
    const every = ways.querySelector(".casebook-found__all");
    let options = [], active = -1;
    for (const [name, value] of Object.entries({ role: "combobox", "aria-autocomplete": "list", "aria-expanded": "false", "aria-controls": list.id })) {
      input.setAttribute(name, value);
    }

    const choose = (index) => {
      if (options[active]) options[active].setAttribute("aria-selected", "false");
      active = index;
      if (!options[active]) { input.removeAttribute("aria-activedescendant"); return; }
      options[active].setAttribute("aria-selected", "true");
      options[active].scrollIntoView({ block: "nearest" });
      input.setAttribute("aria-activedescendant", options[active].id);
    };
    const close = () => {
      choose(-1);
      found.classList.remove(OPEN);
      input.setAttribute("aria-expanded", "false");
      list.hidden = ways.hidden = true;
      status.textContent = "";
    };
    const open = (text) => {
      found.classList.add(OPEN);
      status.textContent = text;
      list.setAttribute("role", options.length ? "listbox" : "group");
      list.hidden = !options.length;
      input.setAttribute("aria-expanded", String(options.length > 0));
    };
    const draw = (query, answer) => {
      choose(-1);
      options = answer.results.slice(0, MOST).map((one, index) => {
        const { href, heading, facts } = parts(one, answer.context);
        const option = make("a", "casebook-result", heading, " ", facts);
        Object.assign(option, { href, id: `casebook-result-${index}`, tabIndex: -1 });
        option.setAttribute("role", "option");
        option.setAttribute("aria-selected", "false");
        if (index < EXCERPTS) {
          const text = make("span", "casebook-result__text");
          option.append(" ", text);
          excerpt(one, answer.context, text).catch(() => text.remove());
        }
        return option;
      });
      list.replaceChildren(...options);
      every.href = `${whole(form.action)}?q=${encodeURIComponent(query)}`;
      every.hidden = answer.total <= options.length;
      ways.classList.toggle(NONE, !options.length);
      ways.hidden = options.length > 0 && every.hidden;
      open(told(query, answer));
    };
    const fail = () => {
      options = [];
      list.replaceChildren();
      ways.classList.add(NONE);
      every.hidden = true;
      ways.hidden = false;
      open(say("failed"));
    };

    // One search at a time; of what comes meanwhile only the last.
    let wanted = null, busy = false, shown = "", pause = 0, before = 0;
    const next = async () => {
      if (busy) return;
      busy = true;
      while (wanted !== null) {
        const query = wanted;
        wanted = null;
        try {
          const answer = await ask(query, { limit: MOST });
          if (wanted === null && query === shown) draw(query, answer);
        } catch {
          if (wanted === null && query === shown) { shown = ""; fail(); }
        }
      }
      busy = false;
    };
    // Letters come in bursts, and what is asked between two of them is loaded for nothing: the wait follows their pace.
    // Two letters are rarely a word. A word of an input method comes whole.
    const patience = (query) => {
      const pace = performance.now() - before;
      before += pace;
      if (!/[\x21-\x7e]$/.test(query)) return 0;
      if (/^[a-z]{2}$/i.test(query)) return SHORT;
      return pace < SLOW ? Math.min(SLOW, Math.max(BURST, 1.3 * pace)) : BURST;
    };
    const look = () => {
      const query = input.value.trim();
      if (query === shown) return;
      shown = query;
      clearTimeout(pause);
      // One Latin letter says nothing yet.
      if (!query || /^[\x21-\x7e]$/.test(query)) { wanted = null; options = []; list.replaceChildren(); close(); return; }
      wanted = query;
      pause = setTimeout(next, patience(query));
    };

    const isOpen = () => found.classList.contains(OPEN);
    const again = () => { shown = ""; look(); };
    const composed = listen(look);
    input.addEventListener("focus", () => { if (options.length && !isOpen()) again(); });
    input.addEventListener("keydown", (event) => {
      if (composed(event)) return;
      const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
      if (step && options.length && !event.altKey) {
        event.preventDefault();
        if (!isOpen()) { again(); return; }
        const places = options.length + 1;
        choose(((active + 1 + step + places) % places) - 1);
      } else if (event.key === "Enter" && isOpen() && options[active]) {
        event.preventDefault();
        options[active].click();
      } else if (event.key === "Escape" && isOpen()) {
        event.preventDefault();
        close();
      }
    });
    form.addEventListener("submit", (event) => { if (composed(event) || !input.value.trim()) event.preventDefault(); });
    form.addEventListener("focusout", (event) => { if (!form.contains(event.relatedTarget)) close(); });
    // Else the list would close before the click.
    found.addEventListener("mousedown", (event) => event.preventDefault());
    close();
    engine.open().catch(() => {});
    if (document.activeElement === input) look();
    return tools;
  };
})();
