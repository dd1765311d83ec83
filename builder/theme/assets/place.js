// The way to another edition leads to the same place: the words of the address (what is asked, chosen, compared), the
// section that is being read, and how far. Without this it leads to the top of the same page.
const KEY = "casebook.place", HEADINGS = "h1[id],h2[id],h3[id],h4[id]";
const content = document.getElementById("content");

/** A line of the page with an anchor, and where it stands. @typedef {{ element: Element, top: number }} Point */
/**
 * id: the anchor, '' for the page; nth: of its headings; part: of the way to the next one.
 * @typedef {{ path: string, id: string, nth: number, part: number }} Place
 */

const all = (/** @type {string} */ selector) => (content ? Array.from(content.querySelectorAll(selector)) : []);

/**
 * What stands on the page, not folded or hidden, from the top. Scripts give links anchors of their own.
 * @returns {Point[]}
 */
function points() {
  const shown = all("[id]:not(a)").filter((element) => element.getClientRects().length && !element.closest("[hidden]"));
  const found = shown.map((element) => ({ element, top: element.getBoundingClientRect().top + scrollY }));
  return found.sort((one, other) => one.top - other.top);
}

/** Where the first line of text stands that the reader sees. */
const line = () => scrollY + (parseFloat(getComputedStyle(document.documentElement).scrollPaddingTop) || 0) + 1;

/** @param {string} path of the page that it is for @returns {Place} */
function placeNow(path) {
  const before = points().filter(({ top }) => top <= line()), at = before[before.length - 1];
  const from = at ? at.top : 0, to = endOf(at && at.element);
  const nth = all(HEADINGS).filter((heading) => before.some(({ element }) => element === heading)).length - 1;
  return { path, id: at ? at.element.id : "", nth, part: (line() - from) / Math.max(1, to - from) };
}

/** Where the next line with an anchor stands, or the page ends. @param {Element | undefined} element */
function endOf(element) {
  const now = points(), next = now[now.findIndex((point) => point.element === element) + 1];
  return next ? next.top : document.documentElement.scrollHeight;
}

/** The section for the address: that of the address where it is in view, else the last heading above. */
function sectionNow() {
  const named = location.hash.length > 1 && document.getElementById(location.hash.slice(1));
  if (named) {
    const { top, bottom } = named.getBoundingClientRect();
    if (bottom > 0 && top < innerHeight) return location.hash;
  }
  const above = points().filter(({ element, top }) => element.matches(HEADINGS) && top <= line());
  const last = above[above.length - 1];
  return last && !last.element.matches("h1") ? `#${last.element.id}` : "";
}

/** @param {Event} event */
function leadOn(event) {
  const target = /** @type {Element} */ (event.target);
  const way = target.closest && target.closest('a[data-language][rel="alternate"]');
  const link = /** @type {HTMLAnchorElement | null} */ (way);
  if (!link) return;
  link.search = location.search;
  link.hash = scrollY > 1 ? sectionNow() : "";
  if (scrollY <= 1) return;
  try { sessionStorage.setItem(KEY, JSON.stringify(placeNow(link.pathname))); } catch { /* the section is kept */ }
}

/** What the other edition left, for this page and once. @returns {Place | null} */
function arrived() {
  try {
    const place = JSON.parse(String(sessionStorage.getItem(KEY)));
    sessionStorage.removeItem(KEY);
    return place && place.path === location.pathname ? place : null;
  } catch { return null; }
}

/** Until the reader does something: what scripts add may come late. @param {Place} place */
function stay({ id, nth, part }) {
  const go = () => {
    const element = (id && document.getElementById(id)) || all(HEADINGS)[nth];
    const from = element ? element.getBoundingClientRect().top + scrollY : 0, to = endOf(element);
    scrollTo(0, from + part * (to - from) - (line() - scrollY));
  };
  const observer = new ResizeObserver(go);
  const stop = () => observer.disconnect();
  for (const act of ["wheel", "touchstart", "pointerdown", "keydown"]) addEventListener(act, stop, { once: true });
  observer.observe(document.body);
  addEventListener("load", go, { once: true });
  go();
}

document.addEventListener("click", leadOn);
const place = arrived();
if (place) stay(place);
