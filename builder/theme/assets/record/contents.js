// The list of contents on a narrow screen: a sheet over the page, which the bar opens. Without this it opens as the
// target of its link, and closes as another becomes the target.
const sheet = document.getElementById("contents");
const way = /** @type {HTMLElement | null} */ (document.querySelector('.cb-bar [href="#contents"]'));
const OPEN = "cb-open";

/** @param {HTMLElement} list @param {HTMLElement} opener @param {boolean} open */
function turnSheet(list, opener, open) {
  list.classList.toggle(OPEN, open);
  opener.setAttribute("aria-expanded", String(open));
  if (open) /** @type {HTMLElement} */ (list.querySelector("a")).focus();
}

/** Tab goes round within the sheet. @param {HTMLElement} list @param {KeyboardEvent} event */
function goRound(list, event) {
  const links = list.querySelectorAll("a"), [first, last] = [links[0], links[links.length - 1]];
  const [from, to] = event.shiftKey ? [first, last] : [last, first];
  if (document.activeElement !== from) return;
  event.preventDefault();
  to.focus();
}

/** @param {HTMLElement} list @param {HTMLElement} opener */
function offerSheet(list, opener) {
  const isOpen = () => list.classList.contains(OPEN);
  const back = () => {
    turnSheet(list, opener, false);
    opener.focus({ preventScroll: true });
  };
  opener.setAttribute("role", "button");
  opener.setAttribute("aria-expanded", "false");
  opener.addEventListener("click", (event) => {
    event.preventDefault();
    if (isOpen()) back();
    else turnSheet(list, opener, true);
  });
  opener.addEventListener("keydown", (event) => {
    if (event.key !== " ") return;
    event.preventDefault();
    opener.click();
  });
  list.addEventListener("click", (event) => {
    const link = /** @type {Element} */ (event.target).closest("a");
    if (!link || !isOpen()) return;
    if (link.matches(".casebook-toc-close")) {
      event.preventDefault();
      back();
    } else turnSheet(list, opener, false);
  });
  list.addEventListener("keydown", (event) => { if (event.key === "Tab" && isOpen()) goRound(list, event); });
  document.addEventListener("keydown", ({ key }) => { if (key === "Escape" && isOpen()) back(); });
  document.addEventListener("click", ({ target }) => {
    const inside = list.contains(/** @type {Node} */ (target)) || opener.contains(/** @type {Node} */ (target));
    if (isOpen() && !inside) turnSheet(list, opener, false);
  });
}

if (sheet && way) offerSheet(sheet, way);
