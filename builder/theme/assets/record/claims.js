// The claims of a page, and the lines of its list of sources to which they lead.
export const content = /** @type {HTMLElement} */ (document.getElementById("content"));

export const findSources = () => /** @type {HTMLElement | null} */ (document.querySelector(".cb-sources[data-said]"));

/** @param {HTMLAnchorElement} claim */
export function lineOf(claim) {
  return /** @type {HTMLElement} */ (document.getElementById(claim.hash.slice(1).split("-")[0]));
}

/** The quotes that a claim rests on, as it names them. @param {HTMLAnchorElement} claim */
export function quotesOf(claim) {
  const [line, ...first] = claim.hash.slice(1).split("-");
  const ids = [first.join("-"), ...(claim.dataset.and || "").split(" ")].filter(Boolean);
  return ids.map((id) => document.getElementById(`${line}-${id}`)).filter((quote) => quote !== null);
}

/** @param {HTMLAnchorElement} link */
export function isClaim(link) {
  return Boolean(findSources()) && /^#s\d+(-|$)/.test(link.hash) && link.pathname === location.pathname
    && !link.closest(".cb-sources, .cb-in-place") && Boolean(lineOf(link));
}
