import type { Caller } from "./call";

/**
 * Makes a load balancer in the emulated AWS, with a network of its own.
 *
 * @returns its ARN
 */
export async function makeLoadBalancer(aws: Caller, Name: string): Promise<string> {
  const ec2 = (operation: string, parameters: object, query: string) =>
    aws.call<string>({ service: "ec2", operation, parameters: { ...parameters }, query });
  const VpcId = await ec2("create_vpc", { CidrBlock: "10.0.0.0/16" }, "Vpc.VpcId");
  const subnet = (AvailabilityZone: string, CidrBlock: string) =>
    ec2("create_subnet", { VpcId, CidrBlock, AvailabilityZone }, "Subnet.SubnetId");
  const Subnets = [await subnet("us-east-1a", "10.0.1.0/24"), await subnet("us-east-1b", "10.0.2.0/24")];
  const parameters = { Name, Subnets };
  const query = "LoadBalancers[0].LoadBalancerArn";
  return aws.call({ service: "elbv2", operation: "create_load_balancer", parameters, query });
}
