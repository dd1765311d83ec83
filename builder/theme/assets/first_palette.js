// Where the body begins of pages that are painted before casebook.js comes (site/frame/first_paint.py), and nowhere
// else: the colours that the reader chose. Those of the device need no script.
import { setColours } from "./casebook/colours.js";
import { recall } from "./casebook/kept.js";

const palette = recall("palette");
if (palette === "light" || palette === "dark") setColours(palette, palette === "dark");
