import { join } from "node:path";
import { AwsProvider } from "@cdktf/provider-aws/lib/provider";
import { Subnet } from "@cdktf/provider-aws/lib/subnet";
import { Vpc } from "@cdktf/provider-aws/lib/vpc";
import type { App } from "cdktf";
import { synthesize } from "../../../commands/lib/synthesize";
import { Account } from "../../../constructs/iam";
import { LogEncryptionKey } from "../../../constructs/logs";
import { logDocuments, SearchDomain, SearchSetup } from "../../../constructs/opensearch";
import { ReadableStack } from "../../../constructs/terraform";
import { useEmulator } from "../../../harness/emulator/set-up";
import { checkov } from "../../../harness/judges/judges";
import { scratchDirectory } from "../../../harness/scratch";
import { withoutDomainWaits } from "../../../harness/search/domain-waits";
import { TerraformWorkspace } from "../../../testing/terraform";

const A_MINUTE = 60_000;

const aws = useEmulator();

/** A domain for production with all that it has, its keys, and what is installed in it. */
function addStack(app: App): void {
  const stack = new ReadableStack(app, "search");
  new AwsProvider(stack, "aws", { region: "us-east-1" });
  const vpc = new Vpc(stack, "vpc", { cidrBlock: "10.0.0.0/16" });
  const subnets = ["a", "b"].map(
    (zone, index) =>
      new Subnet(stack, `subnet_${zone}`, {
        ...{ vpcId: vpc.id, cidrBlock: `10.0.${index}.0/24`, availabilityZone: `us-east-1${zone}` },
      }),
  );
  const logGroupNames = ["/aws/OpenSearchService/domains/app-logs/*", "/aws/lambda/app-search-setup"] as const;
  const account = new Account(stack, "account");
  const key = new LogEncryptionKey(stack, "key", { name: "search", account, region: "us-east-1", logGroupNames });
  const logs = { retentionInDays: 365, kmsKeyArn: key.arn } as const;
  const domain = new SearchDomain(stack, "domain", {
    ...{ name: "app-logs", preset: "production", vpcId: vpc.id, subnetIds: subnets.map(({ id }) => id) },
    kmsKeyArn: key.arn,
    logPublishing: logs,
    serviceLinkedRole: "create",
  });
  const documents = logDocuments({ prefix: "app", retentionDays: 30, replicas: domain.shape.replicas });
  new SearchSetup(stack, "setup", { name: "app-search-setup", domain, documents, logs });
}

/** What checkov has against the function that Terraform invokes. */
const FUNCTION = [
  // Whoever waits for the answer needs no queue for what failed.
  "CKV_AWS_116 aws_lambda_function.setup_function",
  // It has no variables that could be encrypted.
  "CKV_AWS_173 aws_lambda_function.setup_function",
  // The zip comes from the program that is applied, and by no other way.
  "CKV_AWS_272 aws_lambda_function.setup_function",
  // Lambda checks that it may make network interfaces of any kind; the function's own code may not.
  "CKV_AWS_290 aws_iam_role_policy.setup_function_role_inline",
];

/** What is of the tests' own network, and not of a search domain. */
const AROUND = /^aws_(vpc|subnet)\./;

describe("a search domain for production", () => {
  const outdir = join(scratchDirectory(), "cdktf.out");
  const terraform = (): TerraformWorkspace => {
    const { stacks } = synthesize(addStack, { outdir });
    const workspace = new TerraformWorkspace(stacks.get("search") ?? "", { env: aws.env });
    withoutDomainWaits(workspace);
    return workspace;
  };

  it(
    "is applied, and needs no change then",
    async () => {
      await terraform().init();
      await terraform().apply();
      expect((await terraform().plan()).text).toContain("No changes.");
    },
    4 * A_MINUTE,
  );

  it(
    "passes checkov, and its setup function all but what is beside the point of it",
    async () => {
      const findings = await checkov(await terraform().plannedJson());
      const own = findings.filter(({ resource }) => !AROUND.test(resource));
      expect(own.map(({ check, resource }) => `${check} ${resource}`)).toEqual(FUNCTION);
    },
    4 * A_MINUTE,
  );

  it(
    "is destroyed to nothing",
    async () => {
      await terraform().destroy();
      expect(await aws.inventory()).toEqual({});
    },
    2 * A_MINUTE,
  );
});
