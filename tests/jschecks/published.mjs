// Takes scripts as { path: { written, published } } on standard input; fails unless each is ES2020, says the same in
// both forms but for the names of what is local, and declares every name once: parts of a script share one closure, in
// which a second function of a name would silently take the place of the first.
import { readFileSync } from "node:fs";
import { Linter } from "eslint";
import { analyze } from "eslint-scope";
import { parse } from "espree";

const ecmaVersion = 2020;
const USED = [{
  languageOptions: { ecmaVersion, sourceType: "script" },
  rules: { "no-use-before-define": ["error", { functions: false, variables: false }] },
}];

const treeOf = (script) => parse(script, { ecmaVersion, sourceType: "script", range: true });
const isFunction = ({ type }) => /Function/.test(type);

const children = (node) => Object.values(node).flat().filter((one) => one && typeof one.type === "string");

function* walk(node, enters = () => true) {
  yield node;
  for (const child of children(node)) if (enters(child)) yield* walk(child, enters);
}

/** What no other name can stand for: properties, and that something is called. */
function said(node) {
  if (node.type === "CallExpression") return ["()"];
  if (node.type === "MemberExpression" && !node.computed) return [node.property.name];
  return node.type === "Property" && !node.computed ? [String(node.key.name || node.key.value)] : [];
}

const saidIn = (node) => Array.from(walk(node)).flatMap(said);

/** For each function what its declarations are made from, in their order: it may not change. */
function declarations(tree) {
  return Array.from(walk(tree)).filter(isFunction).map((one) => (
    Array.from(walk(one, (child) => !isFunction(child))).filter(({ type, init }) => type === "VariableDeclarator" && init)
      .map(({ init, id }) => [...saidIn(id), "=", ...saidIn(init)].join(" "))));
}

/** What a script takes from the page, by name. */
const globals = (tree) => (
  analyze(tree, { ecmaVersion }).globalScope.through.map(({ identifier }) => identifier.name).filter((name) => name !== "undefined"));

const sorted = (list) => JSON.stringify(list.sort());

/** The names that are declared in the closure which a script is. */
function declared(tree) {
  return tree.body[0].expression.callee.body.body.flatMap(({ type, id, declarations: list }) => {
    if (type === "FunctionDeclaration") return [id.name];
    return type === "VariableDeclaration" ? list.flatMap((one) => names(one.id)) : [];
  });
}

const names = (pattern) => (
  pattern.type === "Identifier" ? [pattern.name] : pattern.properties.map(({ value }) => value.name));

function* faults({ written, published }) {
  const one = treeOf(written), other = treeOf(published), all = declared(one);
  for (const name of new Set(all.filter((each, i) => all.indexOf(each) !== i))) yield `declares ${name} more than once`;
  if (sorted(saidIn(one)) !== sorted(saidIn(other))) yield "is published with other properties than it is written";
  if (sorted(Array.from(new Set(globals(one)))) !== sorted(Array.from(new Set(globals(other))))) {
    yield "is published with other globals than it is written";
  }
  const before = declarations(one), after = declarations(other);
  for (const [i, order] of before.entries()) {
    if (JSON.stringify(order) !== JSON.stringify(after[i])) yield `declares in another order: ${order.join(", ")}`;
  }
  for (const { message } of new Linter().verify(published, USED)) yield `is published so that ${message}`;
}

for (const [path, forms] of Object.entries(JSON.parse(readFileSync(0, "utf8")))) {
  for (const fault of faults(forms)) {
    console.error(`${path} ${fault}`);
    process.exitCode = 1;
  }
}
