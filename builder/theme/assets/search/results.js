// The results page: takes the words and choices in the address, gives results, twenty at a time, with facets to narrow
// them, several at once. Every state has its address: links and the back button work.
(() => {
  "use strict";
  const FACETS = ["kind", "place", "type", "theme", "period", "status", "language"];
  const ORDERED = new Set(["period", "status", "language"]);
  const SORTS = ["relevance", "date", "name"];
  const PAGE = 20, SORTED = 1000;

  window.casebookResults = ({ form, input, found, status, list, ways, edition, engine, make, say, ask, label, parts, excerpt, told, listen }) => {
    const page = document.getElementById("casebook-page");
    const everything = document.getElementById("casebook-list");
    const word = (key, values) => say(key, values, page);

    const read = () => {
      const asked = new URLSearchParams(location.search);
      const chosen = {};
      for (const facet of FACETS) chosen[facet] = asked.getAll(facet).filter(Boolean);
      const sort = asked.get("sort");
      return { query: (asked.get("q") || "").trim().slice(0, 200), chosen, sort: SORTS.includes(sort) ? sort : SORTS[0], shown: Math.min(+asked.get("n") || PAGE, 500) };
    };
    const address = ({ query, chosen, sort, shown }) => {
      const asked = new URLSearchParams();
      if (query) asked.set("q", query);
      for (const facet of FACETS) for (const id of chosen[facet]) asked.append(facet, id);
      if (sort !== SORTS[0]) asked.set("sort", sort);
      if (shown > PAGE) asked.set("n", shown);
      const text = asked.toString();
      return location.pathname + (text ? "?" + text : "");
    };
    let state = read();

    const facets = make("div", "cb-facets");
    const narrow = make("details", "cb-narrow", make("summary", ""), facets);
    narrow.open = matchMedia("(min-width: 60em)").matches;
    const clear = make("button", "cb-narrow__clear", word("clear"));
    clear.type = "button";
    const sorting = make("select", "", ...SORTS.map((sort) => {
      const option = make("option", "", word("sort-" + sort));
      option.value = sort;
      return option;
    }));
    const order = make("label", "cb-order", word("sort-label"), " ", sorting);
    const rows = make("ol", "cb-list");
    const more = make("button", "cb-more-results", word("more"));
    more.type = "button";
    list.append(rows);
    list.setAttribute("role", "region");
    page.append(status, make("div", "cb-search", narrow, make("div", "cb-search__results", order, list, more)), ways);
    found.remove();
    page.className = "cb-search-page";
    ways.querySelector(".casebook-found__all").remove();
    ways.classList.add("casebook-found__ways--none");

    const row = (one, context) => {
      const { href, heading, facts } = parts(one, context);
      const link = make("a", "", heading);
      link.href = href;
      const text = make("p", "cb-row-summary");
      excerpt(one, context, text).catch(() => text.remove());
      return make("li", "cb-row", make("p", "cb-row-title", link), make("p", "cb-row-facts", facts), text);
    };

    // A value counts what it would leave, given the choices in the other facets.
    const fits = (columns, at, without) => FACETS.every((facet) => facet === without || !state.chosen[facet].length
      || columns[facet][at].some((id) => state.chosen[facet].includes(id)));
    const drawFacets = (docs, columns) => {
      const focused = document.activeElement && facets.contains(document.activeElement) ? document.activeElement.id : "";
      const number = FACETS.reduce((sum, facet) => sum + state.chosen[facet].length, 0);
      narrow.firstChild.textContent = number ? word("narrowed", { number }) : word("narrow");
      clear.hidden = !number;
      const groups = FACETS.map((facet) => {
        const counts = new Map(state.chosen[facet].map((id) => [id, 0]));
        docs.forEach((doc, at) => {
          if (fits(columns, at, facet)) for (const id of columns[facet][at]) counts.set(id, (counts.get(id) || 0) + 1);
        });
        if (counts.size < 2 && !state.chosen[facet].length) return "";
        const rank = ([id, count]) => (facet === "kind" ? engine.core().kinds.indexOf(id) : ORDERED.has(facet) ? 0 : -count);
        const values = [...counts].sort((a, b) => rank(a) - rank(b) || (a[0] < b[0] ? -1 : 1));
        const lines = values.map(([id, count]) => {
          const tick = make("input");
          Object.assign(tick, { type: "checkbox", name: facet, value: id, checked: state.chosen[facet].includes(id), id: `cb-facet-${facet}-${id}` });
          return make("label", "cb-facet__value", tick, make("span", "", label(facet, id)), make("span", "cb-count", String(count)));
        });
        return make("fieldset", "cb-facet", make("legend", "", word("facet-" + facet)), ...lines);
      });
      facets.replaceChildren(...groups.filter(Boolean), clear);
      if (focused) (document.getElementById(focused) || narrow.firstChild).focus();
    };

    const year = (row) => +((/\d{4}/.exec(row[4]) || [0])[0]);
    const sorted = async (docs) => {
      if (state.sort === SORTS[0]) return docs;
      const head = docs.slice(0, SORTED);
      const known = new Map(await Promise.all(head.map(async (doc) => [doc, await engine.row(doc)])));
      const names = new Intl.Collator(edition);
      return head.sort((a, b) => (state.sort === "date" ? year(known.get(b)) - year(known.get(a)) : 0)
        || names.compare(known.get(a)[1], known.get(b)[1])).concat(docs.slice(SORTED));
    };

    // From the state to the page; a newer state leaves an older one behind.
    let turn = 0, drawn = 0, further = false;
    const draw = async () => {
      const mine = ++turn;
      const { query } = state;
      everything.hidden = !!query;
      page.hidden = !query;
      sorting.value = state.sort;
      if (!query) { status.textContent = ""; return; }
      try {
        const answer = await ask(query, { limit: PAGE, whole: true });
        const docs = Array.from(answer.docs);
        const columns = {};
        await Promise.all(FACETS.map(async (facet) => { columns[facet] = await engine.column(facet, docs); }));
        const kept = await sorted(docs.filter((doc, at) => fits(columns, at, "")));
        const how = answer.results.length ? answer.results[0].how : "";
        const shown = await Promise.all(kept.slice(0, state.shown).map(async (doc) => ({ doc, how, row: await engine.row(doc) })));
        if (mine !== turn) return;
        drawFacets(docs, columns);
        const before = drawn;
        rows.replaceChildren(...shown.filter((one) => one.row).map((one) => row(one, answer.context)));
        drawn = rows.children.length;
        status.textContent = told(query, { ...answer, total: kept.length, results: shown });
        narrow.hidden = !docs.length;
        order.hidden = kept.length < 2;
        list.hidden = !kept.length;
        ways.hidden = kept.length > 0;
        more.hidden = kept.length <= state.shown;
        if (further) rows.children[before].querySelector("a").focus();
        further = false;
      } catch {
        if (mine !== turn) return;
        rows.replaceChildren();
        narrow.hidden = order.hidden = list.hidden = more.hidden = true;
        ways.hidden = false;
        status.textContent = say("failed");
      }
    };
    const go = (change, { keep = false } = {}) => {
      state = { ...state, shown: PAGE, ...change };
      history[keep ? "replaceState" : "pushState"](null, "", address(state));
      draw();
    };

    const typed = () => {
      const query = input.value.trim();
      if (query !== state.query) go({ query }, { keep: true });
    };
    const composed = listen(typed);
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      if (!composed(event)) go({ query: input.value.trim() });
    });
    facets.addEventListener("change", ({ target }) => {
      const { name, value, checked } = target;
      const others = state.chosen[name].filter((id) => id !== value);
      go({ chosen: { ...state.chosen, [name]: checked ? [...others, value] : others } });
    });
    clear.addEventListener("click", () => {
      go({ chosen: Object.fromEntries(FACETS.map((facet) => [facet, []])) });
      narrow.firstChild.focus();
    });
    sorting.addEventListener("change", () => go({ sort: sorting.value }));
    more.addEventListener("click", () => { further = true; go({ shown: state.shown + PAGE }, { keep: true }); });
    window.addEventListener("popstate", () => {
      state = read();
      input.value = state.query;
      draw();
    });
    if (state.query && !input.value) input.value = state.query;
    if (input.value.trim() !== state.query) typed(); else draw();
  };
})();
