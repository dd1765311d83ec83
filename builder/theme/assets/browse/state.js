// What is chosen, in which order, and how much of it is shown: the state is the address.

/** @param {Omit<Browse.View, "state">} view @returns {Browse.State} */
export function readState({ facets, sorts, first, total }) {
  const words = new URLSearchParams(location.search);
  const sort = String(words.get("sort")), shown = Number(words.get("n")) || 0;
  const chosen = facets.map(({ name, values }) => {
    const wanted = words.getAll(name);
    return [name, Array.from(values.keys()).filter((i) => wanted.includes(values[i].id))];
  });
  return {
    chosen: Object.fromEntries(chosen),
    sort: sorts.includes(sort) ? sort : sorts[0],
    shown: Math.max(first, Math.min(shown, total)),
  };
}

/** @param {Browse.View} view */
export function addressOf({ facets, sorts, first, state: { chosen, sort, shown } }) {
  const words = new URLSearchParams();
  for (const { name, values } of facets) for (const i of chosen[name]) words.append(name, values[i].id);
  if (sort !== sorts[0]) words.set("sort", sort);
  if (shown > first) words.set("n", String(shown));
  const text = words.toString();
  return location.pathname + (text && `?${text}`);
}

/** How many values are chosen. @param {Browse.View} view */
export const choices = ({ state }) => Object.values(state.chosen).flat().length;
