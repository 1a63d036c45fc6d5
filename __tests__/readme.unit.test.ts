import { existsSync, readFileSync } from "node:fs";
import { codeBlocks, shellCommands, TYPED_SECTIONS } from "../harness/readme";

const readme = readFileSync("README.md", "utf8");
const scripts = Object.keys((JSON.parse(readFileSync("package.json", "utf8")) as { scripts: object }).scripts);

/** Commands that neither `.ci/run` nor `readme.deploy.test.ts` types, and the test that runs each. */
const PROVED_ELSEWHERE: Readonly<Record<string, string>> = {
  "npm run demo": "__tests__/commands/demo.deploy.test.ts",
  "npm run import -- examples/worker.json --strict": "__tests__/commands/import/readme.synth.test.ts",
};

const ci = readFileSync(".ci/run", "utf8").split("\n");

test.each(shellCommands(readme))("$command: is run by CI or by a test", ({ heading, command }) => {
  const test = PROVED_ELSEWHERE[command];
  if (test !== undefined) expect(existsSync(test)).toBe(true);
  else if (!TYPED_SECTIONS.includes(heading)) expect(ci).toContain(`step ${command}`);
});

test("the sections that a test types are there", () => {
  expect(shellCommands(readme).map(({ heading }) => heading)).toEqual(expect.arrayContaining([...TYPED_SECTIONS]));
});

test.each([...new Set(readme.match(/(?<=npm run )[\w:-]+/g))])("npm run %s: is a script", (script) => {
  expect(scripts).toContain(script);
});

test("the program shown is the example, which is compiled and synthesized by a test", () => {
  const example = readFileSync("examples/own-program.ts", "utf8");
  const programs = codeBlocks(readme).filter(({ language }) => language === "ts");
  expect(programs.map(({ text }) => `${text}\n`)).toEqual([example]);
});

test.each([...readme.matchAll(/\]\((?!https?:)([^)]+)\)/g)].map(([, link]) => link ?? ""))("%s is there", (link) => {
  expect(existsSync(link.replace(/#.*/, ""))).toBe(true);
});

test("is short", () => {
  expect(readme.split("\n").length).toBeLessThan(175);
});

test("the picture shows every resource and module of stack university", () => {
  const titles = [...readFileSync("docs/system.svg", "utf8").matchAll(/<title>([^<]*)<\/title>/g)];
  const drawn = new Set(titles.flatMap(([, title = ""]) => title.split("\n")));
  const addresses = readFileSync("__tests__/stacks/university.addresses.txt", "utf8").trim().split("\n");
  const shown = addresses.filter((address) => !/^(var|output)\./.test(address));
  expect(shown.filter((address) => !drawn.has(address))).toEqual([]);
});
