// The drawer's switch is a checkbox that says it is a button: it tells its state and takes Enter as well. What lies
// behind the open drawer cannot be reached: the focus goes into the drawer and, when it closes, back.

const NARROW = matchMedia("(max-width: 76.2344em)");
const BEHIND = ".md-skip, .md-header, .md-sidebar--secondary, .md-content, .md-footer, .cb-tray";
const findDrawer = () => /** @type {HTMLInputElement | null} */ (document.getElementById("__drawer"));

/** @param {HTMLInputElement} drawer @param {boolean} open */
function setDrawer(drawer, open) {
  drawer.checked = open;
  drawer.setAttribute("aria-pressed", String(open));
  for (const part of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll(BEHIND))) part.inert = open;
  const first = /** @type {HTMLElement} */ (document.querySelector(".md-nav--primary a"));
  (open ? first : drawer).focus();
}

/** @param {KeyboardEvent} event */
function onDrawerKey(event) {
  const drawer = findDrawer();
  if (!drawer) return;
  if (event.key === "Enter" && event.target === drawer) setDrawer(drawer, !drawer.checked);
  if (event.key === "Escape" && drawer.checked) setDrawer(drawer, false);
}

/** From now on. */
export function followDrawer() {
  document.addEventListener("change", ({ target }) => {
    const drawer = findDrawer();
    if (drawer && target === drawer) setDrawer(drawer, drawer.checked);
  });
  document.addEventListener("keydown", onDrawerKey);
  // A wide window has no drawer, so nothing is behind it.
  NARROW.addEventListener("change", () => {
    const drawer = findDrawer();
    if (drawer && drawer.checked) setDrawer(drawer, false);
  });
}
