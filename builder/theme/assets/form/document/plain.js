// What nodes say, as plain values that can be compared.

/** @typedef {Yaml.Value | null | undefined} Plain @typedef {Yaml.Path} Path */

/** What a node says. @param {Yaml.Node | null} node @returns {Plain} */
export function plainOf(node) {
  if (!node) return null;
  if (node.kind === "scalar") return node.text;
  if (node.kind === "list") return /** @type {Yaml.Value[]} */ (node.items.map(plainOf));
  const pairs = node.entries.map(({ key, value }) => [key.text, plainOf(value)]);
  return /** @type {Plain} */ (Object.fromEntries(pairs));
}

/**
 * Whether two values say the same; a line end at the end of a text says nothing.
 * @param {Plain} one @param {Plain} other @returns {boolean}
 */
export function isSame(one, other) {
  if (typeof one === "string" && typeof other === "string") return one.replace(/\n$/, "") === other.replace(/\n$/, "");
  if (!one || !other || typeof one === "string" || typeof other === "string") return one === other;
  const keys = Object.keys(one), others = /** @type {{ [key: string]: Plain }} */ (other);
  return Array.isArray(one) === Array.isArray(other) && keys.length === Object.keys(other).length
    && keys.every((key) => key in others && isSame(/** @type {{ [key: string]: Plain }} */ (one)[key], others[key]));
}

/**
 * A value with another at a path; what is empty then is gone too.
 * @param {Plain} around @param {Path} path @param {Yaml.Value | undefined} value @returns {Plain}
 */
export function withValue(around, path, value) {
  if (!path.length) return value;
  const [step, ...rest] = path;
  const isList = typeof step === "number" && (!around || Array.isArray(around));
  if (isList) {
    const items = Array.isArray(around) ? around.slice() : [], inner = withValue(items[step], rest, value);
    if (inner === undefined) items.splice(step, 1);
    else items[Math.min(step, items.length)] = /** @type {Yaml.Value} */ (inner);
    return items.length ? items : undefined;
  }
  const map = around && typeof around === "object" ? { ...around } : {};
  const inner = withValue(/** @type {any} */ (map)[step], rest, value);
  if (inner === undefined) delete /** @type {any} */ (map)[step];
  else /** @type {any} */ (map)[step] = inner;
  return Object.keys(map).length ? /** @type {Plain} */ (map) : undefined;
}

