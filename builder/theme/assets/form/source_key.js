// The control with which a source gets another key, and all that cites it in the record.
import { citations } from "./citations.js";
import { button, idOf } from "./controls.js";
import { eachLeaf } from "./fields.js";
import { make } from "./page.js";
import { keyFault } from "./renaming.js";
import { line } from "./status.js";

/** @param {Form.App} app @param {string} key */
export function sourceKey(app, key) {
  const id = idOf(["sources", key, "key"]), told = make("div", { class: "cb-form-told", role: "status" });
  const input = make("input", { type: "text", id, autocapitalize: "none", spellcheck: "false", "aria-describedby":
    `h-${id}` });
  input.value = key;
  const act = () => {
    const wanted = input.value.trim(), fault = keyFault(app.data, wanted, keysOf(app, key));
    input.toggleAttribute("aria-invalid", Boolean(fault));
    if (fault) told.replaceChildren(line(app, { ...fault, path: [], level: "error" }, input));
    else if (wanted !== key) app.rename([key, wanted]);
  };
  input.addEventListener("keydown", (event) => { if (event.key === "Enter") act(); });
  return make("div", { class: "cb-form-field" }, make("label", { for: id }, app.say("key")),
    make("p", { class: "cb-form-help", id: `h-${id}` }, app.say("key-help")), input, button(app, "rename", act, key),
    told);
}

/**
 * The keys of the other sources, of those too that were taken out of the file or that another record declares.
 * @param {Form.App} app @param {string} key
 */
function keysOf(app, key) {
  const keys = [app.record, app.base?.record || {}].flatMap(({ sources }) => Object.keys(sources || {}));
  eachLeaf(app.data, app.model, app.record, (leaf) => { keys.push(...citations(leaf).map((cited) => cited.key)); });
  return keys.filter((each) => each !== key);
}
