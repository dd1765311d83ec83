// Browsing: takes the links to narrower lists, gives choices of them: several at once, counted, in the address, sortable.
// A short list is in the page whole; of a long one only the columns that are chosen by and the rows that are shown load.
(() => {
  "use strict";
  const here = document.currentScript.src;
  const root = document.getElementById("browse");
  if (!root || !root.querySelector(".cb-narrow")) return;
  const DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz-_";
  const told = root.dataset;
  const count = +told.count, first = +told.first, shard = +told.shard;
  const narrow = root.querySelector(".cb-narrow");
  const clear = narrow.querySelector(".cb-narrow__clear");
  const status = root.querySelector("[role=status]");
  const order = root.querySelector(".cb-order");
  const sorting = order.querySelector("select");
  const list = document.getElementById("browse-rows");
  const more = root.querySelector(".cb-more-results");
  const rest = document.getElementById("browse-rest");

  const make = (name, kind, ...inside) => {
    const element = document.createElement(name);
    if (kind) element.className = kind;
    element.append(...inside);
    return element;
  };
  const say = (text, values) => text.replace(/\{(\w+)\}/g, (all, name) => values[name]);
  // Folders do not open from file://, files do.
  const opening = (element) => {
    if (location.protocol === "file:") {
      for (const link of element.querySelectorAll("a[href]")) {
        if (!/\.html([?#]|$)/.test(link.href)) link.href = link.href.replace(/\/(?=$|[?#])/, "/index.html");
      }
    }
    return element;
  };

  // ---- Data: in the page, or in files that are scripts, each asked for once ----
  const arrived = {}, asked = {};
  window.casebookBrowse = (name, data) => { arrived[name] = data; };
  const load = (name) => asked[name] || (asked[name] = new Promise((resolve, reject) => {
    const script = document.createElement("script");
    script.onload = () => { script.remove(); resolve(arrived[name]); };
    script.onerror = () => { script.remove(); delete asked[name]; reject(new Error(name)); };
    script.src = new URL(told.from + name + ".js?v=" + told.version, here).href;
    document.head.append(script);
  }));
  const decoded = (text) => {
    const width = text.length / count, numbers = new Array(count);
    for (let at = 0; at < count; at += 1) {
      let number = 0;
      for (let digit = 0; digit < width; digit += 1) number = number * 64 + DIGITS.indexOf(text[at * width + digit]);
      numbers[at] = number;
    }
    return numbers;
  };
  const whole = told.columns ? JSON.parse(told.columns) : null;
  let columns = null;
  const everyColumn = async () => {
    if (!columns) {
      const found = whole ? whole.columns : await load("columns");
      columns = {};
      for (const name of Object.keys(found)) {
        columns[name] = decoded(found[name].of).map((number) => found[name].sets[number]);
      }
    }
    return columns;
  };
  const ordered = async (name) => decoded(whole ? whole.orders[name] : await load("order-" + name));
  const rows = new Map();
  list.querySelectorAll(".cb-row").forEach((row, at) => rows.set(at, row));
  const row = async (at) => {
    if (!rows.has(at)) {
      const number = Math.floor(at / shard);
      const template = document.createElement("template");
      template.innerHTML = (await load("rows-" + number)).join("");
      Array.from(opening(template.content).children).forEach((one, n) => {
        if (!rows.has(number * shard + n)) rows.set(number * shard + n, one);
      });
    }
    return rows.get(at);
  };

  // ---- The links become choices; their names and counts are in the page already ----
  const facets = Array.from(narrow.querySelectorAll("[data-facet]")).map((line) => {
    const name = line.dataset.facet;
    const values = Array.from(line.querySelectorAll("[data-value]")).map((item) => {
      const tick = make("input");
      Object.assign(tick, { type: "checkbox", name, value: item.dataset.value });
      const number = item.querySelector(".cb-count");
      const link = item.querySelector("a");
      const label = make("label", "cb-facet__value", tick, make("span", "", link.textContent), number);
      return { id: item.dataset.value, name: link.textContent, href: link.getAttribute("href"), tick, number, label };
    });
    const inside = make("div", "cb-facet__values", ...values.map((value) => value.label));
    return { name, values, element: make("fieldset", "cb-facet", make("legend", "", line.querySelector("dt").textContent), inside) };
  });
  const places = facets.find((facet) => facet.name === "place");

  // ---- The state is the address ----
  const sorts = Array.from(sorting.options).map((option) => option.value);
  const read = () => {
    const words = new URLSearchParams(location.search), chosen = {};
    for (const { name, values } of facets) {
      const wanted = words.getAll(name);
      chosen[name] = values.map((value, at) => (wanted.includes(value.id) ? at : -1)).filter((at) => at >= 0);
    }
    const sort = words.get("sort");
    return { chosen, sort: sorts.includes(sort) ? sort : sorts[0], shown: Math.max(first, Math.min(+words.get("n") || 0, count)) };
  };
  const written = ({ chosen, sort, shown }) => {
    const words = new URLSearchParams();
    for (const { name, values } of facets) for (const at of chosen[name]) words.append(name, values[at].id);
    if (sort !== sorts[0]) words.set("sort", sort);
    if (shown > first) words.set("n", shown);
    const text = words.toString();
    return location.pathname + (text ? "?" + text : "");
  };
  let state = read();
  // What all records share narrows nothing.
  for (const { values, element } of facets) {
    element.hidden = values.length < 2 && values.every(({ number, tick }) => +number.textContent === count && !tick.checked);
  }
  const chosenOf = () => facets.reduce((sum, facet) => sum + state.chosen[facet.name].length, 0);

  // ---- From the state to the page; a newer state leaves an older one behind ----
  const fits = (at, without) => facets.every(({ name }) => name === without || !state.chosen[name].length
    || columns[name][at].some((value) => state.chosen[name].includes(value)));
  const counted = ({ name, values }) => {
    const counts = new Array(values.length).fill(0);
    for (let at = 0; at < count; at += 1) {
      if (fits(at, name)) for (const value of columns[name][at]) counts[value] += 1;
    }
    values.forEach((value, at) => {
      value.number.textContent = counts[at];
      value.label.classList.toggle("cb-facet__value--none", !counts[at]);
    });
  };
  const ticked = () => {
    const number = chosenOf();
    for (const { name, values } of facets) {
      values.forEach((value, at) => { value.tick.checked = state.chosen[name].includes(at); });
    }
    narrow.firstElementChild.textContent = number ? say(told.narrowed, { number }) : told.narrow;
    clear.hidden = !number;
    sorting.value = state.sort;
  };
  const sorted = async () => {
    const every = Array.from({ length: count }, (_, at) => at);
    if (state.sort === sorts[0]) return every;
    if (state.sort !== "completeness") return ordered(state.sort);
    return every.sort((a, b) => columns.completeness[a][0] - columns.completeness[b][0] || a - b);
  };
  // Sorted by place, rows stand below the names of their places.
  const grouped = (kept, elements) => {
    if (state.sort !== sorts[0]) return [make("ul", "cb-list", ...elements)];
    const totals = new Map(), groups = [];
    for (const at of kept) totals.set(columns.place[at][0], (totals.get(columns.place[at][0]) || 0) + 1);
    let last = -1;
    elements.forEach((element, n) => {
      const place = columns.place[kept[n]][0];
      if (place !== last) {
        const value = places.values[place];
        const link = make("a", "", value.name);
        link.href = value.href;
        const heading = make("h2", "", link, " ", make("span", "cb-count", String(totals.get(place))));
        heading.id = value.id;
        groups.push(heading, make("ul", "cb-list"));
        last = place;
      }
      groups[groups.length - 1].append(element);
    });
    return groups;
  };
  let turn = 0;
  const draw = async ({ further = false } = {}) => {
    const mine = ++turn;
    ticked();
    try {
      await everyColumn();
      const kept = (await sorted()).filter((at) => fits(at, ""));
      const shown = kept.slice(0, state.shown);
      const elements = await Promise.all(shown.map(row));
      if (mine !== turn) return;
      facets.forEach(counted);
      const before = list.querySelectorAll(".cb-row").length;
      list.replaceChildren(...(kept.length ? grouped(kept, elements) : [make("p", "cb-none", told.none)]));
      opening(list);
      const total = { number: kept.length, all: count };
      status.textContent = kept.length < count ? say(told.some, total) : count === 1 ? told.one : say(told.all, total);
      more.hidden = kept.length <= shown.length;
      if (rest) rest.hidden = true;
      if (further && elements[before]) elements[before].querySelector("a").focus();
    } catch {
      if (mine === turn) status.textContent = told.failed;
    }
  };
  const go = (change, { keep = false, further = false } = {}) => {
    state = { ...state, shown: first, ...change };
    try {
      history[keep ? "replaceState" : "pushState"](null, "", written(state));
    } catch { /* a folder opened in an old browser: the address stays as it was */ }
    draw({ further });
  };

  narrow.querySelector("dl").replaceWith(make("div", "cb-facets", ...facets.map((facet) => facet.element)));
  order.hidden = count < 2;
  if (rest) {
    rest.hidden = true;
    more.hidden = false;
    // What will be chosen by is fetched as soon as the reader turns to it.
    narrow.addEventListener("toggle", () => { if (narrow.open) everyColumn().catch(() => {}); });
  }
  narrow.open = matchMedia("(min-width: 60em)").matches;
  narrow.addEventListener("change", ({ target }) => {
    const { name, values } = facets.find((facet) => facet.name === target.name);
    const chosen = values.map((value, at) => (value.tick.checked ? at : -1)).filter((at) => at >= 0);
    go({ chosen: { ...state.chosen, [name]: chosen } });
  });
  clear.addEventListener("click", () => {
    go({ chosen: Object.fromEntries(facets.map((facet) => [facet.name, []])) });
    narrow.firstElementChild.focus();
  });
  sorting.addEventListener("change", () => go({ sort: sorting.value }));
  more.addEventListener("click", () => go({ shown: state.shown + first }, { keep: true, further: true }));
  window.addEventListener("popstate", () => { state = read(); draw(); });
  if (chosenOf() || state.sort !== sorts[0] || state.shown > first) draw();
  else ticked();
})();
