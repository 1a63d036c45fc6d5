import { Construct, RootConstruct } from "constructs";
import { explain, reportProblems, type Problem } from "../../../constructs/core/problem";

const problem = (got: unknown): Problem => ({ code: "port-number", rule: "a rule holds", got, fix: "do it otherwise" });

test.each<[string, unknown, string]>([
  ["text", "abc", '"abc"'],
  ["empty text", "", '""'],
  ["a number", 3, "3"],
  ["a list", [1, "a"], '[1,"a"]'],
  ["null", null, "null"],
  ["nothing", undefined, "nothing"],
  ["a construct by its path", { target: new Construct(new RootConstruct("app"), "alb") }, '{"target":"app/alb"}'],
  ["what JSON can't hold", () => 1, "a function"],
])("shows %s", (_what, got, shown) => {
  expect(explain(problem(got))).toBe(`port-number: a rule holds, got: ${shown}; do it otherwise`);
});

test("cuts a long value", () => {
  const sentence = explain(problem("x".repeat(1000)));
  expect(sentence).toContain(`${"x".repeat(199)}…; do it otherwise`);
  expect(sentence.length).toBeLessThan(300);
});

test("looks for problems when the construct is validated, not when they are declared", () => {
  const construct = new Construct(new RootConstruct(), "c");
  const found: unknown[] = [];
  reportProblems(construct, () => found.map(problem));
  expect(construct.node.validate()).toEqual([]);
  found.push(1, 2);
  expect(construct.node.validate()).toEqual([
    "port-number: a rule holds, got: 1; do it otherwise",
    "port-number: a rule holds, got: 2; do it otherwise",
  ]);
});
