// On every page, before anything of it is painted: colours, the reader's language, the drawer, addresses in a folder
// that is opened without a server, and the search when it is wanted. All this is comfort; each page works without it.
import { followDrawer } from "./casebook/drawer.js";
import { goToPlace, keepPlace } from "./casebook/editions.js";
import { chooseLanguage, rememberLanguage } from "./casebook/languages.js";
import { keep, recall } from "./casebook/kept.js";
import {
  asFile, dataLoader, fill, language, loadScript, make, openFolders, root, setAttributes,
} from "./casebook/page.js";
import { followPalette, paint, turnPalette } from "./casebook/palette.js";
import { expectResults, followSearch, searchIfWanted } from "./casebook/search.js";

window.casebookPage = {
  asFile, dataLoader, fill, keep, language, loadScript, make, openFolders, recall, root, setAttributes,
};

followPalette();
expectResults();
followDrawer();
followSearch();
document.addEventListener("click", (event) => {
  const clicked = /** @type {Element} */ (event.target);
  rememberLanguage(clicked);
  if (clicked.closest(".casebook-palette")) turnPalette();
  keepPlace(event);
});
document.addEventListener("DOMContentLoaded", () => {
  paint();
  openFolders(document);
  for (const form of document.forms) form.action = asFile(form.action);
  if ("choose" in document.documentElement.dataset) chooseLanguage();
  searchIfWanted();
  goToPlace();
  if (/[?&]w=/.test(location.search)) loadScript(root + "assets/found.js").catch(() => { /* nothing is marked */ });
});
