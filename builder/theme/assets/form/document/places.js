// The lines around the parts of a record: where a part begins and ends, what comments stand within, how it is indented.

/** @typedef {Yaml.MapNode | Yaml.ListNode} Collection */

/** @param {string} text @param {number} at */
export const lineStart = (text, at) => text.lastIndexOf("\n", at - 1) + 1 || (text.charCodeAt(0) === 0xfeff ? 1 : 0);

/** The end of a line, in front of its line end. @param {string} text @param {number} at */
export function lineEnd(text, at) {
  const end = text.indexOf("\n", at);
  if (end < 0) return text.length;
  return text[end - 1] === "\r" && end > at ? end - 1 : end;
}

/** The beginning of the line below. @param {string} text @param {number} at */
export const lineBelow = (text, at) => text.indexOf("\n", at) + 1 || text.length;

/** @param {string} text @param {number} at */
export const columnAt = (text, at) => at - lineStart(text, at);

/**
 * The entries of a map, or the items of a list from their dashes on.
 * @param {Collection} node @returns {Yaml.Range[]}
 */
export function partsOf(node) {
  if (node.kind === "map") return node.entries;
  return node.items.map((item, i) => ({ start: node.marks[i], end: item ? item.end : node.marks[i] + 1 }));
}

/**
 * The comments that have lines of their own between two places.
 * @param {string} text @param {Yaml.Range[]} comments @param {Yaml.Range} range
 */
export function ownComments(text, comments, { start, end }) {
  const within = comments.filter((comment) => comment.start > start && comment.start < end);
  return within.filter((comment) => !text.slice(lineStart(text, comment.start), comment.start).trim());
}

/** How far lists and maps are indented: the first of each. @param {Yaml.MapNode} root @param {string} text */
export function indentation(root, text) {
  const steps = Array.from(stepsIn(root, text));
  const [list = { step: 2 }] = steps.filter(({ kind }) => kind === "list");
  const [map = { step: 2 }] = steps.filter(({ kind, step }) => kind === "map" && step > 0);
  return { step: map.step, listStep: list.step };
}

/** @param {Yaml.Node | null} node @param {string} text @returns {Generator<{ kind: string, step: number }>} */
function* stepsIn(node, text) {
  if (!node || node.kind === "scalar" || node.flow) return;
  if (node.kind === "map") {
    for (const { start, value } of node.entries) {
      if (value && value.kind !== "scalar" && !value.flow) {
        yield { kind: value.kind, step: columnAt(text, value.start) - columnAt(text, start) };
      }
    }
  }
  const parts = node.kind === "map" ? node.entries.map(({ value }) => value) : node.items;
  for (const part of parts) yield* stepsIn(part, text);
}
