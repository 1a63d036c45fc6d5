import { Cluster } from "../../../constructs/ecs/cluster";
import { FargateService } from "../../../constructs/ecs/fargate-service";
import { Listener } from "../../../constructs/network/listener";
import { ListenerAction } from "../../../constructs/network/listener-action";
import { LoadBalancer } from "../../../constructs/network/load-balancer";
import { ScalingTarget } from "../../../constructs/ecs/scaling-target";
import { SecurityGroup } from "../../../constructs/network/security-group";
import { TargetGroup } from "../../../constructs/network/target-group";
import { TargetTrackingPolicy } from "../../../constructs/ecs/target-tracking-policy";
import {
  cluster,
  loadBalancer,
  scalingTarget,
  service,
  stack,
  targetGroup,
  taskDefinition,
} from "../../../harness/type-case-givens";

const defaultAction = ListenerAction.forward(targetGroup);
const network = { subnetIds: ["subnet-1"], securityGroupIds: ["sg-1"] };

// Constructs are handed over, not their names or ARNs.

// error: Type 'string' is not assignable to type 'ICluster'
new FargateService(stack, "a", { name: "app", cluster: "app", taskDefinition, desiredCount: 1, ...network });
// error: Type 'Cluster' is missing the following properties from type 'FargateTaskDefinition'
new FargateService(stack, "b", { name: "app", cluster, taskDefinition: cluster, desiredCount: 1, ...network });
// error: Type 'string' is not assignable to type 'ILoadBalancer'
new Listener(stack, "c", { loadBalancer: "arn", port: 80, defaultAction });
// error: Argument of type 'Cluster' is not assignable to parameter of type
ListenerAction.forward(cluster);
// error: Type 'Cluster' is missing the following properties from type 'FargateService'
new ScalingTarget(stack, "e", { service: cluster, minCapacity: 1, maxCapacity: 2 });

// What must be there, and what is misspelt.

// error: Property 'desiredCount' is missing
new FargateService(stack, "f", { name: "app", cluster, taskDefinition, ...network });
new FargateService(stack, "g", {
  name: "app",
  cluster,
  taskDefinition,
  desiredCount: 1,
  ...network,
  // error: 'launchType' does not exist in type 'FargateServiceProps'
  launchType: "EC2",
});
new FargateService(stack, "h", {
  ...{ name: "app", cluster, taskDefinition, desiredCount: 1, ...network },
  // error: Property 'containerPort' is missing
  target: { targetGroup, containerName: "app" },
});
// error: is missing
new Listener(stack, "i", { loadBalancer, port: 80 });
// error: Property 'statusCode' is missing
ListenerAction.fixedResponse({ messageBody: "Back soon" });
// error: is missing
new Listener(stack, "i", { loadBalancer, defaultAction });
// error: Property 'maxCapacity' is missing
new ScalingTarget(stack, "j", { service, minCapacity: 1 });
// error: Argument of type 'string' is not assignable to parameter of type 'ClusterProps'
new Cluster(stack, "k", "app");

// Values.

// error: Type 'string' is not assignable to type 'number'
new Listener(stack, "l", { loadBalancer, port: "80", defaultAction });
// error: '"CPUUtilization"' is not assignable to type 'ServiceMetric'
new TargetTrackingPolicy(stack, "m", { name: "cpu", target: scalingTarget, metric: "CPUUtilization", targetValue: 60 });
// error: '"icmp"' is not assignable to type
new SecurityGroup(stack, "n", { name: "app", vpcId: "vpc-1", ingress: [{ protocol: "icmp", port: 0 }] });
// error: but 'cidrBlock' does not exist in type
new SecurityGroup(stack, "o", { name: "a", vpcId: "v", ingress: [{ protocol: "tcp", port: 1, cidrBlock: ["::/0"] }] });
// error: Type 'string' is not assignable to type 'string[]'
new LoadBalancer(stack, "p", { name: "app", subnetIds: "subnet-1", securityGroupIds: [] });
// error: Type 'number' is not assignable to type 'string'
new TargetGroup(stack, "q", { name: "app", port: 80, vpcId: "v", healthCheck: { path: "/", matcher: 200 } });
