import { problem, type Problem } from "../core/problem";
import { isToken } from "../core/token";
import { networkIdProblems } from "../core/network-ids";

/** What is checked of a load balancer, beside its name. */
interface LoadBalancerNetwork {
  readonly subnetIds: readonly string[];
  readonly securityGroupIds: readonly string[];
}

/** The rules of where a load balancer is (Elastic Load Balancing API reference, `CreateLoadBalancer`). */
export function loadBalancerProblems({ subnetIds, securityGroupIds }: LoadBalancerNetwork): Problem[] {
  const none = !isToken(subnetIds) && subnetIds.length === 0;
  return [
    ...networkIdProblems("subnet", subnetIds),
    ...networkIdProblems("security group", securityGroupIds),
    ...(none ? [tooFew(subnetIds)] : []),
  ];
}

/**
 * A load balancer in one subnet is refused in a Region's own zones; AWS Outposts and Local Zones have such (same page,
 * "Subnets"), so that it is no more than a warning.
 */
export function loadBalancerWarnings({ subnetIds }: LoadBalancerNetwork): Problem[] {
  return !isToken(subnetIds) && new Set(subnetIds).size === 1 ? [tooFew(subnetIds)] : [];
}

const tooFew = (got: readonly string[]): Problem =>
  problem(
    "load-balancer-subnets",
    "an application load balancer has subnets in at least two availability zones",
    got,
    "add a subnet of another zone",
  );
