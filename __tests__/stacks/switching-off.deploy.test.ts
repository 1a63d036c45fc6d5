import { useEmulator } from "../../harness/emulator/set-up";
import { plansOf } from "../../harness/live-plans";
import { LEFT, LiveUniversity } from "../../harness/live-university";
import { statesEquality } from "../../harness/reference/equality";

const A_MINUTE = 60_000;

const aws = useEmulator();
const live = new LiveUniversity(aws);
const expectPlan = plansOf(live);

const written: string[] = [];

/** What works after every step: events are taken, all are read, and the role may write them. */
async function expectWorking(step: string): Promise<void> {
  written.push(step);
  expect(await live.writeEvent(step)).toEqual(written);
  expect(await live.attachedPolicies()).toEqual([
    "AmazonECSTaskExecutionRolePolicy",
    "example-university-prod-CloudWatchLogsPolicy",
  ]);
}

const imported = (address: string): unknown => expect.stringMatching(new RegExp(`^import.* ${address}$`));

const ANALYSED = { logAnalysis: true };
const HARDENED = { hardening: true };
const BOTH_LEAVING = { hardening: "leaving", logAnalysis: "leaving" };
const everything = () => ({ ...ANALYSED, ...HARDENED, certificateArn: live.certificateArn });

describe("each switch goes off again, on the reference university's live state", () => {
  beforeAll(() => live.deploy(), 5 * A_MINUTE);

  describe("logAnalysis", () => {
    it("goes on", () => live.apply(ANALYSED), 3 * A_MINUTE);

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
        await live.apply({});
        await expectWorking("logAnalysis is off");
        expect(await live.plan({})).toEqual([]);
      },
      3 * A_MINUTE,
    );

    it(
      "finds its log group when it goes on again, and leaves",
      async () => {
        expect(await live.apply(ANALYSED)).toContainEqual(imported("aws_cloudwatch_log_group.app"));
        await live.apply({ logAnalysis: "leaving" });
        await expectWorking("logAnalysis has left");
        expect(await live.plan({})).toEqual([]);
      },
      5 * A_MINUTE,
    );
  });

  describe("hardening", () => {
    it("goes on", () => live.apply(HARDENED), 3 * A_MINUTE);

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
        const refused = live.apply({});
        await expect(refused).rejects.toThrow("BucketNotEmpty");
        await expect(refused).rejects.not.toThrow("DeleteConflict");
        await expectWorking("hardening is off");
      },
      3 * A_MINUTE,
    );

    it(
      "leaves the bucket behind then",
      async () => {
        expect(await live.apply({ hardening: "leaving" })).toEqual([
          "forget aws_s3_bucket.alb_logs",
          "update aws_ecs_cluster.ecs-cluster",
        ]);
        await expectWorking("hardening has left");
        expect(await live.plan({})).toEqual([]);
        expect(await aws.inventory()).toMatchObject(LEFT);
      },
      3 * A_MINUTE,
    );
  });

  describe("everything", () => {
    const finds = (...addresses: string[]) => addresses.map((address) => imported(address)) as [unknown, ...unknown[]];

    it(
      "finds what was left behind when it goes on again",
      async () => {
        expect(await live.apply(everything())).toEqual(
          expect.arrayContaining(finds("aws_s3_bucket.alb_logs", "aws_cloudwatch_log_group.flow_logs_group")),
        );
        await expectWorking("everything is on");
        expect(await live.plan(everything())).toEqual([]);
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
        await expectPlan("everything.leaving", BOTH_LEAVING);
        await expectPlan("everything.off", {});
        expect(await live.plan({ hardening: "leaving" })).toContain("delete aws_cloudwatch_log_group.app");
        expect(await live.plan({ logAnalysis: "leaving" })).toContain("delete aws_s3_bucket.alb_logs");
      }),
      10 * A_MINUTE,
    );

    it(
      "logAnalysis leaves while hardening stays, and comes back",
      async () => {
        await live.apply({ ...everything(), logAnalysis: "leaving" });
        await expectWorking("logAnalysis has left, hardening stays");
        await live.apply(everything());
        await expectWorking("logAnalysis is back");
      },
      5 * A_MINUTE,
    );

    it(
      "hardening leaves while logAnalysis stays, then logAnalysis leaves too",
      async () => {
        await live.apply({ ...everything(), hardening: "leaving" });
        await expectWorking("hardening has left, logAnalysis stays");
        await live.apply(BOTH_LEAVING);
        await expectWorking("both have left");
        expect(await live.plan({})).toEqual([]);
        expect(await aws.inventory()).toMatchObject(LEFT);
      },
      5 * A_MINUTE,
    );

    it(
      "both leave at once, and everything can be destroyed but what they left",
      async () => {
        await live.apply(everything());
        const arn = await live.call("elbv2", "describe_load_balancers", {}, "LoadBalancers[0].LoadBalancerArn");
        const end = live.call("elbv2", "delete_load_balancer", { LoadBalancerArn: arn });
        await expect(end).rejects.toMatchObject({ code: "OperationNotPermitted" });
        await live.apply(BOTH_LEAVING);
        await expectWorking("both have left at once");
        await live.destroy();
        expect(await aws.inventory()).toEqual({ ...LEFT, "ACM certificates": [live.certificateArn] });
        expect(await live.writeEvent("everything is destroyed")).toEqual([...written, "everything is destroyed"]);
      },
      10 * A_MINUTE,
    );
  });
});
