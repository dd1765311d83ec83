// The drawer's switch is a checkbox that says it is a button: it tells its state and takes Enter as well.

const findDrawer = () => /** @type {HTMLInputElement | null} */ (document.getElementById("__drawer"));

/** @param {HTMLInputElement} drawer @param {boolean} open */
function setDrawer(drawer, open) {
  drawer.checked = open;
  drawer.setAttribute("aria-pressed", String(open));
}

/** @param {KeyboardEvent} event */
function onDrawerKey(event) {
  const drawer = findDrawer();
  if (!drawer) return;
  if (event.key === "Enter" && event.target === drawer) setDrawer(drawer, !drawer.checked);
  if (event.key === "Escape" && drawer.checked) {
    setDrawer(drawer, false);
    drawer.focus();
  }
}

/** From now on. */
export function followDrawer() {
  document.addEventListener("change", ({ target }) => {
    const drawer = findDrawer();
    if (drawer && target === drawer) setDrawer(drawer, drawer.checked);
  });
  document.addEventListener("keydown", onDrawerKey);
}
