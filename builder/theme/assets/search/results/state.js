// What is asked, chosen and shown: the state is the address.

export const FACETS = ["kind", "place", "type", "theme", "period", "status", "language"];
export const SORTS = ["relevance", "date", "name"];
/** How many results are drawn as soon as they have come, and how many then. */
export const FIRST = 5;
export const PAGE = 20;

/** @returns {Results.State} */
export function readState() {
  const words = new URLSearchParams(location.search), sort = String(words.get("sort"));
  return {
    query: (words.get("q") || "").trim().slice(0, 200),
    chosen: Object.fromEntries(FACETS.map((facet) => [facet, words.getAll(facet).filter(Boolean)])),
    sort: SORTS.includes(sort) ? sort : SORTS[0],
    shown: Math.min(Number(words.get("n")) || PAGE, 500),
  };
}

/** @param {Results.State} state */
export function addressOf({ query, chosen, sort, shown }) {
  const words = new URLSearchParams();
  if (query) words.set("q", query);
  for (const facet of FACETS) for (const id of chosen[facet]) words.append(facet, id);
  if (sort !== SORTS[0]) words.set("sort", sort);
  if (shown > PAGE) words.set("n", String(shown));
  const text = words.toString();
  return location.pathname + (text && `?${text}`);
}
