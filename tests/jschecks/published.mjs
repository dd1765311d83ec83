// Takes scripts as { path: { written, published } } on standard input; fails unless each is ES2020, says the same in
// both forms, and declares every name once: parts of a script share one closure, in which a second function of a name
// would silently take the place of the first.
import { readFileSync } from "node:fs";
import { parse } from "espree";

const PLACES = new Set(["start", "end", "raw"]);

/** A syntax tree without the places of its nodes. */
const tree = (script) => JSON.stringify(parse(script, { ecmaVersion: 2020, sourceType: "script" }), (key, value) => (
  PLACES.has(key) ? undefined : value));

/** The names that are declared in the closure which a script is. */
function declared(script) {
  const [closure] = parse(script, { ecmaVersion: 2020 }).body;
  return closure.expression.callee.body.body.flatMap(({ type, id, declarations }) => {
    if (type === "FunctionDeclaration") return [id.name];
    return type === "VariableDeclaration" ? declarations.flatMap((one) => names(one.id)) : [];
  });
}

const names = (pattern) => (
  pattern.type === "Identifier" ? [pattern.name] : pattern.properties.map(({ value }) => value.name));

function* faults({ written, published }) {
  if (tree(written) !== tree(published)) yield "is published as something else than it is written";
  const all = declared(published);
  for (const name of new Set(all.filter((one, i) => all.indexOf(one) !== i))) yield `declares ${name} more than once`;
}

for (const [path, forms] of Object.entries(JSON.parse(readFileSync(0, "utf8")))) {
  for (const fault of faults(forms)) {
    console.error(`${path} ${fault}`);
    process.exitCode = 1;
  }
}
