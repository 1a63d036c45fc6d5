import { Token } from "cdktf";
import { finiteProblems } from "../../../constructs/core/finite";

const pathsIn = (settings: object): string[] => finiteProblems(settings).map(({ rule }) => rule);

test("a number that is not finite is found at any depth, by its path", () => {
  const settings = { threshold: NaN, rows: [[{ value: Infinity }, { value: 1 }]], limits: { errors: -Infinity } };
  expect(finiteProblems(settings)).toEqual([
    {
      code: "number-not-finite",
      rule: "`threshold` is a finite number",
      got: NaN,
      fix: "correct how it is computed, or leave it out",
    },
    expect.objectContaining({ rule: "`rows.0.0.value` is a finite number", got: Infinity }),
    expect.objectContaining({ rule: "`limits.errors` is a finite number", got: -Infinity }),
  ]);
});

test("finite numbers, plan-time values and what holds no settings pass", () => {
  class Other {
    public readonly threshold = NaN;
  }
  const token = Token.asNumber({ resolve: () => NaN });
  expect(pathsIn({ a: 0, b: -0, c: Number.MAX_VALUE, d: "NaN", e: null, f: undefined, g: new Other(), token })).toEqual(
    [],
  );
});

test("settings without a prototype are settings, and those that hold themselves are read once", () => {
  const settings: Record<string, unknown> = Object.assign(Object.create(null) as object, { value: NaN });
  settings["self"] = settings;
  expect(pathsIn({ settings })).toEqual(["`settings.value` is a finite number"]);
});
