// What is missing, what is wrong, what to look at: at each field, and as lists that lead to the fields.
import { button, idOf } from "./controls.js";
import { fieldAt } from "./fields.js";
import { fill, make } from "./page.js";

/** A problem in words. @param {Form.App} app @param {Form.Problem} problem */
function inWords(app, { code, values = {} }) {
  const [message, hint] = app.data.problems[code] || [app.data.words[code], ""];
  return [fill(message, values), fill(hint, values).replace(/[:：]$/, "")].filter(Boolean).join(app.say("stop"));
}

/** At each field that is on the page what is wrong with it. @param {Form.App} app @param {Form.Problem[]} problems */
export function atFields(app, problems) {
  for (const [key, { control, at }] of app.inputs) {
    if (!control.isConnected) { app.inputs.delete(key); continue; }
    const own = problems.filter(({ path, code }) => code !== "missing-field" && path.join(".") === key);
    const wrong = own.some(({ level }) => level === "error");
    if (wrong) control.setAttribute("aria-invalid", "true");
    else control.removeAttribute("aria-invalid");
    const texts = own.map((problem) => line(app, problem, control));
    if (at.textContent !== texts.map((each) => each.textContent).join("")) at.replaceChildren(...texts);
  }
}

/** @param {Form.App} app @param {Form.Problem} problem @param {Form.Control} control */
export function line(app, problem, control) {
  const { fix } = problem;
  const said = make("p", { class: `cb-form-${problem.level}` }, make("b", {}, app.say(problem.level)),
    inWords(app, problem));
  if (!fix) return said;
  const lines = fix.split("\n"), mend = button(app, "mend", () => {
    if (lines.length > 1 && control.localName === "input") {
      control.dispatchEvent(new CustomEvent("casebook-items", { bubbles: true, detail: lines }));
      return;
    }
    control.value = fix;
    control.dispatchEvent(new Event("input"));
    control.focus();
  });
  const shown = lines.join(" / ");
  mend.textContent = app.say("mend", { fix: shown.length > 60 ? `${shown.slice(0, 60)}…` : shown });
  said.append(" ", mend);
  return said;
}

/**
 * The lists; `go` leads to a field. @param {Form.App} app @param {Form.Problem[]} problems
 * @param {(path: string) => void} go
 */
export function lists(app, problems, go) {
  const missing = problems.filter(({ code }) => code === "missing-field");
  const wrong = problems.filter((each) => each.level === "error" && !missing.includes(each));
  const notes = problems.filter(({ level }) => level === "warning");
  const parts = [["missing", missing], ["wrong", wrong], ["notes", notes]];
  const drawn = /** @type {[string, Form.Problem[]][]} */ (parts).filter(([, some]) => some.length).flatMap(([name,
    some]) => (
    [make("p", { class: "cb-form-name" }, app.say(name, { count: some.length })),
      make("ul", {}, ...some.map((each) => problemItem(app, each, go)))]));
  const ready = missing.length + wrong.length ? [] : [make("p", { class: "cb-form-name" }, app.say("ready"))];
  return [...ready, ...drawn, make("p", { class: "cb-form-help" }, app.say("later"))];
}

/** @param {Form.App} app @param {Form.Problem} problem @param {(path: string) => void} go */
function problemItem(app, problem, go) {
  const path = problem.path.join("."), link = make("a", { href: `#${path}` }, nameOfPath(app, problem.path));
  link.addEventListener("click", (event) => { event.preventDefault(); go(path); });
  return make("li", {}, link, ...(problem.code === "missing-field" ? [] : [app.say("colon"), inWords(app, problem)]));
}

/** The names of the fields on the way. @param {Form.App} app @param {Form.Path} path */
function nameOfPath(app, path) {
  const names = path.map((step, at) => {
    if (step === "place") return app.say(step);
    if (typeof step === "number") return String(step + 1);
    const field = fieldAt(app.data, app.model, path.slice(0, at + 1));
    if (field && field.key === step) return field.name;
    return app.data.languages.find(({ code }) => code === step)?.name || step;
  });
  return names.join(app.say("within"));
}

/** Opens what is folded around a field and goes to it. @param {HTMLElement} form @param {string} path */
export function reveal(form, path) {
  /** @param {string} held */
  const isWithin = (held) => path === held || path.startsWith(`${held}.`);
  const closed = () => Array.from(form.querySelectorAll("details")).find(({ open, dataset }) => (
    !open && (dataset.holds || "").split(" ").some((held) => held && isWithin(held))));
  for (let next = closed(); next; next = closed()) next.dispatchEvent(new Event("casebook-open"));
  const target = found(path.split("."));
  if (!target) return;
  target.scrollIntoView({ block: "center" });
  target.focus({ preventScroll: true });
}

/** @param {string[]} steps @returns {HTMLElement | null} */
function found(steps) {
  if (!steps.length) return null;
  const id = idOf(steps), within = CSS.escape(`${id}.`);
  return document.getElementById(id) || document.querySelector(`[id^="${within}"]`) || found(steps.slice(0, -1));
}
