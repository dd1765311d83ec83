// The claims of a page, and the lines of its list of sources to which they lead.
export const content = /** @type {HTMLElement} */ (document.getElementById("content"));

export const findSources = () => /** @type {HTMLElement | null} */ (document.querySelector(".cb-sources[data-said]"));

/** @param {HTMLAnchorElement} claim */
export function lineOf(claim) {
  return /** @type {HTMLElement} */ (document.getElementById(claim.hash.slice(1).split("-")[0]));
}

/** The quote that a claim rests on. @param {HTMLAnchorElement} claim */
export const quoteOf = (claim) => (claim.hash.includes("-") ? document.getElementById(claim.hash.slice(1)) : null);

/** @param {HTMLAnchorElement} link */
export function isClaim(link) {
  return Boolean(findSources()) && /^#s\d+(-|$)/.test(link.hash) && link.pathname === location.pathname
    && !link.closest(".cb-sources, .cb-in-place") && Boolean(lineOf(link));
}
