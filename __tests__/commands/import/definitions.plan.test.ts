import { Testing } from "cdktf";
import { build } from "../../../commands/import/built";
import type { Imported } from "../../../commands/import/composition";
import { Variables } from "../../../commands/import/names";
import { proveDefinitions, type ProvedDefinition } from "../../../harness/import/prove-definitions";
import { unlikePrettier } from "../../../harness/import/prettier";
import { removeScratchDirectories } from "../../../harness/scratch";
import { runProgramText } from "../../../harness/import/run-text";

/** So many of the definitions are constructs: the number may only rise. */
const TYPED = 206;

let all: ProvedDefinition[];

beforeAll(async () => {
  all = await proveDefinitions();
}, 180_000);

afterAll(removeScratchDirectories);

const resourceOf = ({ proved }: ProvedDefinition): Imported | undefined => proved.composition.resources[0];
const ofLevel = (level: Imported["level"]) => all.filter((each) => resourceOf(each)?.level === level);

test("there are enough, and every one comes in", () => {
  expect(all.length).toBeGreaterThanOrEqual(160);
  expect(ofLevel("typed").length + ofLevel("raw").length).toBe(all.length);
});

test("the number of constructs does not fall", () => {
  expect(ofLevel("typed").length).toBeGreaterThanOrEqual(TYPED);
});

test("what is no construct says why", () => {
  expect(ofLevel("raw").filter((each) => resourceOf(each)?.reasons.length === 0)).toEqual([]);
});

test("no rule refuses a program", () => {
  const refused = all.map(({ name, proved }) => [name, [...build(proved.composition.program, "definition").problems]]);
  expect(refused.filter(([, problems]) => problems?.length !== 0)).toEqual([]);
});

test("prettier leaves the programs as they are", async () => {
  const texts = all.map(({ proved }, index) => [`program${index}.ts`, proved.text.text]);
  expect(await unlikePrettier(Object.fromEntries(texts) as Record<string, string>)).toEqual([]);
}, 60_000);

test("no function that a program imports is free for a variable", () => {
  const imports = all.flatMap(({ proved }) => [...proved.text.text.matchAll(/^import (?:type )?\{([^}]*)\}/gm)]);
  const functions = new Set(imports.flatMap(([, names = ""]) => names.match(/\b[a-z]\w*/g) ?? []));
  expect([...functions].filter((each) => new Variables().add(each, "Role") === each)).toEqual([]);
  expect(functions).toContain("firelens");
});

test("the text does what the importer has looked at", () => {
  for (const { proved } of all.filter((_, index) => index % 16 === 3)) {
    const { stack } = build(proved.composition.program, "definition");
    expect(Testing.synth(runProgramText(proved.text.text, "DefinitionStack", "definition"))).toBe(Testing.synth(stack));
  }
}, 60_000);

test("no likely secret is in a program", () => {
  const texts = all.map(({ proved }) => proved.text.text).join("\n");
  expect(texts).not.toMatch(/correct-horse-battery|hunter2hunter2/);
  expect(all.flatMap(({ proved }) => proved.composition.variables.filter(({ sensitive }) => sensitive))).not.toEqual(
    [],
  );
});
