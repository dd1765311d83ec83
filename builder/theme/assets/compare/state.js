// Which cases are compared, and whether differences come first: the state is the address (?c=place/name,…&differ=1).
import { MOST } from "./page.js";

/** named: whether the address names cases at all. @returns {Compare.State & { named: boolean }} */
export function readState() {
  const words = new URLSearchParams(location.search), cases = words.get("c");
  const ids = String(cases).split(",").filter((id) => /^[a-z0-9-]+\/[a-z0-9-]+$/.test(id));
  return { ids: Array.from(new Set(ids)).slice(0, MOST), differ: words.get("differ") === "1", named: cases !== null };
}

/**
 * A page opened from a folder may not change its address: then the state lasts as long as the page.
 * @param {Compare.State} state
 */
export function writeState({ ids, differ }) {
  const search = [ids.length ? `c=${ids.join(",")}` : "", differ ? "differ=1" : ""].filter(Boolean).join("&");
  try { history.pushState(null, "", location.pathname + (search && `?${search}`)); } catch { /* unchanged */ }
  leadAlong();
}

/** The same comparison in the other languages. */
export function leadAlong() {
  const links = /** @type {NodeListOf<HTMLAnchorElement>} */ (document.querySelectorAll("a[data-language]"));
  for (const link of links) link.search = location.search;
}
