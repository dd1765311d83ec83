// On paper a record has the QR code of its address beside its title. Nothing can be fetched once the browser prints, so
// the encoder comes when a reader may be about to: at the key of a shortcut, or as the pointer leaves for the menu.
import { addressHere, codeFigure, loadEncoder } from "../qr_figure.js";

const bringEncoder = () => { loadEncoder().catch(() => {}); };

/** @param {KeyboardEvent} event */
function encoderAtKey({ key }) {
  if (key === "Control" || key === "Meta") bringEncoder();
}

function drawOnPaper() {
  const title = document.querySelector("article h1"), address = addressHere();
  if (!title || !address || !window.qrcode || document.querySelector(".cb-paper-code")) return;
  const figure = codeFigure(address, address);
  figure.className = "cb-paper-code";
  title.before(figure);
}

addEventListener("keydown", encoderAtKey);
document.documentElement.addEventListener("mouseleave", bringEncoder);
addEventListener("beforeprint", drawOnPaper);
