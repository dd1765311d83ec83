// Would it work for us? The reader names conditions; the cases that meet them come first, each with what differs.
const { asFile, fill, language, make, openFolders, root } = casebookPage, MOST = 4;
const form = /** @type {HTMLFormElement} */ (document.querySelector(".cb-choose"));
const told = /** @type {HTMLElement} */ (document.querySelector(".cb-choose-told"));
const body = /** @type {HTMLTableSectionElement} */ (document.querySelector(".cb-choose-table tbody"));
const rows = Array.from(body.rows), selects = Array.from(form.querySelectorAll("select")), say = form.dataset;

/** The questions of some choices, as the reader sees them. @param {HTMLSelectElement[]} those */
const questions = (those) => (
  those.map((select) => String(select.previousElementSibling?.textContent).replace(/[?？]$/, "")).join(say.comma));

/**
 * What differs in a case, and what nobody knows of it.
 * @param {HTMLTableRowElement} row
 * @param {HTMLSelectElement[]} asked
 */
function judged(row, asked) {
  const unsaid = asked.filter(({ name }) => row.dataset[name] === undefined);
  const lacks = asked.filter(({ name, value }) => row.dataset[name] && !row.dataset[name].split(" ").includes(value));
  return { row, lacks, unsaid };
}

/** @param {ReturnType<typeof judged>} judgement */
function note({ row, lacks, unsaid }) {
  row.querySelector(".cb-differs")?.remove();
  const parts = [];
  if (lacks.length) parts.push(fill(String(say.lacks), { names: questions(lacks) }));
  if (unsaid.length) parts.push(fill(String(say.unsaid), { names: questions(unsaid) }));
  if (parts.length) row.cells[0].append(make("p", { class: "cb-differs" }, parts.join(" · ")));
}

/** @param {ReturnType<typeof judged>[]} judgements the best first @param {boolean} any whether anything is asked */
function tell(judgements, any) {
  const fitting = judgements.filter(({ lacks, unsaid }) => !lacks.length && !unsaid.length).length;
  const words = any && fitting ? say.fits : any ? say.none : say.all;
  told.replaceChildren(fill(String(words), { total: any ? fitting : rows.length }));
  if (any) told.append(" ", door(judgements.slice(0, MOST).map(({ row }) => row)), " ", again());
  openFolders(told);
}

/** @param {HTMLTableRowElement[]} first */
function door(first) {
  const ids = first.map(({ dataset }) => String(dataset.record).slice("cases/".length)).join(",");
  const address = asFile(`${root}${language}/compare/`);
  return make("a", { href: `${address}?c=${ids}` }, fill(String(say.these), { total: first.length }));
}

function again() {
  const button = make("button", { type: "button" }, String(say.reset));
  button.addEventListener("click", () => { form.reset(); sort(); keep(); selects[0].focus(); });
  return button;
}

/** The same question in the address, so that it can be passed on and goes along to another edition. */
function keep() {
  const search = selects.filter(({ value }) => value).map(({ name, value }) => `${name}=${value}`).join("&");
  try { history.replaceState(null, "", location.pathname + (search && `?${search}`)); } catch { /* from a folder */ }
}

function sort() {
  const asked = selects.filter(({ value }) => value);
  const judgements = rows.map((row) => judged(row, asked));
  judgements.sort((a, b) => a.lacks.length - b.lacks.length || a.unsaid.length - b.unsaid.length);
  judgements.forEach(note);
  body.append(...judgements.map(({ row }) => row));
  tell(judgements, asked.length > 0);
}

const given = new URLSearchParams(location.search);
for (const select of selects) {
  const value = given.get(select.name);
  if (Array.from(select.options).some((option) => option.value === value)) select.value = String(value);
}
form.addEventListener("change", () => { sort(); keep(); });
form.addEventListener("submit", (event) => event.preventDefault());
form.hidden = false;
sort();
