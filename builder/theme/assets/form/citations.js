// Citations in texts: which sources and quotes they name; keys for new ones; where a citation goes into a text.
export const CITED = /\[@([^[\]\n]*)\]/g;
export const SLUG = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;
export const CITED_KEY = /^[a-z0-9]+(?:-[a-z0-9]+)*(?:#[a-z0-9]+(?:-[a-z0-9]+)*)?$/;

/** @param {string} body what stands between `[@` and `]` @returns {Form.Cited[]} */
export function citedIn(body) {
  return body.split(";").map((part) => {
    const [cited, ...locator] = part.trim().replace(/^@/, "").split(","), [key, quote = ""] = cited.trim().split("#");
    return { key, quote, locator: locator.join(",").trim() };
  });
}

/** All that a value of a field cites. @param {Form.Leaf} leaf @returns {Form.Cited[]} */
export function citations({ field, value }) {
  if (field.shape === "citation") return [value].flat().filter(Boolean).flatMap((one) => citedIn(String(one)));
  if (field.shape !== "text") return [];
  return Array.from(String(value).matchAll(CITED), (match) => citedIn(match[1])).flat();
}

/** A name of small Latin letters, digits and hyphens; "" where the text has none. @param {string} text */
export function slugOf(text) {
  const plain = text.normalize("NFKD").replace(/[\u0300-\u036f’'`]/g, "").toLowerCase();
  return plain.replace(/[^a-z0-9]+/g, "-").replace(/^-+|-+$/g, "").slice(0, 60).replace(/-+$/, "");
}

/**
 * A key for a source, by its first author, its publisher or its kind, and its year; one that no other has.
 * @param {Form.Data} data @param {Form.Tree} source @param {string[]} taken
 */
export function keyFor(data, source, taken) {
  const author = [source.author].flat()[0], year = (/\d{4}/.exec(source.issued || "") || [""])[0];
  const name = typeof author === "object" && author ? author.family || author.literal : author;
  const named = [name, source.publisher, source["container-title"]].map((each) => readable(data, each || ""));
  const stem = [named.find(Boolean) || source.type || "source", year].filter(Boolean).join("-");
  return free(stem, taken);
}

/** @param {Form.Data} data @param {string} name */
function readable(data, name) {
  const bare = name.replace(/^\{|\}$/g, "");
  if (!/[\u3400-\u9fff]/.test(bare)) return slugOf(/^[^,]*/.exec(bare)?.[0] || "").split("-").slice(0, 3).join("-");
  if (bare.length > 4) return "";
  return Object.keys(data.surnames).find((reading) => data.surnames[reading].includes(bare[0])) || "";
}

/** @param {string} stem @param {string[]} taken */
export function free(stem, taken) {
  let name = stem;
  for (let number = 2; taken.includes(name); number += 1) name = `${stem}-${number}`;
  return name;
}

/** A text with a citation at a place: before the mark that ends a sentence there. */
/** @param {string} text @param {string} citation @param {number} at @returns {[text: string, at: number]} */
export function withCitation(text, citation, at) {
  const before = text.slice(0, at).replace(/\s+$/, ""), after = text.slice(before.length);
  const end = (/[.。！？!?；;，,]+$/.exec(before) || [""])[0], head = before.slice(0, before.length - end.length);
  const written = `${head}${head ? " " : ""}${citation}${end}`;
  return [written + after, written.length];
}
