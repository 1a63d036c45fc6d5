import { useEmulator } from "../../harness/emulator/set-up";
import { addedFindings, plansOf } from "../../harness/live-plans";
import { LiveUniversity, type Settings } from "../../harness/live-university";
import { section, tableCells } from "../../harness/markdown";
import { statesEquality } from "../../harness/reference/equality";
import { withoutDomainWaits } from "../../harness/search/domain-waits";
import { shared } from "../../harness/serverless-tests";

const A_MINUTE = 60_000;

const aws = useEmulator();
const live = new LiveUniversity(aws);
const expectPlan = plansOf(live);

const DOMAIN = { elk: { target: { type: "domain", preset: "production" } } };
const TRIAL = { elk: { target: { type: "domain", preset: "development" } } };
const HOST = "theirs.us-east-1.es.amazonaws.com";
const TARGET = { type: "endpoint", engine: "opensearch", host: HOST, auth: { type: "sigv4" } };
const SERVER = { elk: { target: TARGET } };
/** Its owner installs the documents. */
const FILES = { elk: { target: { ...TARGET, documents: "files" } } };
const everything = (elk: Settings): Settings => ({
  ...elk,
  ...{ hardening: true, logAnalysis: true, certificateArn: live.certificateArn },
});

describe("elk on the reference university's live state", () => {
  beforeAll(async () => {
    await live.deploy();
    await live.pushImage("v1");
    // Somebody else's domain, whose owner has made the function its administrator.
    const MasterUserOptions = { MasterUserARN: "arn:aws:iam::123456789012:role/example-university-prod-search-setup" };
    await live.call("opensearch", "create_domain", {
      DomainName: "theirs",
      AdvancedSecurityOptions: { Enabled: true, MasterUserOptions },
      DomainEndpointOptions: { EnforceHTTPS: true },
      NodeToNodeEncryptionOptions: { Enabled: true },
      EncryptionAtRestOptions: { Enabled: true },
    });
  }, 5 * A_MINUTE);

  it(
    "plans what is committed: a domain alone, with hardening, with everything; a server that is there",
    statesEquality(async () => {
      await expectPlan("elk", DOMAIN);
      await expectPlan("elk-with-hardening", { ...DOMAIN, hardening: true });
      await expectPlan("elk-with-everything", everything(DOMAIN));
      await expectPlan("elk-to-a-server", SERVER);
      await expectPlan("elk-with-serverless", { ...DOMAIN, ...shared(5) });
      await expectPlan("elk-to-a-server-with-serverless", { ...SERVER, ...shared(5) });
    }),
    4 * A_MINUTE,
  );

  it(
    "goes on, with an empty second plan",
    async () => {
      await live.apply(SERVER);
      expect(await live.plan(SERVER)).toEqual([]);
    },
    3 * A_MINUTE,
  );

  it(
    "plans what is committed when it goes",
    statesEquality(async () => {
      await expectPlan("elk-to-a-server.leaving", { elk: "leaving" });
      await expectPlan("elk-to-a-server.off", {});
    }),
    3 * A_MINUTE,
  );

  it(
    "forwards a function's lines to the server that is there, and no longer when the function leaves",
    async () => {
      await live.apply({ ...SERVER, ...shared(5) });
      expect(await live.plan({ ...SERVER, ...shared(5) })).toEqual([]);
      await expectPlan("elk-to-a-server-with-serverless.leaving", { ...SERVER, serverless: "leaving" });
      await live.apply({ ...SERVER, serverless: "leaving" });
      expect(await live.plan(SERVER)).toEqual([]);
    },
    8 * A_MINUTE,
  );

  it(
    "goes off at once, and comes back and leaves with everything",
    async () => {
      await live.apply({});
      expect(await live.plan({})).toEqual([]);
      await live.apply(everything(FILES));
      expect(await live.plan(everything(FILES))).toEqual([]);
      await live.apply({ elk: "leaving", hardening: "leaving", logAnalysis: "leaving" });
      expect(await live.plan({})).toEqual([]);
      const { "S3 buckets": buckets, "IAM roles": roles } = await aws.inventory();
      expect(buckets).toEqual(["example-university-prod-alb-logs-123456789012"]);
      expect(roles).toEqual(["example-university-prod-ecsTaskExecutionRole"]);
    },
    8 * A_MINUTE,
  );

  it(
    "a domain leaves with what it runs on, and Terraform forgets it",
    async () => {
      await live.apply(TRIAL, withoutDomainWaits);
      expect(await live.plan(TRIAL)).toEqual([]);
      await expectPlan("elk.leaving", { elk: "leaving" });
      await live.apply({ elk: "leaving" });
      expect(await live.plan({})).toEqual([]);
      expect(await aws.inventory()).toMatchObject({
        "search domains": ["example-university-prod-logs", "theirs"],
        "security groups": expect.arrayContaining(["example-university-prod-logs-search"]) as unknown,
      });
    },
    8 * A_MINUTE,
  );

  it(
    "is found when it goes on again",
    async () => {
      const lines = await live.apply(TRIAL, withoutDomainWaits);
      const imported = lines.flatMap((line) => (line.startsWith("import") ? [line.split(" ").at(-1)] : []));
      expect(imported.sort()).toEqual([
        "aws_cloudwatch_log_group.search_logs_application",
        "aws_opensearch_domain.search",
        "aws_security_group.search_security_group",
      ]);
      expect(await live.plan(TRIAL)).toEqual([]);
    },
    4 * A_MINUTE,
  );

  it(
    "gets a function's lines too, and either switch leaves without the other",
    async () => {
      const both = { ...TRIAL, ...shared(5) };
      await live.apply(both, withoutDomainWaits);
      expect(await live.plan(both)).toEqual([]);
      const { checks, issues } = await addedFindings(live, both, TRIAL);
      const ofForwarder = (said: readonly string[]) => said.filter((line) => line.includes("log_forwarder"));
      const table = tableCells(section("docs/elk.md", "checkov of the forwarder"));
      expect(ofForwarder(checks)).toEqual(table.map(([check = "", , resource = ""]) => `${check} ${resource}`));
      const accepted = tableCells(section("docs/elk.md", "parliament of the forwarder"));
      expect(ofForwarder(issues)).toEqual(accepted.map(([policy = "", issue = ""]) => `${policy} ${issue}`));
      await expectPlan("elk-with-serverless.serverless-leaving", { ...TRIAL, serverless: "leaving" });
      await expectPlan("elk-with-serverless.elk-leaving", { ...shared(5), elk: "leaving" });
      await expectPlan("elk-with-serverless.leaving", { elk: "leaving", serverless: "leaving" });
      await live.apply({ ...TRIAL, serverless: "leaving" }, withoutDomainWaits);
      expect(await live.plan(TRIAL)).toEqual([]);
      await live.apply(both, withoutDomainWaits);
      await live.apply({ ...shared(5), elk: "leaving" }, withoutDomainWaits);
      expect(await live.plan(shared(5))).toEqual([]);
      expect((await aws.inventory())["Lambda functions"]).toEqual(["example-university-prod-app"]);
    },
    15 * A_MINUTE,
  );
});
