import eslint from "@eslint/js";
import jest from "eslint-plugin-jest";
import tseslint from "typescript-eslint";

/** Flat configuration. Type-aware and strict; a rule that is off says why. */
export default tseslint.config(
  {
    ignores: [
      ...["build/", "cdktf.out/", "coverage/", "dist/", "reports/", "**/.terraform/", "__tests__/types/fail/"],
      // Python's packages bring scripts of their own.
      ".emulator/",
      ".stryker-tmp/",
      "docs-site/site/",
    ],
  },
  eslint.configs.recommended,
  {
    files: ["**/*.{js,mjs}"],
    languageOptions: { globals: { console: "readonly", module: "writable", process: "readonly", require: "readonly" } },
  },
  {
    files: ["**/*.ts"],
    extends: [...tseslint.configs.strictTypeChecked, ...tseslint.configs.stylisticTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    linterOptions: { reportUnusedDisableDirectives: "error" },
    rules: {
      "@typescript-eslint/consistent-type-imports": ["error", { fixStyle: "inline-type-imports" }],
      "@typescript-eslint/explicit-module-boundary-types": "error",
      // A public thing says that it is public, so that what is left without is a mistake.
      "@typescript-eslint/explicit-member-accessibility": "error",
      "@typescript-eslint/ban-ts-comment": [
        "error",
        { "ts-expect-error": true, "ts-ignore": true, "ts-nocheck": true },
      ],
      // Adding to the types of Jest takes an interface that only extends, in a namespace of Jest's.
      "@typescript-eslint/no-empty-object-type": ["error", { allowInterfaces: "with-single-extends" }],
      "@typescript-eslint/no-namespace": ["error", { allowDeclarations: true }],
      "@typescript-eslint/restrict-template-expressions": ["error", { allowNumber: true }],
      // `process.env["NAME"]` and fields of untyped JSON look different from fields that a type promises.
      "@typescript-eslint/dot-notation": ["error", { allowIndexSignaturePropertyAccess: true }],
      "@typescript-eslint/no-confusing-void-expression": ["error", { ignoreArrowShorthand: true }],
      // A callback that may return nothing is `() => number | void`.
      "@typescript-eslint/no-invalid-void-type": "off",
      "@typescript-eslint/no-unused-vars": ["error", { ignoreRestSiblings: true, varsIgnorePattern: "^_" }],
      // A construct is made for its effect on the tree: `new Role(this, "role")`.
      "no-new": "off",
      "no-restricted-exports": ["error", { restrictDefaultExports: { direct: true, named: true, namedFrom: true } }],
      "no-restricted-imports": [
        "error",
        {
          paths: [
            {
              name: "@cdktf/provider-aws",
              message: "Import from @cdktf/provider-aws/lib/<resource>: the barrel is slow.",
            },
          ],
        },
      ],
      eqeqeq: "error",
    },
  },
  {
    files: ["{constructs,settings,stacks,testing}/**/*.ts", "examples/*.ts"],
    rules: {
      "no-restricted-syntax": [
        "error",
        {
          // What is of JavaScript or never leaves its own file.
          selector: "BinaryExpression[operator='instanceof'][right.name!=/^(Error|RegExp|Unreadable)$/]",
          message:
            "There may be two copies of a class, of cdktf, its bindings or this library: ask isX or what a value has " +
            "(constructs/core/element-kind.ts).",
        },
      ],
    },
  },
  {
    files: ["bin/*.ts"],
    // An import that runs later is `import()`, which in CommonJS resolves as an ES module does.
    rules: { "@typescript-eslint/no-require-imports": "off" },
  },
  {
    files: ["__tests__/**/*.ts"],
    plugins: { jest },
    rules: {
      // One `.only` turns all other tests off, and a test that is skipped proves nothing.
      "jest/no-focused-tests": "error",
      "jest/no-disabled-tests": "error",
      // Jest's asymmetric matchers (`expect.objectContaining`) are typed `any`.
      "@typescript-eslint/no-unsafe-assignment": "off",
    },
  },
  {
    files: ["__tests__/**/*.{unit,synth}.test.ts"],
    rules: {
      "no-restricted-syntax": [
        "error",
        {
          selector: "CallExpression[callee.name='scratchDirectory']:not(:function *, PropertyDefinition *)",
          message:
            "Make it in beforeAll: files that run together share the process whose directories the first one removes.",
        },
      ],
    },
  },
);
