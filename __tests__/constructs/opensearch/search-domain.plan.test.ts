import { AwsProvider } from "@cdktf/provider-aws/lib/provider";
import { TerraformVariable } from "cdktf";
import type { Construct } from "constructs";
import { TaskRole } from "../../../constructs/iam";
import { FunctionCode, LambdaFunction } from "../../../constructs/lambda";
import { SEARCH_PRESETS, SearchDomain, type SearchPreset } from "../../../constructs/opensearch";
import { ReadableStack } from "../../../constructs/terraform";
import { plannedValues, resourceChanges } from "../../../testing/plan-json";
import { removeScratchDirectories } from "../../../harness/scratch";
import { stackWorkspace } from "../../../harness/workspaces";

afterAll(removeScratchDirectories);

/** A domain of each preset, and a function, named by variables. */
class SearchStack extends ReadableStack {
  public constructor(scope: Construct) {
    super(scope, "search");
    new AwsProvider(this, "aws", { region: "eu-west-3" });
    const env = new TerraformVariable(this, "env", { type: "string", default: "dev" });
    const subnets = new TerraformVariable(this, "subnets", {
      type: "list(string)",
      default: ["subnet-1", "subnet-2", "subnet-3"],
    });
    for (const preset of Object.keys(SEARCH_PRESETS) as SearchPreset[]) this.addDomain(preset, env, subnets);
    const code = FunctionCode.fromFiles({ "index.mjs": "export const handler = () => 1;" });
    const vpc = { subnetIds: subnets.listValue, securityGroupIds: ["sg-1"] };
    new LambdaFunction(this, "tidy", { name: `tidy-${env.stringValue}`, code, handler: "index.handler", vpc });
  }

  private addDomain(preset: SearchPreset, env: TerraformVariable, subnets: TerraformVariable): void {
    const name = `${env.stringValue}-${preset}`;
    const domain = new SearchDomain(this, preset, {
      ...{ name, preset, vpcId: "vpc-1", subnetIds: subnets.listValue },
      // Who asks for the account's number needs an account.
      logPublishing: { resourcePolicy: "exists" },
      serviceLinkedRole: preset === "development" ? "create" : "exists",
    });
    domain.administeredBy(new TaskRole(this, `${preset}_admin`, { name: `${name}-admin` }));
    domain.allowFrom("service", "sg-1");
  }
}

test("Terraform plans each preset and a function, and checks what variables fill in", async () => {
  const terraform = stackWorkspace((scope) => new SearchStack(scope), { offline: true });
  await terraform.init();
  await terraform.validate();
  const plan = await terraform.plannedJson();
  expect(resourceChanges(plan).filter(({ actions }) => actions.join() !== "create")).toEqual([]);
  const values = plannedValues(plan);
  const zones = Object.keys(SEARCH_PRESETS).map((preset) => {
    const [options] = values.get(`aws_opensearch_domain.${preset}`)?.["vpc_options"] as { subnet_ids: string[] }[];
    return options?.subnet_ids.length;
  });
  expect(zones).toEqual([1, 2, 3]);
  expect(values.get("aws_lambda_function.tidy")).toMatchObject({ function_name: "tidy-dev", runtime: "nodejs22.x" });

  // Of 29 characters.
  await expect(terraform.plan({ vars: { env: "staging-10" } })).rejects.toThrow(
    /A search domain's name has 3 to 28 characters, got:\s+staging-10-production-standby/,
  );
  await expect(terraform.plan({ vars: { env: "Staging" } })).rejects.toThrow(
    /A search domain's name consists of lower-case letters/,
  );
  await expect(terraform.plan({ vars: { subnets: ["subnet-1", "subnet-2"] } })).rejects.toThrow(
    /A search domain in 3 zones has a subnet in each, got: 2/,
  );
}, 300_000);
