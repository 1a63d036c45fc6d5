import { copyFileSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { useEmulator } from "../../harness/emulator/set-up";
import { statesEquality } from "../../harness/reference/equality";
import {
  referenceWorkspace,
  stateFile,
  synthesizedWorkspace,
  variables,
  type SynthesizedOptions,
} from "../../harness/workspaces";
import { MEASURE_NAMES } from "../../settings/hardening";
import "../../testing/matchers";
import { planLines } from "../../testing/plan-json";
import type { TerraformWorkspace } from "../../testing/terraform";

type Settings = Readonly<Record<string, unknown>>;

const A_MINUTE = 60_000;
const vars = variables("university", "defaults");

const aws = useEmulator();
/** The state that the next output takes over. */
let liveState: string;
let certificateArn: string;

const call = <Result = unknown>(service: string, operation: string, parameters: object = {}, query?: string) =>
  aws.call<Result>({ service, operation, parameters: { ...parameters }, query });

const write = (message: string) =>
  call("logs", "put_log_events", {
    logGroupName: "app",
    logStreamName: "app/example-university-prod-app/0123",
    logEvents: [{ timestamp: Date.now(), message }],
  });
const messages = () => call<string[]>("logs", "filter_log_events", { logGroupName: "app" }, "events[].message");
const attached = () =>
  call<string[]>(
    "iam",
    "list_attached_role_policies",
    { RoleName: "example-university-prod-ecsTaskExecutionRole" },
    "sort(AttachedPolicies[].PolicyName)",
  );
const logGroups = () => call<string[]>("logs", "describe_log_groups", {}, "logGroups[].logGroupName");
const buckets = () => call<string[]>("s3", "list_buckets", {}, "Buckets[].Name");

const BUCKET = "example-university-prod-alb-logs-123456789012";
const FLOW_LOGS = "/vpc-flow-logs/example-university-prod-flow-logs";

async function over(settings: Settings, options: SynthesizedOptions = {}): Promise<TerraformWorkspace> {
  const workspace = synthesizedWorkspace("university", { env: aws.env, settings, ...options });
  copyFileSync(liveState, stateFile(workspace, "university"));
  await workspace.init();
  return workspace;
}

/** Applies in one go, with an empty second plan. */
async function apply(settings: Settings): Promise<void> {
  const workspace = await over(settings);
  await workspace.apply({ vars });
  liveState = stateFile(workspace, "university");
  await expect(workspace).toPlanNoChanges({ vars });
}

const planned = async (settings: Settings) => planLines(await (await over(settings)).plannedJson({ vars }));

const committed = (name: string) =>
  readFileSync(join(__dirname, "switches", `${name}.plan.txt`), "utf8")
    .trim()
    .split("\n");

/** The plan is the committed one; nothing that runs is replaced but the revisions of the task definition. */
async function expectPlan(name: string, settings: Settings): Promise<void> {
  const lines = await planned(settings);
  expect({ [name]: lines }).toEqual({ [name]: committed(name) });
  const replaced = lines.filter((line) => line.startsWith("replace"));
  expect(replaced.filter((line) => line !== "replace aws_ecs_task_definition.app-task")).toEqual([]);
}

/** What works after every step: events are taken, all are read, and the role may write them. */
async function expectWorking(step: string): Promise<void> {
  const before = await messages();
  await write(step);
  expect(await messages()).toEqual([...before, step]);
  expect(await attached()).toEqual([
    "AmazonECSTaskExecutionRolePolicy",
    "example-university-prod-CloudWatchLogsPolicy",
  ]);
}

const ANALYSED = { logAnalysis: true };
const HARDENED = { hardening: true };
const everything = () => ({ ...ANALYSED, ...HARDENED, certificateArn });

describe("each switch goes off again, on the reference university's live state", () => {
  beforeAll(async () => {
    const original = referenceWorkspace("university", { env: aws.env });
    liveState = join(original.dir, "terraform.tfstate");
    await original.init();
    await original.apply({ vars }); // the provider itself waits a minute for a load balancer
    await call("logs", "create_log_group", { logGroupName: "app" });
    const stream = { logGroupName: "app", logStreamName: "app/example-university-prod-app/0123" };
    await call("logs", "create_log_stream", stream);
    const name = { DomainName: "www.example.org" };
    certificateArn = await call("acm", "request_certificate", name, "CertificateArn");
  }, 5 * A_MINUTE);

  describe("logAnalysis", () => {
    it("goes on", () => apply(ANALYSED), 5 * A_MINUTE);

    it(
      "plans what is committed",
      statesEquality(async () => {
        await expectPlan("log-analysis.leaving", { logAnalysis: "leaving" });
        await expectPlan("log-analysis.off", {});
      }),
      3 * A_MINUTE,
    );

    it(
      "goes off at once, since its log group is kept",
      async () => {
        await apply({});
        await expectWorking("logAnalysis is off");
      },
      5 * A_MINUTE,
    );

    it(
      "finds its log group when it goes on again, and leaves",
      async () => {
        expect(await planned(ANALYSED)).toContain("import aws_cloudwatch_log_group.app");
        await apply(ANALYSED);
        await apply({ logAnalysis: "leaving" });
        await expectWorking("logAnalysis has left");
        expect(await planned({})).toEqual([]);
      },
      10 * A_MINUTE,
    );
  });

  describe("hardening", () => {
    it("goes on", () => apply(HARDENED), 5 * A_MINUTE);

    it(
      "plans what is committed",
      statesEquality(async () => {
        await expectPlan("hardening.leaving", { hardening: "leaving" });
        await expectPlan("hardening.off", {});
      }),
      3 * A_MINUTE,
    );

    it(
      "straight off, everything goes but the bucket that is never empty",
      async () => {
        const workspace = await over({});
        const refused = workspace.apply({ vars });
        await expect(refused).rejects.toThrow("BucketNotEmpty");
        await expect(refused).rejects.not.toThrow("DeleteConflict");
        liveState = stateFile(workspace, "university");
        await expectWorking("hardening is off");
        expect(await planned({})).toEqual(["delete aws_s3_bucket.alb_logs"]);
      },
      5 * A_MINUTE,
    );

    it(
      "leaves it behind then",
      async () => {
        await apply({ hardening: "leaving" });
        await expectWorking("hardening has left");
        expect(await planned({})).toEqual([]);
        expect(await buckets()).toEqual([BUCKET]);
      },
      5 * A_MINUTE,
    );
  });

  describe("everything", () => {
    it(
      "finds the bucket when it goes on again",
      async () => {
        expect(await planned(everything())).toEqual(
          expect.arrayContaining([expect.stringMatching(/^import.* aws_s3_bucket.alb_logs$/)]),
        );
        await apply(everything());
      },
      5 * A_MINUTE,
    );

    it(
      "plans what is committed, for one of the two and for both",
      statesEquality(async () => {
        await expectPlan("everything.log-analysis-leaving", { ...everything(), logAnalysis: "leaving" });
        await expectPlan("everything.log-analysis-off", { ...everything(), logAnalysis: false });
        await expectPlan("everything.hardening-leaving", { ...everything(), hardening: "leaving" });
        await expectPlan("everything.hardening-off", ANALYSED);
        await expectPlan("everything.leaving", { hardening: "leaving", logAnalysis: "leaving" });
        await expectPlan("everything.off", {});
        expect(await planned({ hardening: "leaving" })).toContain("delete aws_cloudwatch_log_group.app");
        expect(await planned({ logAnalysis: "leaving" })).toContain("delete aws_s3_bucket.alb_logs");
      }),
      10 * A_MINUTE,
    );

    it(
      "hardening leaves while logAnalysis stays, then logAnalysis leaves",
      async () => {
        await apply({ ...ANALYSED, hardening: "leaving" });
        await expectWorking("hardening has left, logAnalysis stays");
        await apply({ hardening: "leaving", logAnalysis: "leaving" });
        await expectWorking("both have left");
        expect(await planned({})).toEqual([]);
        expect([await logGroups(), await buckets()]).toEqual([[FLOW_LOGS, "app"], [BUCKET]]);
      },
      5 * A_MINUTE,
    );

    it(
      "logAnalysis leaves while hardening stays, and finds all of it again",
      async () => {
        expect(await planned(everything())).toEqual(
          expect.arrayContaining([
            expect.stringMatching(/^import.* aws_cloudwatch_log_group.app$/),
            expect.stringMatching(/^import.* aws_cloudwatch_log_group.flow_logs_group$/),
            expect.stringMatching(/^import.* aws_s3_bucket.alb_logs$/),
          ]),
        );
        await apply(everything());
        await apply({ ...everything(), logAnalysis: "leaving" });
        await expectWorking("logAnalysis has left, hardening stays");
        await apply(everything());
      },
      10 * A_MINUTE,
    );
  });

  describe("hardening, one measure after the other", () => {
    const off: Record<string, string> = {};

    it.each(MEASURE_NAMES)(
      "%s",
      async (name) => {
        off[name] = "the test turns it off";
        await apply({ ...everything(), hardening: { except: { ...off } } });
        await expectWorking(`${name} is off`);
      },
      3 * A_MINUTE,
    );

    it(
      "leaves what was there before, and what holds data",
      async () => {
        await apply({ hardening: "leaving", logAnalysis: "leaving" });
        expect([await logGroups(), await buckets()]).toEqual([[FLOW_LOGS, "app"], [BUCKET]]);
      },
      3 * A_MINUTE,
    );
  });

  describe("destroying", () => {
    it(
      "is refused while deletion is protected, and leaves nothing afterwards but what holds data",
      async () => {
        await apply(everything());
        const workspace = await over(everything());
        await expect(workspace.destroy({ vars, targets: ["aws_lb.alb"] })).rejects.toThrow("deletion protection");
        liveState = stateFile(workspace, "university");
        await apply({ hardening: "leaving", logAnalysis: "leaving" });
        await (await over({})).destroy({ vars });
        expect(await aws.inventory()).toEqual({
          "log groups": [FLOW_LOGS, "app"],
          "S3 buckets": [BUCKET],
          "ACM certificates": [certificateArn],
        });
        expect(await messages()).toContain("hardening has left");
      },
      10 * A_MINUTE,
    );
  });
});
