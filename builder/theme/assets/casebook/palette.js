// Light, dark, or as the device has it: the reader's choice, turned on by a button.
import { setColours } from "./colours.js";
import { keep, recall } from "./kept.js";

const PALETTES = ["auto", "light", "dark"];
const night = matchMedia("(prefers-color-scheme: dark)");
let palette = recall("palette") || "";
if (!PALETTES.includes(palette)) palette = PALETTES[0];

/** Set the colours, and say on the buttons which they are. */
export function paint() {
  setColours(palette, palette === "dark" || (palette === "auto" && night.matches));
  for (const button of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll(".casebook-palette"))) {
    button.textContent = String(button.dataset[palette]);
    button.hidden = false;
  }
}

/** From now on, beginning as soon as there is a body. */
export function followPalette() {
  night.addEventListener("change", paint);
  if (document.body) {
    paint();
    return;
  }
  new MutationObserver((_, observer) => {
    if (!document.body) return;
    observer.disconnect();
    paint();
  }).observe(document.documentElement, { childList: true });
}

/** On to the next. */
export function turnPalette() {
  palette = PALETTES[(PALETTES.indexOf(palette) + 1) % PALETTES.length];
  keep("palette", palette);
  paint();
}
