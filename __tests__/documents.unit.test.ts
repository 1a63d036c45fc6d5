import { blocksOf, compiledFileOf, documents } from "../harness/documents/blocks";
import { CHECKS, commandsOf } from "../harness/documents/checks";
import { blockErrors, programOf } from "../harness/documents/programs";

// Every block of code in every document is compiled, parsed or known, by what its fence says.

/** Written by `npm run docs` from programs that are compiled and run. */
const GENERATED = ["docs/errors.md"];

const blocks = documents()
  .filter((document) => !GENERATED.includes(document))
  .flatMap(blocksOf);

const shown = blocks.filter(({ language }) => language === "ts");
const alone = shown.filter((block) => compiledFileOf(block) === undefined);
const wrong = { document: "wrong", line: 3, language: "ts", text: 'new LogGroup(this, "app", { nam: "app" });' };

/** What the compiler says, which reads this package once for all. */
let errors: readonly string[];
beforeAll(async () => void (errors = await blockErrors([...alone, wrong])), 120_000);
const isOfWrong = (error: string): boolean => error.startsWith("wrong:");

test("documents have blocks, and each says its language", () => {
  expect(blocks.length).toBeGreaterThan(60);
  const unknown = blocks.filter(({ language }) => language !== "ts" && !Object.hasOwn(CHECKS, language));
  expect(unknown.map(({ document, line, language }) => `${document}:${line}: "${language}"`)).toEqual([]);
});

test("TypeScript is part of a file that is compiled, or compiles by itself", () => {
  expect(shown.length).toBeGreaterThan(alone.length);
  expect(errors.filter((error) => !isOfWrong(error))).toEqual([]);
});

test.each(Object.keys(CHECKS))("%s is right", async (language) => {
  const written = blocks.filter((block) => block.language === language);
  const problems = await Promise.all(
    written.map(async ({ document, line, text }) => [`${document}:${line}`, await CHECKS[language]?.(text)] as const),
  );
  expect(written).not.toEqual([]);
  expect(problems.filter(([, problem]) => problem !== undefined)).toEqual([]);
});

describe("the checks notice", () => {
  test.each([
    ["sh", "npm run synt", "npm run synt is no script"],
    ["sh", "npm ci && npx cdktf-ecs-logging ejekt", "cdktf-ecs-logging has no command ejekt"],
    ["sh", "terrafrom plan", "nobody knows the program terrafrom"],
    ["json", '{ "hardening": tru }', "Unexpected token"],
    ["json", '{ "elk": { "target": { "type": "domane" } } }', "domane"],
    ["hcl", 'resource "a" {', "document.tf"],
    ["js", "const a = ;", "Expression expected"],
    ["dockerfile", "COPPY a b", "COPPY a b"],
  ])("%s: %s", async (language, text, problem) => {
    expect(await CHECKS[language]?.(text)).toContain(problem);
  });

  test("a wrong prop of a block of TypeScript", () => {
    expect(errors.filter(isOfWrong)).toEqual([expect.stringMatching(/^wrong:3: .*'nam' does not exist/)]);
  });

  test("a block that differs from the file that it was taken from", () => {
    const block = { document: "docs/a.md", line: 1, language: "ts" };
    const text = "this.addToPolicy();\nsuper.addToPolicy();";
    expect(compiledFileOf({ ...block, text: `${text}\nnowhere();` })).toBeUndefined();
    expect(compiledFileOf({ ...block, text: 'const plan = new GitHubDeployRole(this, "plan", {\n…\n});' })).toContain(
      "github-roles",
    );
  });
});

test("a block becomes a program with what it leaves out", () => {
  const program = programOf('import { App } from "cdktf";\nnew LogGroup(stack, "app", { name: "app" });');
  expect(program).toMatch(/\nimport \{ App \} from "cdktf";\nimport \{ LogGroup \} from "cdktf-ecs-logging\/logs";/);
  expect(program).toContain('declare const stack: import("cdktf-ecs-logging/terraform").ReadableStack;');
});

test("commands are read without comments, over several lines", () => {
  expect(commandsOf("npm test  # all of them\naws iam \\\n  get-role && cd a")).toEqual([
    ...["npm test", "aws iam get-role", "cd a"],
  ]);
});
