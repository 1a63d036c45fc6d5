import { addressName, addressProblems } from "../../../constructs/core/address";
import { explain } from "../../../constructs/core/problem";

test.each<[string[], string]>([
  [["alb"], "alb"],
  [["app-task", "Resource"], "app-task"],
  [["app-task", "Default"], "app-task"],
  [["Resource", "a"], "a"],
  [["cloudwatch_logs_policy", "attachment"], "cloudwatch_logs_policy_attachment"],
  [["a", "Resource", "b", "Default", "c"], "a_b_c"],
  [["resource", "default"], "resource_default"],
])("%j is called %s", (ids, name) => {
  expect(addressName(ids)).toBe(name);
});

const element = (name: string, path = `stack/${name}`, type = "aws_iam_role") => ({ type, name, node: { path } });

test.each(["a", "_", "_a1", "app-task", "A_b-9"])("%j is a Terraform identifier", (name) => {
  expect(addressProblems([element(name)])).toEqual([]);
});

test.each(["", "1a", "-a", "a.b", "a b", "é", "a/b", "${x}", "a\n"])("%j is no Terraform identifier", (name) => {
  expect(addressProblems([element(name)])).toEqual([
    expect.objectContaining({ code: "address-identifier", got: name }),
  ]);
});

test("names both paths where two elements claim one address", () => {
  const problems = addressProblems([element("a_b", "stack/a/b"), element("c"), element("a_b", "stack/a_b")]);
  expect(problems.map(explain)).toEqual([
    "address-collision: a Terraform address belongs to one construct (here stack/a/b and stack/a_b), " +
      'got: "aws_iam_role.a_b"; give one of the two constructs another id',
  ]);
});

test("each further claim is reported against the first", () => {
  const problems = addressProblems([element("a", "s/1"), element("a", "s/2"), element("a", "s/3")]);
  expect(problems.map(({ rule }) => rule)).toEqual([
    expect.stringContaining("s/1 and s/2"),
    expect.stringContaining("s/1 and s/3"),
  ]);
});

test("one name under two types is no collision", () => {
  const elements = ["aws_iam_role", "data.aws_iam_role", "module", "var", "output"].map((type) =>
    element("app", `stack/${type}`, type),
  );
  expect(addressProblems(elements)).toEqual([]);
});
