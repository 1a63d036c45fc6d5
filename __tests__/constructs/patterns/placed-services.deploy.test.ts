import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { useEmulator } from "../../../harness/emulator/set-up";
import { PlacedServicesStack, type ServicesPlace } from "../../../harness/placed-services-stack";
import { scratchDirectory } from "../../../harness/scratch";
import { synthesizeStack } from "../../../harness/synthesized-stack";
import { resourceChanges } from "../../../testing/plan-json";
import { TerraformWorkspace } from "../../../testing/terraform";

const A_MINUTE = 60_000;
const REGION = "eu-west-3";

const aws = useEmulator();

/** A load balancer in the account's default network, that nothing of ours has made. */
async function place(): Promise<ServicesPlace> {
  const call = <Result>(service: string, operation: string, query: string, parameters: object = {}) =>
    aws.call<Result>({ service, operation, query, parameters: { ...parameters }, region: REGION });
  const vpcId = await call<string>("ec2", "describe_vpcs", "Vpcs[0].VpcId");
  const subnetIds = await call<string[]>("ec2", "describe_subnets", "Subnets[:2].SubnetId");
  const groups = { GroupName: "alb", Description: "alb", VpcId: vpcId };
  const securityGroupId = await call<string>("ec2", "create_security_group", "GroupId", groups);
  const balancer = { Name: "school", Subnets: subnetIds, SecurityGroups: [securityGroupId] };
  const loadBalancerArn = await call<string>(
    "elbv2",
    "create_load_balancer",
    "LoadBalancers[0].LoadBalancerArn",
    balancer,
  );
  const fixed = { Type: "fixed-response", FixedResponseConfig: { StatusCode: "404" } };
  const listening = { LoadBalancerArn: loadBalancerArn, Protocol: "HTTP", Port: 80, DefaultActions: [fixed] };
  const listenerArn = await call<string>("elbv2", "create_listener", "Listeners[0].ListenerArn", listening);
  return { region: REGION, vpcId, subnetIds, securityGroupId, listenerArn, loadBalancerArn };
}

test(
  "services behind a load balancer that is there already, with Spot, Cloud Map and CodeDeploy, come and go",
  async () => {
    const there = await place();
    const before = await aws.inventory(REGION);
    const directory = scratchDirectory();
    const workspace = new TerraformWorkspace(directory, { env: aws.env });
    const write = (spotWeight: number) => {
      const { text } = synthesizeStack((scope) => new PlacedServicesStack(scope, "services", there, spotWeight));
      writeFileSync(join(directory, "main.tf.json"), text);
    };
    write(3);
    await workspace.init();
    await workspace.apply();
    expect((await workspace.plan()).text).toContain("No changes.");

    // More Spot is a deployment, not another service.
    write(9);
    await workspace.plan({ out: "next.tfplan" });
    const changes = resourceChanges(await workspace.show("next.tfplan"));
    expect(changes.map(({ address, actions }) => `${actions.join("/")} ${address}`)).toEqual([
      "update aws_ecs_service.grades",
    ]);
    await workspace.destroy();
    expect(await aws.inventory(REGION)).toEqual(before);
  },
  6 * A_MINUTE,
);
