import type { PlannedChange, ShownPlan } from "../../testing/plan-json";
import { planDifferences } from "../../harness/plan-equality";

type Change = Partial<PlannedChange["change"]>;

function plan(changes: Record<string, Change>, rest: Partial<ShownPlan> = {}): ShownPlan {
  const resource_changes = Object.entries(changes).map(([address, change]) => ({
    address,
    mode: "managed" as const,
    type: "aws_thing",
    change: { actions: ["create"], before: null, after: {}, after_unknown: {}, after_sensitive: {}, ...change },
  }));
  return { format_version: "1.2", planned_values: { root_module: {} }, configuration: {}, resource_changes, ...rest };
}

const provider = (expressions: unknown): Partial<ShownPlan> => ({
  configuration: { provider_config: { aws: { name: "aws", expressions } } },
});

const POLICY = { Statement: [{ Action: ["logs:PutLogEvents"], Resource: "*" }] };

describe("planDifferences", () => {
  it("finds none between a plan and itself", () => {
    const same = plan({ "aws_thing.a": { after: { name: "x", tags: null, policy: JSON.stringify(POLICY) } } });
    expect(planDifferences(same, same)).toEqual([]);
  });

  it.each<[string, Change, Change, string]>([
    ["a value", { after: { name: "x" } }, { after: { name: "y" } }, 'aws_thing.a.name: reference "x", synthesized "y"'],
    [
      "a value of another type",
      { after: { port: 80 } },
      { after: { port: "80" } },
      'aws_thing.a.port: reference 80, synthesized "80"',
    ],
    [
      "a value in a nested block",
      { after: { rule: [{ port: 80 }] } },
      { after: { rule: [{ port: 81 }] } },
      "aws_thing.a.rule[0].port: reference 80, synthesized 81",
    ],
    [
      "a list that is shorter",
      { after: { roles: ["r"] } },
      { after: { roles: [] } },
      'aws_thing.a.roles: reference absent, synthesized []\naws_thing.a.roles[0]: reference "r", synthesized absent',
    ],
    [
      "a value inside JSON text",
      { after: { policy: JSON.stringify(POLICY) } },
      { after: { policy: JSON.stringify(POLICY).replace("Put", "Get") } },
      'aws_thing.a.policy(json).Statement[0].Action[0]: reference "logs:PutLogEvents", synthesized "logs:GetLogEvents"',
    ],
    [
      "what is known only after the apply",
      { after: {}, after_unknown: { arn: true } },
      { after: { arn: "arn:x" }, after_unknown: { arn: false } },
      'aws_thing.a.arn: reference known after apply, synthesized "arn:x"',
    ],
    [
      "what is sensitive",
      { after: { user: "u" }, after_sensitive: { user: true } },
      { after: { user: "u" } },
      "aws_thing.a.user (sensitive): reference true, synthesized absent",
    ],
    [
      "the action",
      { actions: ["update"] },
      { actions: ["delete", "create"] },
      "aws_thing.a: reference managed update, synthesized managed delete+create",
    ],
  ])("finds %s", (_, reference, synthesized, expected) => {
    const differences = planDifferences(plan({ "aws_thing.a": reference }), plan({ "aws_thing.a": synthesized }));
    expect(differences.join("\n")).toBe(expected);
  });

  it("finds an address that only one of them has", () => {
    expect(planDifferences(plan({ "aws_thing.a": {} }), plan({ "aws_thing.b": {} }))).toEqual([
      "aws_thing.a: reference managed create, synthesized absent",
      "aws_thing.b: reference absent, synthesized managed create",
    ]);
  });

  it("finds the values of variables and outputs", () => {
    const original = plan(
      {},
      { variables: { env: { value: "prod" } }, output_changes: { url: { actions: ["create"] } } },
    );
    expect(planDifferences(original, plan({}, { variables: { env: { value: "dev" } } }))).toEqual([
      'output.url.actions[0]: reference "create", synthesized absent',
      'var.env: reference "prod", synthesized "dev"',
    ]);
  });

  it("takes JSON that differs in nothing but its order and space for equal", () => {
    const reordered = `{ "Statement": [ { "Resource": "*", "Action": ["logs:PutLogEvents"] } ] }`;
    const original = plan({ "aws_thing.a": { after: { policy: JSON.stringify(POLICY) } } });
    expect(planDifferences(original, plan({ "aws_thing.a": { after: { policy: reordered } } }))).toEqual([]);
  });

  it("compares what the provider's arguments refer to, not how HCL and JSON show them", () => {
    const hcl = provider({ region: { references: ["var.region"] }, tags: { references: ["var.project", "var.env"] } });
    const json = provider({
      region: { constant_value: "${var.region}", references: ["var.region"] },
      tags: { constant_value: {}, references: ["var.env", "var.project"] },
    });
    expect(planDifferences(plan({}, hcl), plan({}, json))).toEqual([]);
    expect(planDifferences(plan({}, hcl), plan({}, provider({ region: { constant_value: "us-east-1" } })))).toContain(
      'provider.aws.region.constant_value: reference absent, synthesized "us-east-1"',
    );
  });
});
