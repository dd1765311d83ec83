// Sheets for the class: a button that prints the sheet, at the end of the links above its title.
const { make } = casebookPage;

const ways = /** @type {HTMLElement | null} */ (document.querySelector("[data-print]"));
if (ways) {
  const button = make("button", { type: "button", class: "cb-print" }, String(ways.dataset.print));
  button.addEventListener("click", () => print());
  ways.append(button);
}
