import { useEmulator } from "../../harness/emulator/set-up";
import { addedFindings, plansOf } from "../../harness/live-plans";
import { LEFT, LiveUniversity, type Settings } from "../../harness/live-university";
import { section, tableCells } from "../../harness/markdown";
import { statesEquality } from "../../harness/reference/equality";
import { shared } from "../../harness/serverless-tests";

const A_MINUTE = 60_000;

const aws = useEmulator();
const live = new LiveUniversity(aws);
const expectPlan = plansOf(live);

const signIn = () => ({
  authentication: { host: "www.example.org", provider: { type: "cognito", domainPrefix: "example-university" } },
  certificateArn: live.certificateArn,
});
const server = { type: "endpoint", engine: "opensearch", host: "search.example.org", auth: { type: "sigv4" } };
/** No server is there: its owner would install the documents. */
const elk = { elk: { target: { ...server, documents: "files" } } };
const hardened = (share = 5): Settings => shared(share, {}, { hardening: true });
const everything = (share = 5, more: object = {}): Settings =>
  shared(share, more, { hardening: true, logAnalysis: true, ...signIn(), ...elk });

describe("serverless on the reference university's live state", () => {
  beforeAll(async () => {
    await live.deploy();
    await live.pushImage("v1");
  }, 5 * A_MINUTE);

  describe("alone", () => {
    it(
      "all requests go to the function, and the tasks to zero, and back",
      async () => {
        await live.apply(shared(100));
        const zero = shared(100, { tasksToZero: true });
        const tasks = ["update aws_appautoscaling_target.dev_to_target", "update aws_ecs_service.app-service"];
        expect(await live.apply(zero)).toEqual(tasks);
        expect(await live.plan(zero)).toEqual([]);
        expect(await live.apply(shared(100))).toEqual(tasks);
        expect(await live.apply(shared(0))).toEqual(["update aws_lb_listener.app_listener"]);
      },
      10 * A_MINUTE,
    );

    it(
      "a proxy comes between the function and the database, and goes",
      async () => {
        const proxied = shared(0, { rdsProxy: true, reservedConcurrency: 200 });
        await live.apply(proxied);
        expect(await live.plan(proxied)).toEqual([]);
        await live.apply(shared(0));
        expect(await live.plan(shared(0))).toEqual([]);
      },
      10 * A_MINUTE,
    );

    it(
      "goes straight off, and finds its lines when it goes on again",
      async () => {
        await live.apply({});
        expect(await live.plan({})).toEqual([]);
        expect(await live.apply(shared(5))).toContainEqual(
          expect.stringMatching(/^import.* aws_cloudwatch_log_group\.function_logs$/),
        );
        await live.apply({ serverless: "leaving" });
      },
      10 * A_MINUTE,
    );
  });

  describe("with hardening", () => {
    it(
      "goes on and plans what is committed when it goes",
      statesEquality(async () => {
        await live.apply(hardened());
        expect(await live.plan(hardened())).toEqual([]);
        await expectPlan("serverless-with-hardening.leaving", { ...hardened(), serverless: "leaving" });
        await expectPlan("serverless-with-hardening.off", { hardening: true });
      }),
      10 * A_MINUTE,
    );

    it(
      "checkov and parliament say what docs/serverless.md says, beside what they say without",
      statesEquality(async () => {
        const proxied = shared(5, { rdsProxy: true }, { hardening: true });
        const { checks, issues } = await addedFindings(live, proxied, { hardening: true });
        const table = tableCells(section("docs/serverless.md", "checkov"));
        expect(checks).toEqual(table.map(([check = "", , resource = ""]) => `${check} ${resource}`));
        const accepted = tableCells(section("docs/serverless.md", "parliament"));
        expect(issues).toEqual(accepted.map(([policy = "", issue = ""]) => `${policy} ${issue}`));
      }),
      10 * A_MINUTE,
    );
  });

  it(
    "with everything, all leaves at once, and everything is destroyed but what it left",
    async () => {
      await live.apply(everything());
      expect(await live.plan(everything())).toEqual([]);
      expect(await live.plan(everything(50))).toEqual(["update aws_lb_listener.app_https_listener"]);
      await expectPlan("serverless-with-everything.leaving", { ...everything(), serverless: "leaving" });
      await expectPlan("serverless-with-everything.off", { ...everything(), serverless: false });
      const switches = ["serverless", "authentication", "hardening", "logAnalysis", "elk"];
      await live.apply(Object.fromEntries(switches.map((name) => [name, "leaving"])));
      expect(await live.plan({})).toEqual([]);
      await live.cleanUpFunction("v1");
      await live.destroy();
      expect(await aws.inventory()).toEqual({
        ...LEFT,
        "Cognito user pools": ["example-university-prod-users"],
        "ACM certificates": [live.certificateArn],
      });
    },
    20 * A_MINUTE,
  );
});
