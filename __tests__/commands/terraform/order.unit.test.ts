import { UsageError } from "../../../commands/lib/program";
import { chooseStacks, inOrder } from "../../../commands/terraform/order";
import { atOnce, summary } from "../../../commands/terraform/plan-stacks";

// network <- database <- application, and one without any.
const STACKS = new Map([
  ["application", ["database"]],
  ["database", ["network"]],
  ["audit", []],
  ["network", []],
]);

describe("which stacks", () => {
  test("all by default, else those that are named", () => {
    expect(chooseStacks([], STACKS)).toEqual(["application", "database", "audit", "network"]);
    expect(chooseStacks(["network", "audit"], STACKS)).toEqual(["network", "audit"]);
  });

  test.each([
    ["datbase", "there is no stack datbase; write database"],
    ["x", "there is no stack x; the stacks are application, database, audit, network"],
  ])("%s is wrong usage", (name, message) => {
    expect(() => chooseStacks(["network", name], STACKS)).toThrow(new UsageError(message));
  });
});

test.each([
  [
    ["application", "database", "audit", "network"],
    [["audit", "network"], ["database"], ["application"]],
  ],
  // By way of a stack that was not asked for.
  [
    ["application", "network"],
    [["network"], ["application"]],
  ],
  [["application"], [["application"]]],
])("%j in order", (stacks, groups) => {
  expect(inOrder(stacks, STACKS)).toEqual(groups);
});

test.each([
  [1, 8, 16, 1],
  [5, 2, 16, 2],
  [5, 8, 3.5, 3],
  [5, 8, 0.2, 1],
])("%d plans, %d processors, %d GiB free: %d at a time", (plans, processors, gib, expected) => {
  expect(atOnce(plans, processors, gib * 1024 ** 3)).toBe(expected);
});

test("a summary has a line for each stack", () => {
  const output = "";
  expect(
    summary([
      { stack: "a", result: "changes", output, summary: "Plan: 1 to add, 0 to change, 0 to destroy." },
      { stack: "network", result: "failed", output },
    ]),
  ).toBe("a        Plan: 1 to add, 0 to change, 0 to destroy.\nnetwork  failed");
});
