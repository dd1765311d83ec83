/** Leads on from an old address with the query and the anchor; folders do not open from file://, files do. */
const target = document.currentScript?.dataset.to;
if (target) {
  const file = location.protocol === "file:" ? "index.html" : "";
  location.replace(target + file + location.search + location.hash);
}
