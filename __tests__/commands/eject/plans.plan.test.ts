import { ejectedPairs } from "../../../harness/ejected";
import { planDifferences } from "../../../harness/plan-equality";
import { removeScratchDirectories } from "../../../harness/scratch";
import { variables, type StackName } from "../../../harness/workspaces";
import { addStacks } from "../../../main";

// The examples, and all switches: plans.nightly.test.ts.

afterAll(removeScratchDirectories);

test.each(ejectedPairs(addStacks, { offline: true }))(
  "stack $name is formatted and valid as HCL, and plans what its JSON plans",
  async ({ name, json, hcl, kept }) => {
    expect(kept).toEqual([]);
    await hcl.run(["fmt", "-check", "-diff"]);
    await Promise.all([json.init(), hcl.init()]);
    const vars = variables(name as StackName, "other");
    // One after the other: they have the same state.
    const expected = await json.plannedJson({ vars });
    expect(planDifferences(expected, await hcl.plannedJson({ vars }))).toEqual([]);
    expect(expected.resource_changes?.length).toBeGreaterThan(3);
  },
  240_000,
);
