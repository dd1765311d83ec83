// A record as plain values: texts, lists and maps. Values by path, and what must be written to make one of another.

/** @param {Form.Tree} tree @param {Form.Path} path @returns {Form.Tree} */
export function got(tree, path) {
  return path.reduce((part, step) => (part === undefined || part === null ? undefined : part[step]), tree);
}

/** Changes the tree; parents that are not there are made, lists where a number stands. */
/** @param {Form.Tree} tree @param {Form.Path} path @param {Form.Tree} value */
export function putAt(tree, path, value) {
  const last = path[path.length - 1], parent = path.slice(0, -1).reduce((part, step, depth) => {
    if (typeof part[step] !== "object" || part[step] === null) {part[step] = typeof path[depth + 1] === "number" ? []
      : {};}
    return part[step];
  }, tree);
  if (value !== undefined) parent[last] = value;
  else if (Array.isArray(parent)) parent.splice(Number(last), 1);
  else delete parent[last];
}

/** Whether nothing is said, however deep. @param {Form.Tree} value @returns {boolean} */
export function isEmpty(value) {
  if (value === undefined || value === null) return true;
  return typeof value === "object" ? Object.values(value).every(isEmpty) : String(value).trim() === "";
}

/** A value without what says nothing; undefined where nothing is left. @param {Form.Tree} value @returns {Form.Tree} */
export function pruned(value) {
  if (isEmpty(value)) return undefined;
  if (Array.isArray(value)) return value.map(pruned).filter((item) => item !== undefined);
  if (typeof value !== "object") return String(value).trim();
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, pruned(part)])
    .filter(([, part]) => part !== undefined));
}

/** @param {Form.Tree} one @param {Form.Tree} other */
const isAlike = (one, other) => JSON.stringify(one) === JSON.stringify(other);

/**
 * What to write, and where, in this order; undefined takes away. What is the same is left out.
 * @param {Form.Tree} before @param {Form.Tree} after
 * @param {Form.Path} [path]
 * @returns {[path: Form.Path, value: Form.Tree][]}
 */
export function edits(before, after, path = []) {
  if (isAlike(before, after)) return [];
  if (isEmpty(after)) return isEmpty(before) ? [] : [[path, undefined]];
  if (before === undefined || typeof before !== "object" || typeof after !== "object") {return whole(before, after,
    path);}
  if (Array.isArray(before) !== Array.isArray(after)) return whole(before, after, path);
  return Array.isArray(before) ? listEdits(before, after, path) : mapEdits(before, after, path);
}

/** @param {Form.Tree} before @param {Form.Tree} after @param {Form.Path} path @returns {[Form.Path, Form.Tree][]} */
function whole(before, after, path) {
  const value = pruned(after);
  return isAlike(pruned(before), value) ? [] : [[path, value]];
}

/** @param {Form.Tree} before @param {Form.Tree} after @param {Form.Path} path @returns {[Form.Path, Form.Tree][]} */
function mapEdits(before, after, path) {
  const keys = [...Object.keys(before), ...Object.keys(after).filter((key) => !(key in before))];
  return keys.flatMap((key) => edits(before[key], after[key], [...path, key]));
}

/**
 * Items at both ends that are the same stand; those between are changed one by one, then added, or taken away from the
 * last on.
 * @param {Form.Tree[]} before @param {Form.Tree[]} all @param {Form.Path} path
 * @returns {[Form.Path, Form.Tree][]}
 */
function listEdits(before, all, path) {
  const after = all.filter((item, at) => at < before.length && isEmpty(before[at]) ? true : !isEmpty(item));
  let start = 0, end = 0;
  const most = Math.min(before.length, after.length);
  while (start < most && isAlike(before[start], after[start])) start += 1;
  while (end < most - start && isAlike(before[before.length - 1 - end], after[after.length - 1 - end])) end += 1;
  const old = before.slice(start, before.length - end), fresh = after.slice(start, after.length - end);
  if (end && fresh.length > old.length) return [[path, pruned(after)]];
  const changed = fresh.flatMap((item, at) => edits(old[at], item, [...path, start + at]));
  const gone = old.slice(fresh.length).map((_, at) => /** @type {[Form.Path, undefined]} */ (
    [[...path, start + old.length - 1 - at], undefined]));
  return [...changed, ...gone];
}
