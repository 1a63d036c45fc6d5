import { Token } from "cdktf";
import { Secret } from "../../../../constructs/ecs/secret";
import { definitionSizeProblems, roughSize } from "../../../../constructs/ecs/rules/task-size";

const UNKNOWN = Token.asString({ resolve: () => "?" });

describe("the size of a task definition", () => {
  const of = (environment: Readonly<Record<string, string>>) =>
    definitionSizeProblems([{ name: "app", image: "app", environment }]);

  test("64 KiB of JSON pass, and not a byte more", () => {
    const rest = JSON.stringify([
      { name: "app", image: "app", essential: true, environment: [{ name: "A", value: "" }] },
    ]);
    expect(of({ A: "x".repeat(65_536 - rest.length) })).toEqual([]);
    expect(of({ A: "x".repeat(65_537 - rest.length) })).toMatchObject([{ code: "task-definition-bytes", got: 65_537 }]);
  });

  test("many short values count too, by their bytes", () => {
    const names = Array.from({ length: 2500 }, (_, index) => [`VARIABLE_${index}`, "é"]);
    expect(of(Object.fromEntries(names) as Record<string, string>)).toHaveLength(1);
    expect(of(Object.fromEntries(names.slice(0, 500)) as Record<string, string>)).toEqual([]);
  });

  test("numbers and nested values count as well", () => {
    const portMappings = Array.from({ length: 2_500 }, (_, index) => ({
      containerPort: 1 + index,
      hostPort: 1 + index,
    }));
    expect(definitionSizeProblems([{ name: "app", image: "app", portMappings }])).toHaveLength(1);
    const few = portMappings.slice(0, 500);
    expect(definitionSizeProblems([{ name: "app", image: "app", portMappings: few }])).toEqual([]);
  });

  test("what only Terraform knows counts for nothing", () => {
    const names = Array.from({ length: 1000 }, (_, index) => [`V${index}`, UNKNOWN]);
    expect(of(Object.fromEntries(names) as Record<string, string>)).toEqual([]);
  });

  test("what only Terraform knows counts for nothing beside what is too long", () => {
    const [without, with2] = [{ A: "x".repeat(70_000) }, { A: `${UNKNOWN}${"x".repeat(70_000)}${UNKNOWN}` }].map(of);
    expect(without).toMatchObject([{ code: "task-definition-bytes" }]);
    expect(with2).toEqual(without);
  });

  test.each<[unknown, number]>([
    ["é", 64 + 3],
    [80, 64],
    [undefined, 64],
    [null, 64],
    [{}, 64],
    [{ name: "app", cpu: 256 }, 64 + (3 * 4 + 64 + 3 * 3) + (3 * 3 + 64)],
    [["a", "b"], 64 + 2 * (3 * 1 + 64 + 3)],
    [Secret.fromParameterName("/app/db"), 4096],
  ])("%j has %d bytes at most", (value, bytes) => expect(roughSize(value)).toBe(bytes));
});
