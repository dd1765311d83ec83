// How the theme's scripts are written. Names that are not declared are found by the type checker.
import js from "@eslint/js";

// Of what ES2020 has, Safari 14 lacks one thing.
const UNREADABLE = [{ selector: "Literal[regex.pattern=/\\(\\?<[=!]/]", message: "Safari 14 has no lookbehind." }];

// builder/site/frame/scripts.py joins parts by their lines of import and export, and leaves out space.
const UNJOINED = [
  { selector: "ImportDefaultSpecifier, ImportNamespaceSpecifier, ImportExpression", message: "Import by name." },
  { selector: "ExportDefaultDeclaration, ExportAllDeclaration", message: "Export by name." },
  { selector: "ExportNamedDeclaration[declaration=null]", message: "Export where it is declared." },
  { selector: "TemplateLiteral TemplateLiteral", message: "No template within a template." },
  { selector: "TemplateElement[value.raw=/\\n/]", message: "A template stands in one line." },
  { selector: "Literal[regex.pattern=/^ /]", message: "A slash before a space divides." },
  { selector: "EmptyStatement", message: "Without a statement no semicolon." },
];

const UNSAFE = [{
  selector: "MemberExpression[property.name=/^(inner|outer)HTML$/]", message: "Text goes into the page as text.",
}];

export default [
  { ignores: ["builder/theme/assets/qr/"] },
  js.configs.recommended,
  {
    linterOptions: { reportUnusedDisableDirectives: "error" },
    languageOptions: { ecmaVersion: 2020, sourceType: "module" },
    rules: {
      "no-undef": "off",
      "complexity": ["error", 12],
      "max-depth": ["error", 4],
      "max-len": ["error", 120],
      "max-lines": ["error", 250],
      "max-lines-per-function": ["error", 60],
      "max-params": ["error", 4],
      "array-callback-return": "error",
      "curly": ["error", "multi-line"],
      "eqeqeq": "error",
      "no-console": "error",
      "no-eval": "error",
      "no-implied-eval": "error",
      "no-new-func": "error",
      "no-param-reassign": "error",
      "no-restricted-syntax": ["error", ...UNREADABLE, ...UNJOINED, ...UNSAFE],
      "no-self-compare": "error",
      "no-throw-literal": "error",
      "no-unused-expressions": "error",
      "no-unused-vars": "error",
      "no-use-before-define": ["error", { functions: false, variables: false }],
      "no-useless-return": "error",
      "no-var": "error",
      "object-shorthand": "error",
      "prefer-const": "error",
      "prefer-rest-params": "error",
      "prefer-spread": "error",
      "semi": "error",
      "space-infix-ops": "error",
    },
  },
  {
    // Rows are HTML that the builder has written.
    files: ["builder/theme/assets/browse/data.js"],
    rules: { "no-restricted-syntax": ["error", ...UNREADABLE, ...UNJOINED] },
  },
];
