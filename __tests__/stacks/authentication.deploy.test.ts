import { useEmulator } from "../../harness/emulator/set-up";
import { addedFindings, plansOf } from "../../harness/live-plans";
import { LEFT, LiveUniversity, type Settings } from "../../harness/live-university";
import { statesEquality } from "../../harness/reference/equality";

const A_MINUTE = 60_000;
const POOLS = { "Cognito user pools": ["example-university-prod-users"] };

/** The task definition without what the application needed to know. */
const REVISION = ["create aws_ecs_task_definition.app-task", "update aws_ecs_service.app-service"];

const aws = useEmulator();
const live = new LiveUniversity(aws);
const expectPlan = plansOf(live);

const signingIn = (): Settings => ({
  authentication: {
    host: "www.example.org",
    provider: { type: "cognito", domainPrefix: "example-university", groups: ["staff"] },
    publicPaths: ["/css/*", "/favicon.ico"],
    apiPaths: ["/api/*"],
  },
  certificateArn: live.certificateArn,
});
const hardened = (): Settings => ({ ...signingIn(), hardening: true });
const everything = (): Settings => ({ ...hardened(), logAnalysis: true });

describe("authentication on the reference university's live state", () => {
  beforeAll(() => live.deploy(), 5 * A_MINUTE);

  it(
    "plans what is committed: alone, with hardening, with everything",
    statesEquality(async () => {
      await expectPlan("authentication", signingIn());
      await expectPlan("authentication-with-hardening", hardened());
      await expectPlan("authentication-with-everything", everything());
    }),
    3 * A_MINUTE,
  );

  it(
    "goes on, with an empty second plan",
    async () => {
      await live.apply(signingIn());
      expect(await live.plan(signingIn())).toEqual([]);
    },
    3 * A_MINUTE,
  );

  it(
    "a path in the middle changes no other rule",
    async () => {
      const { authentication, ...others } = signingIn();
      const publicPaths = ["/css/*", "/img/*", "/favicon.ico"];
      expect(await live.plan({ authentication: { ...(authentication as Settings), publicPaths }, ...others })).toEqual([
        "create aws_lb_listener_rule.app_paths_public_img_all",
      ]);
    },
    A_MINUTE,
  );

  it(
    "plans what is committed when it goes",
    statesEquality(async () => {
      await expectPlan("authentication.leaving", { authentication: "leaving" });
      await expectPlan("authentication.off", {});
    }),
    3 * A_MINUTE,
  );

  it(
    "straight off, the accounts stay, which AWS protects, and the next revision waits for them",
    async () => {
      await expect(live.apply({})).rejects.toThrow("deletion protection");
      expect(await live.plan({})).toEqual([...REVISION, "delete aws_cognito_user_pool.users"].sort());
    },
    3 * A_MINUTE,
  );

  it(
    "leaves the accounts behind then",
    async () => {
      const lines = [...REVISION, "forget aws_cognito_user_pool.users"].sort();
      expect(await live.apply({ authentication: "leaving" })).toEqual(lines);
      expect(await live.plan({})).toEqual([]);
      expect(await aws.inventory()).toMatchObject(POOLS);
    },
    2 * A_MINUTE,
  );

  it(
    "finds the accounts when it goes on again, with hardening",
    async () => {
      const lines = await live.apply(hardened());
      expect(lines).toContainEqual(expect.stringMatching(/^import.* aws_cognito_user_pool\.users$/));
      expect(await live.plan(hardened())).toEqual([]);
      await expectPlan("authentication-with-hardening.leaving", { ...hardened(), authentication: "leaving" });
      await expectPlan("authentication-with-hardening.off", { ...hardened(), authentication: false });
    },
    6 * A_MINUTE,
  );

  it(
    "checkov and parliament have nothing against it, beside what they have without",
    statesEquality(async () => {
      const without = { ...hardened(), authentication: false };
      expect(await addedFindings(live, hardened(), without)).toEqual({ checks: [], issues: [] });
    }),
    5 * A_MINUTE,
  );

  it(
    "finds the groups too, when it has left and goes on again",
    async () => {
      await live.apply({ ...hardened(), authentication: "leaving" });
      const lines = await live.apply(hardened());
      expect(lines.filter((line) => line.startsWith("import"))).toEqual([
        'import aws_cognito_user_group.groups["staff"]',
        expect.stringMatching(/^import.* aws_cognito_user_pool\.users$/),
      ]);
    },
    6 * A_MINUTE,
  );

  it(
    "with everything, all leaves at once, and everything can be destroyed but what it left",
    async () => {
      await live.apply(everything());
      expect(await live.plan(everything())).toEqual([]);
      const leaving = { authentication: "leaving", hardening: "leaving", logAnalysis: "leaving" };
      await expectPlan("authentication-with-everything.leaving", leaving);
      await expectPlan("authentication-with-everything.off", {});
      await live.apply(leaving);
      expect(await live.plan({})).toEqual([]);
      await live.destroy();
      expect(await aws.inventory()).toEqual({ ...LEFT, ...POOLS, "ACM certificates": [live.certificateArn] });
    },
    10 * A_MINUTE,
  );
});
