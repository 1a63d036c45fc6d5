import { copyFileSync } from "node:fs";
import { join } from "node:path";
import { useEmulator } from "../../harness/emulator/set-up";
import { committedPlan, LEFT, LiveUniversity } from "../../harness/live-university";
import { statesEquality } from "../../harness/reference/equality";
import { checkov, parliament } from "../../harness/judges/judges";
import { provesServerless, shared } from "../../harness/serverless-tests";
import { section, tableCells } from "../../harness/markdown";
import "../../testing/matchers";
import type { PlannedActions } from "../../testing/matchers";
import type { ShownPlan } from "../../testing/plan-json";
import type { TerraformWorkspace } from "../../testing/terraform";
import {
  referenceWorkspace,
  stateFile,
  synthesizedWorkspace,
  variables,
  type StackName,
  type SynthesizedOptions,
} from "../../harness/workspaces";

const A_MINUTE = 60_000;

const aws = useEmulator();
/** The state that the next output takes over: the reference system's, until something is applied on top. */
let liveState: string;
/** What goes on existing when Terraform has destroyed everything. */
let kept: Readonly<Record<string, readonly string[]>>;

describe.each<[stack: StackName, resources: number, followTaskDefinition: string[]]>([
  ["university", 28, ["aws_ecs_service.app-service"]],
  ["task-logging", 4, []],
])("the reference %s, live", (stack, resources, followTaskDefinition) => {
  const vars = variables(stack, "defaults");

  /** The synthesized output, on the live state. */
  function overLiveState(options: SynthesizedOptions = {}): TerraformWorkspace {
    const synthesized = synthesizedWorkspace(stack, { env: aws.env, ...options });
    copyFileSync(liveState, stateFile(synthesized, stack));
    return synthesized;
  }

  beforeAll(async () => {
    await aws.reset();
    kept = {};
    const original = referenceWorkspace(stack, { env: aws.env });
    liveState = join(original.dir, "terraform.tfstate");
    await original.init();
    await original.apply({ vars }); // the provider itself waits a minute for a load balancer
    expect(await original.stateList()).toHaveLength(resources);
    await expect(original).toPlanNoChanges({ vars });
  }, 4 * A_MINUTE);

  it(
    "sees no changes when the synthesized output takes over",
    statesEquality(async () => {
      await expect(overLiveState()).toPlanNoChanges({ vars });
    }),
    A_MINUTE,
  );

  const replaced = (address: string): PlannedActions => ({ add: [address], destroy: [address] });

  it.each<[what: string, from: string, to: string, planned: PlannedActions]>([
    [
      "a log option",
      '\\"awslogs-stream-prefix\\" = \\"app\\"',
      '\\"awslogs-stream-prefix\\" = \\"web\\"',
      { ...replaced("aws_ecs_task_definition.app-task"), change: followTaskDefinition },
    ],
    [
      "an action of the policy",
      "logs:PutLogEvents",
      "logs:GetLogEvents",
      { change: ["aws_iam_policy.cloudwatch_logs_policy"] },
    ],
    [
      "a name",
      "-AttachCloudWatchLogsPolicy",
      "-AttachLogsPolicy",
      replaced("aws_iam_policy_attachment.cloudwatch_logs_policy_attachment"),
    ],
  ])(
    "sees a change when one value differs: %s",
    statesEquality(async (_, from, to, planned) => {
      const changed = overLiveState({ mutate: (json) => json.replaceAll(from, to) });
      await expect(changed).toPlanOnly(planned, { vars });
    }),
    A_MINUTE,
  );

  if (stack === "university") {
    describe("its switches", () => {
      const live = new LiveUniversity(aws);
      beforeAll(() => void (live.state = liveState));
      theSwitches(live);
      afterAll(() => void (liveState = live.state));
    });
  }

  it(
    "is destroyed whole by the synthesized output",
    async () => {
      const synthesized = overLiveState();
      await synthesized.init();
      await synthesized.destroy({ vars });
      expect(await aws.inventory()).toEqual(kept);
    },
    2 * A_MINUTE,
  );
});

/** Each switch, alone and together, on the reference system's live state; at last everything is applied, and judged. */
function theSwitches(live: LiveUniversity): void {
  const vars = variables("university", "defaults");
  const BEFORE = "ERROR written before the switch";
  const server = { type: "endpoint", engine: "opensearch", host: "search.example.org", auth: { type: "sigv4" } };
  const SIGN_IN_AND_SEARCH = {
    authentication: { host: "www.example.org", provider: { type: "cognito", domainPrefix: "example-university" } },
    elk: { target: { ...server, documents: "files" } },
  };
  const everythingOn = (hardening: unknown) => ({ hardening, logAnalysis: true, certificateArn: live.certificateArn });
  let original: ShownPlan;
  let everything: ShownPlan;

  beforeAll(() => live.requestCertificate());

  it(
    "makes the log group where the driver has not",
    async () => {
      const here = (line: string) => line.replace("import, update", "create");
      expect(await live.plan({ logAnalysis: true })).toEqual(committedPlan("log-analysis").map(here).sort());
    },
    A_MINUTE,
  );

  it("has a live log group, made and written by the driver", async () => {
    await live.startDriver();
    expect(await live.writeEvent(BEFORE)).toEqual([BEFORE]);
  });

  it.each<[name: string, settings: () => Readonly<Record<string, unknown>>]>([
    ["log-analysis", () => ({ logAnalysis: true })],
    ["log-analysis-with-options", () => ({ logAnalysis: { accessLog: true, maskPersonalData: true } })],
    ["hardening", () => ({ hardening: true })],
    ["everything", () => everythingOn(true)],
    ["serverless", () => shared(5)],
    ["serverless-with-hardening", () => shared(5, {}, { hardening: true })],
    ["serverless-with-everything", () => shared(5, {}, { ...everythingOn(true), ...SIGN_IN_AND_SEARCH })],
  ])(
    "%s: the plan holds what its file in switches/ says, and nothing else",
    statesEquality(async (name, settings) => {
      const lines = await live.plan(settings());
      expect(lines).toEqual(committedPlan(name));
      expect(lines.filter((line) => /^(replace|destroy|delete)/.test(line))).toEqual(
        lines.filter((line) => line === "replace aws_ecs_task_definition.app-task"),
      );
    }),
    A_MINUTE,
  );

  describe("serverless", () => provesServerless(live));

  it(
    "everything applies, with an empty second plan",
    async () => {
      original = await (await live.over({})).plannedJson({ vars });
      await live.apply(everythingOn(true)); // the provider itself waits 40 s for a bucket's lifecycle
      const second = await live.over(everythingOn(true));
      expect((await second.plan({ vars, out: "second.tfplan" })).exitCode).toBe(0);
      everything = await second.show("second.tfplan");
    },
    5 * A_MINUTE,
  );

  it("the events from before are still there, and new ones come in", async () => {
    const after = "ERROR written after the switch";
    expect(await live.writeEvent(after)).toEqual([BEFORE, after]);
  });

  it(
    "checkov says what the table in docs/hardening.md says",
    statesEquality(async () => {
      const table = tableCells(section("docs/hardening.md", "checkov"));
      const failing = (column: number) =>
        table.filter((cells) => !["passes", "–"].includes(cells[column] ?? "")).map(([check, , at]) => [check, at]);
      const found = async (plan: ShownPlan) =>
        (await checkov(plan)).map(({ check, resource }) => [`\`${check}\``, `\`${resource}\``]);
      expect(await found(original)).toEqual(failing(3));
      expect(await found(everything)).toEqual(failing(4));
    }),
    3 * A_MINUTE,
  );

  it(
    "parliament says what the table in docs/hardening.md says",
    async () => {
      const findings = await parliament(everything);
      const issues = new Set(findings.map(({ policy, issue }) => `\`${policy}\` \`${issue}\``));
      const table = tableCells(section("docs/hardening.md", "parliament"));
      expect([...issues].sort()).toEqual(table.map(([policy, issue]) => `${policy ?? ""} ${issue ?? ""}`));
    },
    A_MINUTE,
  );

  it(
    "deletion protection is turned off with a reason, in place",
    async () => {
      const except = { "deletion-protection": "the system is taken down" };
      expect(await live.apply(everythingOn({ except }))).toEqual([
        "update aws_lb.alb",
        "update module.aurora_mysql.aws_secretsmanager_secret.master",
      ]);
    },
    2 * A_MINUTE,
  );

  it(
    "both switches leave, and leave behind what holds people's data",
    async () => {
      await live.apply({ hardening: "leaving", logAnalysis: "leaving" });
      kept = { ...LEFT, "ACM certificates": [live.certificateArn] };
    },
    3 * A_MINUTE,
  );
}
