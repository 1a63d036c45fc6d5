import { Construct, RootConstruct } from "constructs";
import { problem } from "../../../constructs/core/problem";
import { FINE, reportVerdict } from "../../../constructs/core/verdict";

test("a warning comes once, and one that comes later too", () => {
  const construct = new Construct(new RootConstruct(), "app");
  const found = ["a"];
  const warnings = () => found.map((got) => problem("region", "a region is given by its name", got, "write it"));
  reportVerdict(construct, () => ({ ...FINE, warnings: warnings() }));
  construct.node.validate();
  found.push("b");
  construct.node.validate();
  expect(construct.node.metadata.map(({ data }) => String(data))).toEqual([
    expect.stringContaining('got: "a"'),
    expect.stringContaining('got: "b"'),
  ]);
});
