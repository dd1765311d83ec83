// The whole form: what is required first, then the sections, folded, what is missing and the ways out.
import { waysOut } from "./out.js";
import { make } from "./page.js";
import { fieldElement, fold } from "./parts.js";
import { isEmpty } from "./tree.js";

/** @typedef {(data: Form.Data, draft: Form.Draft) => void} Begin */

/** @param {Form.App} app @param {Begin} begin draws the form anew */
export function fieldsOfForm(app, begin) {
  const declared = app.data.models[app.model], language = "written_in";
  const required = declared.filter((field) => field.required && field.key !== language);
  const last = /** @type {Form.Field} */ (declared.find(({ key }) => key === language));
  const sections = Object.entries(app.data.sections).map(([name, keys]) => (
    sectionOf(app, name, declared.filter(({ key }) => keys.includes(key)))));
  const end = make("section", {}, make("h2", { id: "cb-form-end" }, app.say("end")),
    make("div", { class: "cb-form-lists" }), waysOut(app));
  return [make("p", { class: "cb-form-kept", role: "status" }, app.say("draft-told")), languagesOfForm(app, begin),
    ...(app.base ? [] : whereabouts(app)), ...[...required, last].map((field) => fieldElement(app, field, [field.key])),
    ...sections, end];
}

/** @param {Form.App} app @param {string} name @param {Form.Field[]} some */
function sectionOf(app, name, some) {
  const paths = some.map(({ key }) => [key]), names = some.map((field) => field.name).join(app.say("comma"));
  const has = some.some(({ key }) => !isEmpty(app.record[key]));
  const filled = has ? [make("span", { class: "cb-form-filled" }, app.say("filled"))] : [];
  const several = some.length > 1 ? [make("span", { class: "cb-form-names" }, names)] : [];
  const summary = make("summary", {}, make("b", {}, app.say(`section.${name}`)), ...filled, ...several);
  return fold(summary, "cb-form-section", paths, () => some.map((field) => fieldElement(app, field, [field.key])));
}

/** In which languages one writes: one, or several side by side. @param {Form.App} app @param {Begin} begin */
function languagesOfForm(app, begin) {
  const boxes = app.data.languages.map(({ code, name }) => {
    const box = make("input", { type: "checkbox", value: code });
    box.checked = app.languages.includes(code);
    box.addEventListener("change", () => {
      const wanted = [...app.languages.filter((each) => each !== code), ...(box.checked ? [code] : [])];
      const languages = app.data.languages.map((each) => each.code).filter((each) => wanted.includes(each));
      if (!languages.length) { box.checked = true; return; }
      if (isEmpty(app.record.title) && !app.base) app.record.written_in = languages[0];
      begin(app.data, { ...app, languages });
      /** @type {HTMLElement | null} */ (document.querySelector(`.cb-form-languages [value="${code}"]`))?.focus();
    });
    return make("label", {}, box, make("span", {}, name));
  });
  return make("fieldset", { class: "cb-form-field cb-form-languages" },
    make("legend", {}, app.say("languages")), ...boxes);
}

/** Of a new record, the place whose folder it lies in, and the name of its file. @param {Form.App} app */
function whereabouts(app) {
  const { places } = app.data.vocabularies, meaning = make("p", { class: "cb-form-definition", "aria-live": "polite" });
  const select = make("select", { "aria-required": "true" }, make("option", { value: "" }, app.say("choose")),
    ...places.map(({ id, name }) => make("option", { value: id }, name)));
  const slug = make("input", { type: "text", autocapitalize: "none", spellcheck: "false" });
  const show = () => { meaning.textContent = places.find(({ id }) => id === app.place)?.definition || ""; };
  select.value = app.place;
  slug.value = app.slug;
  show();
  select.addEventListener("change", () => { app.place = select.value; show(); app.refresh(); });
  slug.addEventListener("input", () => {
    const name = slug.value.trim().toLowerCase().replace(/[^a-z0-9]+/g, "-").replace(/^-|-$/g, "");
    app.slug = name.slice(0, app.data.limits.slug);
    app.refresh();
  });
  return [whereabout(app, "place", select, [meaning]), whereabout(app, "slug", slug, [])];
}

/** @param {Form.App} app @param {string} key @param {HTMLElement} control @param {HTMLElement[]} more */
function whereabout(app, key, control, more) {
  control.id = `f-${key}`;
  control.setAttribute("aria-describedby", `h-f-${key}`);
  const isNeeded = control.hasAttribute("aria-required");
  const need = isNeeded ? [make("span", { class: "cb-form-need" }, app.say("required"))] : [];
  return make("div", { class: "cb-form-field" }, make("label", { for: control.id }, app.say(key), ...need),
    make("p", { class: "cb-form-help", id: `h-f-${key}` }, app.say(`${key}-help`)), control, ...more);
}
