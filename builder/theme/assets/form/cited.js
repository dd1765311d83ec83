// Quotes that are cited and not there, sources and quotes that nothing cites.
import { citations } from "./citations.js";
import { eachLeaf } from "./fields.js";

/**
 * What another record declares is looked up later.
 * @param {Form.Data} data @param {string} model @param {Form.Tree} record @param {Form.Tell} tell
 */
export function citationsOf(data, model, record, tell) {
  const sources = record.sources || {}, used = new Set();
  eachLeaf(data, model, record, (leaf) => {
    for (const { key, quote } of citations(leaf)) {
      used.add(key).add(`${key}#${quote}`);
      const quotes = Object.keys((sources[key] || {}).quotes || {});
      if (key && !(key in sources)) tell(leaf.path, { code: "later-source", values: { key } }, "warning");
      else if (quote && !quotes.includes(quote)) {
        const code = quotes.length ? "unknown-quote-far" : "no-quotes";
        tell(leaf.path, { code, values: { key, quote, allowed: quotes.join(", ") } });
      }
    }
  });
  for (const [key, source] of Object.entries(sources)) {
    if (!used.has(key)) tell(["sources", key], { code: "uncited-source", values: { key } }, "warning");
    const quotes = Object.keys((source || {}).quotes || {});
    for (const quote of quotes.filter((id) => !used.has(`${key}#${id}`))) {
      tell(["sources", key, "quotes", quote], { code: "uncited-quote", values: { key, quote } }, "warning");
    }
    const many = { key, count: quotes.length, limit: data.limits.quotes };
    if (quotes.length > data.limits.quotes) tell(["sources", key], { code: "too-many-quotes", values: many });
  }
}
