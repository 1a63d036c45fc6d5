import { useEmulator } from "../../harness/emulator/set-up";
import { addedFindings, plansOf } from "../../harness/live-plans";
import { LEFT, LiveUniversity, type Settings } from "../../harness/live-university";
import { section, tableCells } from "../../harness/markdown";
import { statesEquality } from "../../harness/reference/equality";
import { withoutDomainWaits } from "../../harness/search/domain-waits";

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
const expectPlan = plansOf(live);

const elk = { target: { type: "domain", preset: "production" } };
const hardened = (): Settings => ({ hardening: true, certificateArn: live.certificateArn });
const analysed = (): Settings => ({ ...hardened(), logAnalysis: true });

const apply = (settings: Settings) => live.apply(settings, withoutDomainWaits);

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
      const { checks, issues } = await addedFindings(live, { ...hardened(), elk }, hardened());
      const skipped = tableCells(section("docs/elk.md", "checkov")).flatMap(([check, , resources = ""]) =>
        resources.split(", ").map((resource) => `${String(check)} ${resource}`),
      );
      expect([...checks].sort()).toEqual(skipped.sort());
      const table = tableCells(section("docs/elk.md", "parliament"));
      expect(issues).toEqual(table.map(([policy = "", issue = ""]) => `${policy} ${issue}`));
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
