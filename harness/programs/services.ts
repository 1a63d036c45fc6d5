import type { Construct } from "constructs";
import { TerraformVariable } from "cdktf";
import { Cluster } from "../../constructs/ecs/cluster";
import type { ContainerDefinition } from "../../constructs/ecs/container-definition";
import { FargateService } from "../../constructs/ecs/fargate-service";
import type { FargateServiceProps } from "../../constructs/ecs/fargate-service-props";
import { RequestTrackingPolicy } from "../../constructs/ecs/request-tracking-policy";
import { ScalingTarget } from "../../constructs/ecs/scaling-target";
import { ScheduledScaling, type Schedule } from "../../constructs/ecs/scheduled-scaling";
import { TargetTrackingPolicy } from "../../constructs/ecs/target-tracking-policy";
import { FilterPattern } from "../../constructs/logs/filter-pattern";
import { Listener } from "../../constructs/network/listener";
import { ListenerAction } from "../../constructs/network/listener-action";
import { LoadBalancer } from "../../constructs/network/load-balancer";
import { addServices } from "../../constructs/patterns/add-services";
import { ServiceMonitoring } from "../../constructs/patterns/service-monitoring";
import type { MonitoringLimits } from "../../constructs/patterns/monitoring-limits";
import type { ServiceSpec } from "../../constructs/patterns/service-spec";
import { APP, SMALL, unchecked } from "../errors/example";
import { targetGroup, webService } from "../errors/service-example";
import type { Program, Programs, WrongProgram } from "./case";
import { each } from "./each";
import { cluster, logGroup, metricFilter, subscription, task } from "./parts";

const WEB = { ...APP, portMappings: [{ containerPort: 80, name: "web" }] } satisfies ContainerDefinition;
const NETWORK = { subnetIds: ["subnet-0a1b2c3d"], securityGroupIds: ["sg-0a1b2c3d"] };
const CPU = "ECSServiceAverageCPUUtilization";

function place(scope: Construct, props: Partial<FargateServiceProps> = {}): FargateService {
  const of = { name: "app", cluster: cluster(scope, "cluster"), taskDefinition: task(scope, "task") };
  return new FargateService(scope, "app", { ...of, desiredCount: 2, ...NETWORK, ...props });
}

const service =
  (props: Partial<FargateServiceProps>): Program =>
  (stack) =>
    place(stack, props);

/** A service that no plan leaves alone, and what scales it. */
const planned =
  (minCapacity: number, maxCapacity: number, schedule?: Schedule): Program =>
  (stack) => {
    const target = new ScalingTarget(stack, "scaling", { service: place(stack), minCapacity, maxCapacity });
    if (schedule) new ScheduledScaling(stack, "at", { name: "at", target, schedule, maxCapacity: 8 });
  };

const NAMESPACE = "arn:aws:servicediscovery:eu-west-3:123456789012:namespace/ns-0123456789abcdef";

/** A service that others call, with a namespace of its own or of its cluster. */
const connected =
  (namespace?: string, serviceConnectNamespaceArn?: string): Program =>
  (stack) => {
    const services = [{ portName: "web", port: 80 }];
    const cluster = new Cluster(stack, "connected", { name: "connected", serviceConnectNamespaceArn });
    webService(stack, { ...NETWORK, cluster, serviceConnect: { namespace, services } });
  };

function target(scope: Construct, desiredCount = 2): ScalingTarget {
  const of = place(scope, { scaled: true, desiredCount });
  return new ScalingTarget(scope, "scaling", { service: of, minCapacity: 2, maxCapacity: 4 });
}

const begins =
  (desiredCount: number): Program =>
  (stack) =>
    target(stack, desiredCount);

const holds =
  (...metrics: string[]): Program =>
  (stack) => {
    const of = target(stack);
    for (const [index, metric] of metrics.entries()) {
      const name = `policy-${index}`;
      new TargetTrackingPolicy(stack, name, { name, target: of, metric: unchecked(metric), targetValue: 60 });
    }
  };

const requests =
  (...policies: string[]): Program =>
  (stack) => {
    const group = targetGroup(stack, "web");
    const port = { targetGroup: group, containerName: "app", containerPort: 80 };
    const of = webService(stack, { ...NETWORK, target: port, scaled: true, desiredCount: 2 });
    const target = new ScalingTarget(stack, "scaling", { service: of, minCapacity: 2, maxCapacity: 4 });
    const subnetIds = [...NETWORK.subnetIds, "subnet-0a1b2c3e"];
    const loadBalancer = new LoadBalancer(stack, "alb", { ...NETWORK, name: "app", subnetIds });
    new Listener(stack, "listener", { loadBalancer, port: 80, defaultAction: ListenerAction.forward(group) });
    for (const name of policies) {
      new RequestTrackingPolicy(stack, name, { name, target, loadBalancer, targetGroup: group, targetValue: 900 });
    }
  };

const at =
  (schedule: Schedule): Program =>
  (stack) =>
    new ScheduledScaling(stack, "night", { name: "night", target: target(stack), schedule, maxCapacity: 3 });

const watched =
  (limits: MonitoringLimits): Program =>
  (stack) => {
    const group = logGroup(stack, "logs");
    const errors = metricFilter(stack, "errors", "errors", group).metric();
    new ServiceMonitoring(stack, "monitoring", { name: "app", region: "eu-west-3", logGroup: group, errors, limits });
  };

const shop =
  (spec: Partial<ServiceSpec>): Program =>
  (stack) => {
    const web = { containers: [WEB], ...SMALL, ...spec } as ServiceSpec;
    const runIn = { cluster: cluster(stack, "cluster"), ...NETWORK };
    addServices(stack, { prefix: "shop", region: "eu-west-3", services: { web }, runIn });
  };

const filters =
  (count: number, add: typeof metricFilter | typeof subscription): Program =>
  (stack) => {
    const group = logGroup(stack, "logs");
    for (let index = 0; index < count; index++) add(stack, `f${index}`, `f${index}`, group);
  };

const schedule = (text: Schedule): WrongProgram => ["scaling-schedule", at(text)];

/** Services, how many of their tasks run, and who watches them. */
export const SERVICE_PROGRAMS = {
  refused: {
    "a schedule that changes nothing": [
      "scaling-schedule",
      (stack) =>
        new ScheduledScaling(
          stack,
          "night",
          unchecked({ name: "night", target: target(stack), schedule: "cron(0 20 * * ? *)" }),
        ),
    ],
    ...each("tasks", [-1, 0.5], (count) => ["service-desired-count", service({ desiredCount: count })]),
    "half a task of many services": ["service-desired-count", shop({ desiredCount: 0.5 })],
    "a tag of AWS's": ["tag", service({ tags: { "aws:team": "shop" } })],
    "a tag with a mark": ["tag", service({ tags: { team: "shop!" } })],
    "a tag of a service of many": ["tag", shop({ serviceTags: { "AWS:team": "shop" } })],
    ...each("subnet", ["eu-west-3a", "sg-0a1b2c3d", ""], (id) => ["network-id", service({ subnetIds: [id] })]),
    "a security group by its name": ["network-id", service({ securityGroupIds: ["app"] })],
    "a capacity provider of EC2's": [
      "service-capacity",
      service({
        cluster: { clusterId: "app", clusterName: "app" },
        capacityProviders: [{ provider: unchecked("instances"), weight: 1 }],
      }),
      "a capacity provider for Fargate is FARGATE, FARGATE_SPOT",
    ],
    "two policies for one metric": ["scaling-metric", holds(CPU, CPU), "one policy"],
    "two policies for the requests of one group": ["scaling-metric", requests("few", "many"), "one policy"],
    "a metric of CloudWatch's": ["scaling-metric", holds("CPUUtilization")],
    ...each<Schedule, WrongProgram>(
      "a schedule",
      [
        "cron(0 22 * * *)",
        "cron(99 8 * * ? *)",
        "cron(0 24 * * ? *)",
        "cron(0 8am * * ? *)",
        "cron(0 8 * * * *)",
        "cron(0 8 1 * MON *)",
        "at(2026-02-30T08:00:00)",
        "at(2026-12-24T25:00:00)",
        "at(2026-12-24)",
        "rate(0 days)",
      ],
      schedule,
    ),
    "101 metric filters": ["log-group-limit", filters(101, metricFilter), "100 metric filters"],
    "three subscription filters": ["log-group-limit", filters(3, subscription), "2 subscription filters"],
  },
  warned: {
    "a scaled service that each plan sets back": ["scaling-planned-count", planned(1, 4), "scaled: true"],
    "a service scaled by the clock that each plan sets back": ["scaling-planned-count", planned(2, 2, "rate(1 day)")],
    "Service Connect without a namespace": ["service-connect-namespace", connected(), "serviceConnectNamespaceArn"],
    ...each("a beginning with", [0, 1, 5], (count) => ["scaling-desired-count", begins(count)]),
    "a beginning of a service of many": [
      "scaling-desired-count",
      shop({ desiredCount: 5, scaling: { minCapacity: 1, maxCapacity: 2, cpu: 60 } }),
    ],
    ...each("percent of errors", [-1, 101, 500], (errorPercent) => ["alarm-percent", watched({ errorPercent })]),
    "a share of CPU of 8500 percent": ["alarm-percent", watched({ cpuPercent: 8500 }), "cpuPercent"],
    "a share of memory of 850 percent": ["alarm-percent", watched({ memoryPercent: 850 }), "memoryPercent"],
    "a share of answers of 200 percent": ["alarm-percent", watched({ serverErrorPercent: 200 }), "serverErrorPercent"],
    "an alarm on errors of 200 percent": [
      "alarm-percent",
      shop({ alarms: { errors: { pattern: FilterPattern.anyTerm("ERROR"), threshold: 200 } } }),
      "errors.threshold",
    ],
  },
  right: {
    "a scaling target with one number of tasks": planned(2, 2),
    "Service Connect with a namespace of its own": connected("school"),
    "Service Connect with the namespace of its cluster": connected(undefined, NAMESPACE),
    "Service Connect with a namespace that only AWS knows": (stack) =>
      webService(stack, { ...NETWORK, cluster: { clusterId: "app", clusterName: "app" }, serviceConnect: {} }),
    ...each("tasks", [0, 1, 100], (count) => service({ desiredCount: count })),
    tags: service({ tags: { "Team of": "shop@example.org", "cost:center": "1+1=2" } }),
    "a tag of a variable": (stack) =>
      place(stack, { tags: { team: new TerraformVariable(stack, "team", { type: "string" }).stringValue } }),
    ...each("a beginning with", [2, 3, 4], begins),
    "a beginning of a variable": (stack) =>
      target(stack, new TerraformVariable(stack, "tasks", { type: "number" }).numberValue),
    "many that begin where they have to": shop({ scaling: { minCapacity: 3, maxCapacity: 6, cpu: 60 } }),
    "requests of one group": requests("few"),
    "two metrics": holds(CPU, "ECSServiceAverageMemoryUtilization"),
    ...each<Schedule, Program>(
      "a schedule",
      [
        "cron(0 8 ? * MON-FRI *)",
        "cron(0/15 8-18 * * ? *)",
        "cron(0,30 22 L * ? 2026-2027)",
        "cron(*/5 * ? * 2#1 *)",
        "at(2028-02-29T08:00:00)",
        "rate(2 hours)",
      ],
      at,
    ),
    "shares in percent": watched({ errorPercent: 0, cpuPercent: 100, memoryPercent: 99.5, serverErrorPercent: 0.1 }),
    "100 metric filters": filters(100, metricFilter),
    "two subscription filters": filters(2, subscription),
  },
} satisfies Programs;
