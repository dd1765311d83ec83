// Cases side by side: builds the table of the cases in the address (?c=place/name,place/name), puts differences first
// (&differ=1), finds cases by name. A table that the page already has only gets the switch for the differences.
(() => {
  "use strict";
  const { MOST, load, chosen, choose, address, whole, make, fill } = window.casebookTray;
  const SHOWN = 12, KEY = 20, SHARDS = 3;
  const stage = document.getElementById("compare");
  const lang = document.documentElement.lang;
  let words = null;

  const given = () => {
    const said = new URLSearchParams(location.search);
    const ids = (said.get("c") || "").split(",").filter((id) => /^[a-z0-9-]+\/[a-z0-9-]+$/.test(id));
    return { ids: [...new Set(ids)].slice(0, MOST), named: said.has("c"), differ: said.get("differ") === "1" };
  };
  let { ids, named, differ } = given();

  // A page opened from a folder may not change its address: then the state lasts as long as the page.
  const tell = () => {
    const search = [ids.length ? `c=${ids.join(",")}` : "", differ ? "differ=1" : ""].filter(Boolean).join("&");
    try { history.pushState(null, "", location.pathname + (search && `?${search}`)); } catch { /* unchanged */ }
    follow();
  };
  const follow = () => {
    for (const link of document.querySelectorAll("a[data-language]")) link.search = location.search;
  };

  // ---- Differences first: within each part, what differs, then what only some tell of, then what is the same ----
  const RANK = { differ: 0, partly: 1, same: 2 };
  const order = (table) => {
    for (const part of table.tBodies) {
      const rows = [...part.rows].filter((row) => row.dataset.like);
      rows.forEach((row, at) => { row.dataset.at = row.dataset.at || at; });
      const rank = (row) => (differ ? RANK[row.dataset.like] : 0) * 1000 + Number(row.dataset.at);
      part.append(...rows.sort((one, other) => rank(one) - rank(other)));
    }
  };
  const toggle = (table) => {
    const label = make("label", "", { class: "cb-first" });
    const input = make("input", "", { type: "checkbox" });
    input.checked = differ;
    input.addEventListener("change", () => { differ = input.checked; order(table()); tell(); });
    label.append(input, words.first);
    return label;
  };

  // Where the table is laid out in blocks some browsers forget that it is one: roles keep it a table to screen readers.
  const asTable = (table) => {
    const role = (one, name) => one.setAttribute("role", name);
    role(table, "table");
    for (const part of [table.tHead, ...table.tBodies]) {
      role(part, "rowgroup");
      for (const row of part.rows) {
        role(row, "row");
        for (const cell of row.cells) role(cell, { col: "columnheader", row: "rowheader", rowgroup: "rowheader" }[cell.scope] || "cell");
      }
    }
  };

  // ---- The table, as the builder writes it (pages/compare_table.py) ----
  const nodes = (html) => [...new DOMParser().parseFromString(html, "text/html").body.childNodes];
  const head = (columns) => {
    const row = make("tr", "");
    row.append(make("td", ""), ...columns.map((column) => {
      const cell = make("th", "", { scope: "col" });
      const link = make("a", column.title, { href: whole(address([]).replace(/compare\/(index\.html)?$/, `cases/${column.id}/`)) });
      if (column.lang) link.lang = column.lang;
      cell.append(link, make("p", column.facts));
      return cell;
    }));
    const part = make("thead", "");
    part.append(row);
    return part;
  };
  const lines = (columns) => {
    const found = new Map();
    columns.forEach((column, at) => {
      for (const [group, place, id, label, state, likeness, html] of column.cells) {
        const key = `${group} ${id}`;
        if (!found.has(key)) found.set(key, { group, place, id, label, cells: columns.map(() => null) });
        found.get(key).cells[at] = { state, likeness, html };
      }
    });
    const byId = (one, other) => (one.id < other.id ? -1 : 1);
    return [...found.values()].sort((one, other) => one.group - other.group || one.place - other.place || byId(one, other));
  };
  const likeness = (cells) => {
    const told = cells.filter((cell) => cell && cell.state === "told").map((cell) => cell.likeness);
    if (told.length > 1 && (new Set(told).size > 1 || told.includes(""))) return "differ";
    return told.length === cells.length ? "same" : "partly";
  };
  const line = (one, columns) => {
    const row = make("tr", "");
    row.dataset.like = likeness(one.cells);
    const name = make("th", one.label, { scope: "row" });
    if (row.dataset.like === "same") name.append(" ", make("span", words.same));
    row.append(name, ...one.cells.map((cell, at) => {
      const made = make("td", "", { "data-case": columns[at].title });
      if (!cell) { made.className = "cb-absent"; made.textContent = words.absent; return made; }
      if (cell.state === "unknown") made.className = "cb-unknown";
      made.append(...nodes(cell.html));
      return made;
    }));
    return row;
  };
  const part = (at, rows, columns) => {
    const [id, label, note] = words.groups[at];
    const name = make("th", label, { scope: "rowgroup", colspan: columns.length + 1 });
    if (note) name.append(" ", make("span", note));
    const row = make("tr", "");
    row.append(name);
    const made = make("tbody", "", { id });
    made.append(row, ...rows.map((one) => line(one, columns)));
    return made;
  };
  // Marks count the sources of their own case: here they count those of all, in the order of the table.
  const number = (table, columns) => {
    const order = new Map();
    for (const mark of table.querySelectorAll("td[data-case] sup a")) {
      const [key, html] = columns[mark.closest("td[data-case]").cellIndex - 1].sources[mark.hash.slice(2) - 1];
      if (!order.has(key)) order.set(key, html);
      const at = [...order.keys()].indexOf(key) + 1;
      mark.setAttribute("href", `#s${at}`);
      mark.textContent = mark.textContent.replace(/\d+/, at);
    }
    return [...order.values()];
  };
  const build = (columns) => {
    const table = make("table", "", { class: `cb-compare cb-of-${columns.length}` });
    const titles = columns.map((column) => column.title).join(words.comma);
    const rows = lines(columns);
    const groups = [...new Set(rows.map((one) => one.group))];
    table.append(make("caption", fill(words.caption, { titles })), head(columns),
      ...groups.map((at) => part(at, rows.filter((one) => one.group === at), columns)));
    const list = make("ol", "", { class: "cb-sources", "data-said": words.said });
    list.append(...number(table, columns).map((html, at) => {
      const item = make("li", "", { id: `s${at + 1}` });
      item.append(...nodes(html));
      return item;
    }));
    asTable(table);
    const jumps = make("p", "", { class: "cb-jumps" });
    const ways = [...groups.map((at) => words.groups[at]), ["sources", words.sources]];
    ways.forEach(([id, label], at) => jumps.append(at ? words.between : "", make("a", label, { href: `#${id}` })));
    return [jumps, toggle(() => table), table, make("h2", words.sources, { id: "sources" }), list];
  };

  // ---- The choice ----
  const titles = new Map();
  const remember = () => choose(ids.map((id) => ({ id, title: titles.get(id) || id, lang })));
  const change = (now) => { ids = now; remember(); tell(); show(); };
  const say = (text) => { stage.querySelector("[role=status]").textContent = text; };
  const out = (id) => {
    const button = make("button", "×", { type: "button", "aria-label": fill(words.remove, { title: titles.get(id) }) });
    button.addEventListener("click", () => {
      change(ids.filter((other) => other !== id));
      say(fill(words.removed, { title: titles.get(id), count: ids.length }));
      stage.querySelector("input").focus();
    });
    return button;
  };
  let turn = 0;
  const show = async () => {
    const own = turn += 1;
    const result = stage.querySelector(".cb-result");
    const found = await Promise.all(ids.map((id) => load(id).then((data) => ({ ...data, id }), () => ({ id, missing: true }))));
    if (own !== turn) return;
    const columns = found.filter((one) => !one.missing);
    const missing = found.filter((one) => one.missing).map((one) => make("p", fill(words.missing, one), { class: "cb-missing" }));
    for (const column of columns) titles.set(column.id, column.title);
    if (missing.length) ids = columns.map((column) => column.id);
    const names = stage.querySelector(".cb-chosen");
    names.replaceChildren(...columns.map((column) => {
      const item = make("li", "");
      item.append(make("span", column.title, column.lang ? { lang: column.lang } : {}), out(column.id));
      return item;
    }));
    names.hidden = !columns.length;
    const few = columns.length === 1 ? [make("p", words["one-more"])] : [];
    result.replaceChildren(...missing, ...(columns.length > 1 ? build(columns) : few));
    open(result);
    if (columns.length > 1) order(result.querySelector("table"));
    document.dispatchEvent(new Event("casebook:changed"));
    if (stage.querySelector("input").value || !columns.length) find();
    else offer([]);
  };
  const open = (where) => {
    for (const link of where.querySelectorAll("a[href]")) {
      if (link.protocol === "file:" && link.getAttribute("href")[0] !== "#") link.href = whole(link.href);
    }
  };

  // ---- Cases by name: see pages/compare_titles.py ----
  const fold = (name) => name.normalize("NFKC").toLowerCase().normalize("NFKD")
    .replace(/[\u0300-\u036f]/g, "").split(/\s+/).filter(Boolean).join(" ");
  const beginning = async (key, first, fits) => {
    const found = new Map();
    let at = Math.max(first.filter((line) => line < key).length - 1, 0);
    for (let read = 0; read < SHARDS && at < first.length && found.size <= SHOWN; read += 1, at += 1) {
      if (read && !first[at].startsWith(key)) break;
      const { lines: pairs, rows } = await load(`titles-${at}`);
      for (const [text, row] of pairs) if (text.startsWith(key) && fits(rows[row])) found.set(rows[row][0], rows[row]);
    }
    return [...found.values()];
  };
  const search = async (query) => {
    const { first, all } = await load("titles");
    if (!query) return all;
    const found = await beginning(query.slice(0, KEY), first, () => true);
    const parts = query.split(" ");
    if (found.length || parts.length < 2) return found;
    const key = parts.reduce((one, other) => (other.length > one.length ? other : one));
    return beginning(key.slice(0, KEY), first, ([, title, facts]) => parts.every((part) => fold(`${title} ${facts}`).includes(part)));
  };
  const option = ([id, title, facts]) => {
    const item = make("li", "");
    const button = make("button", title, { type: "button" });
    const taken = ids.includes(id);
    button.append(" ", make("small", taken ? words.chosen : facts));
    button.disabled = taken;
    button.addEventListener("click", () => {
      if (ids.length === MOST) { say(words.full); return; }
      titles.set(id, title);
      const input = stage.querySelector("input");
      input.value = "";
      change([...ids, id]);
      say(fill(words.added, { title, count: ids.length }));
      input.focus();
    });
    item.append(button);
    return item;
  };
  const offer = (rows) => stage.querySelector(".cb-found").replaceChildren(...rows.slice(0, SHOWN).map(option));
  let typing = 0;
  const find = async () => {
    const own = typing += 1;
    const query = fold(stage.querySelector("input").value);
    try {
      const rows = await search(query);
      if (own !== typing) return;
      offer(rows);
      if (query) say(!rows.length ? words.none : fill(rows.length > SHOWN ? words["found-many"] : words.found, { count: Math.min(rows.length, SHOWN) }));
    } catch { say(words.failed); }
  };

  const furnish = () => {
    const field = make("label", words.find, { class: "cb-finder" });
    const input = make("input", "", { type: "search", autocomplete: "off" });
    input.addEventListener("input", find);
    input.addEventListener("focus", find);
    input.addEventListener("keydown", (event) => {
      if (event.key === "Escape") { input.value = ""; offer([]); }
      if (event.key === "Enter" && !event.isComposing) {
        const only = stage.querySelectorAll(".cb-found button:not(:disabled)");
        if (only.length === 1) only[0].click();
      }
    });
    field.append(input);
    stage.append(make("ul", "", { class: "cb-chosen" }), field, make("p", "", { role: "status", class: "cb-remark" }),
      make("ul", "", { class: "cb-found" }), make("div", "", { class: "cb-result" }));
    stage.hidden = false;
    document.getElementById("compare-choosing").hidden = false;
    document.getElementById("compare-without").hidden = true;
  };
  const start = (given_) => {
    words = given_;
    const table = document.querySelector(".cb-compare");
    if (table) { asTable(table); table.before(toggle(() => table)); order(table); return; }
    furnish();
    for (const one of chosen()) titles.set(one.id, one.title);
    if (!named) ids = chosen().map((one) => one.id);
    follow();
    show();
    window.addEventListener("popstate", () => { ({ ids, differ } = given()); show(); });
  };
  load("words").then(start).catch(() => { /* the page stays as it was written */ });
})();
