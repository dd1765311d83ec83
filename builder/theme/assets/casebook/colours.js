/** The colours of the page, and by which choice. @param {string} palette @param {boolean} dark */
export function setColours(palette, dark) {
  document.documentElement.dataset.palette = palette;
  document.body.setAttribute("data-md-color-scheme", dark ? "slate" : "default");
}
