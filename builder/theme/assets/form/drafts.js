// Drafts stay in this browser and nowhere else. Where it keeps nothing, as in a private window, there are none.
import { keep, recall } from "./page.js";

const LIST = "form.drafts";

/** The last changed first. @returns {Form.Kept[]} */
export function drafts() {
  try { return JSON.parse(recall(LIST) || "[]"); } catch { return []; }
}

/** @param {string} id @returns {Form.Draft | undefined} */
export function draftOf(id) {
  try { return JSON.parse(recall(`form.draft.${id}`) || "null") || undefined; } catch { return undefined; }
}

/** Whether it is kept now. @param {Form.Draft} draft @param {string} title */
export function keepDraft(draft, title) {
  const text = JSON.stringify(draft);
  keep(`form.draft.${draft.id}`, text);
  keep(LIST, JSON.stringify([{ id: draft.id, title, at: draft.at }, ...drafts().filter(({ id }) => id !== draft.id)]));
  return recall(`form.draft.${draft.id}`) === text;
}

/** @param {string} id */
export function dropDraft(id) {
  keep(LIST, JSON.stringify(drafts().filter((each) => each.id !== id)));
  try { localStorage.removeItem(`casebook.form.draft.${id}`); } catch { /* nothing was kept */ }
}
