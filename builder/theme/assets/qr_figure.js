// The QR code of an address as a figure; its encoder comes when it is wanted.
import { once } from "./once.js";

const SVG = "http://www.w3.org/2000/svg";
/** White around the code, in its squares: ISO/IEC 18004. */
const QUIET = 4;
export const loadEncoder = once(() => casebookPage.loadScript(`${casebookPage.root}assets/qr/qrcode.js`));

/** The squares of a code as one path. @param {string} text @returns {{ path: string, size: number }} */
function squaresOf(text) {
  const code = window.qrcode(0, "M");
  code.addData(text);
  code.make();
  const size = code.getModuleCount();
  let path = "";
  for (let y = 0; y < size; y++) {
    for (let x = 0; x < size; x++) if (code.isDark(y, x)) path += `M${x + QUIET} ${y + QUIET}h1v1h-1z`;
  }
  return { path, size: size + 2 * QUIET };
}

/** The encoder must have come. @param {string} address @param {string} label */
export function codeFigure(address, label) {
  const { path, size } = squaresOf(address);
  const picture = document.createElementNS(SVG, "svg"), shape = document.createElementNS(SVG, "path");
  casebookPage.setAttributes(shape, { d: path });
  casebookPage.setAttributes(picture, {
    viewBox: `0 0 ${size} ${size}`, role: "img", "aria-label": label, "shape-rendering": "crispEdges",
  });
  picture.append(shape);
  return casebookPage.make("figure", { class: "cb-qr" }, picture, casebookPage.make("figcaption", {}, address));
}

/** The address that this page has on the web; '' where it is not known. */
export function addressHere() {
  const canonical = /** @type {HTMLLinkElement | null} */ (document.querySelector("link[rel=canonical]"));
  return canonical ? canonical.href : location.protocol === "file:" ? "" : location.href.split("#")[0];
}
