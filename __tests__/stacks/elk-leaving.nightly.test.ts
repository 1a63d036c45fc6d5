import { useEmulator } from "../../harness/emulator/set-up";
import { checkov, parliament } from "../../harness/judges/judges";
import { committedPlan, LEFT, LiveUniversity } from "../../harness/live-university";
import { section, tableCells } from "../../harness/markdown";
import { statesEquality } from "../../harness/reference/equality";
import { withoutDomainWaits } from "../../harness/search/domain-waits";
import { variables } from "../../harness/workspaces";
import type { ShownPlan } from "../../testing/plan-json";

type Settings = Readonly<Record<string, unknown>>;

const A_MINUTE = 60_000;
const NAME = "example-university-prod-logs";

/** What a forgotten domain for production goes on running on. */
const DOMAIN = {
  "search domains": [NAME],
  "security groups": [`${NAME}-search`],
  "log resource policies": [`OpenSearchService-${NAME}`],
};
const ITS_LOGS = ["application", "audit", "index-slow", "search-slow"].map(
  (type) => `/aws/OpenSearchService/domains/${NAME}/${type}`,
);

const aws = useEmulator();
const live = new LiveUniversity(aws);

const elk = { target: { type: "domain", preset: "production" } };
const hardened = (): Settings => ({ hardening: true, certificateArn: live.certificateArn });
const analysed = (): Settings => ({ ...hardened(), logAnalysis: true });

const apply = (settings: Settings) => live.apply(settings, withoutDomainWaits);

async function expectPlan(name: string, settings: Settings): Promise<void> {
  const lines = await live.plan(settings);
  expect({ [name]: lines }).toEqual({ [name]: committedPlan(name) });
  const replaced = lines.filter((line) => line.startsWith("replace"));
  expect(replaced.filter((line) => line !== "replace aws_ecs_task_definition.app-task")).toEqual([]);
}

const imported = (lines: readonly string[]) =>
  lines.flatMap((line) => (line.startsWith("import") ? [line.split(" ").at(-1)] : [])).sort();

const FOUND = [
  ...["application", "audit", "index_slow", "search_slow"].map(
    (type) => `aws_cloudwatch_log_group.search_logs_${type}`,
  ),
  "aws_opensearch_domain.search",
  "aws_security_group.search_security_group",
];

describe("a domain for production, on the reference university's live state", () => {
  beforeAll(() => live.deploy(), 5 * A_MINUTE);

  it(
    "goes on with hardening, with an empty second plan",
    async () => {
      await apply({ ...hardened(), elk });
      expect(await live.plan({ ...hardened(), elk })).toEqual([]);
    },
    6 * A_MINUTE,
  );

  it(
    "checkov and parliament say of it what the tables in docs/elk.md say",
    statesEquality(async () => {
      const vars = variables("university", "defaults");
      const plan = async (settings: Settings) => (await live.over(settings)).plannedJson({ vars });
      const [withIt, without] = [await plan({ ...hardened(), elk }), await plan(hardened())];
      const checks = async (shown: ShownPlan) =>
        (await checkov(shown)).map(({ check, resource }) => `\`${check}\` \`${resource}\``);
      const before = await checks(without);
      const skipped = tableCells(section("docs/elk.md", "checkov")).flatMap(([check, , resources = ""]) =>
        resources.split(", ").map((resource) => `${String(check)} ${resource}`),
      );
      expect((await checks(withIt)).filter((check) => !before.includes(check)).sort()).toEqual(skipped.sort());
      const issues = async (shown: ShownPlan) =>
        (await parliament(shown)).map(({ policy, issue }) => `\`${policy}\` \`${issue}\``);
      const known = await issues(without);
      const added = new Set((await issues(withIt)).filter((issue) => !known.includes(issue)));
      const table = tableCells(section("docs/elk.md", "parliament"));
      expect([...added].sort()).toEqual(table.map(([policy = "", issue = ""]) => `${policy} ${issue}`));
    }),
    10 * A_MINUTE,
  );

  it(
    "leaves while hardening stays, and is found again",
    async () => {
      await expectPlan("elk-with-hardening.leaving", { ...hardened(), elk: "leaving" });
      await apply({ ...hardened(), elk: "leaving" });
      expect(await live.plan(hardened())).toEqual([]);
      expect(await aws.inventory()).toMatchObject({ "search domains": [NAME] });
      expect(imported(await apply({ ...hardened(), elk }))).toEqual(FOUND);
      expect(await live.plan({ ...hardened(), elk })).toEqual([]);
    },
    8 * A_MINUTE,
  );

  it(
    "leaves while everything else stays, and is found again",
    async () => {
      await apply({ ...analysed(), elk });
      await expectPlan("elk-with-everything.elk-leaving", { ...analysed(), elk: "leaving" });
      await apply({ ...analysed(), elk: "leaving" });
      expect(await live.plan(analysed())).toEqual([]);
      expect(imported(await apply({ ...analysed(), elk }))).toEqual(FOUND);
      expect(await live.plan({ ...analysed(), elk })).toEqual([]);
    },
    10 * A_MINUTE,
  );

  it(
    "leaves with everything at once, and all can be destroyed but what that left",
    async () => {
      const leaving = { elk: "leaving", hardening: "leaving", logAnalysis: "leaving" };
      await expectPlan("elk-with-everything.leaving", leaving);
      await apply(leaving);
      expect(await live.plan({})).toEqual([]);
      await live.destroy();
      expect(await aws.inventory()).toEqual({
        ...LEFT,
        ...DOMAIN,
        "log groups": [...ITS_LOGS, ...LEFT["log groups"]].sort(),
        "ACM certificates": [live.certificateArn],
      });
    },
    10 * A_MINUTE,
  );
});
