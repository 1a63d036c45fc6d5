import { Token } from "cdktf";
import type { Construct } from "constructs";
import type { FargateServiceProps } from "../../../constructs/ecs/fargate-service-props";
import { RequestTrackingPolicy } from "../../../constructs/ecs/request-tracking-policy";
import { requestScalingProblems, type RequestScaling } from "../../../constructs/ecs/rules/scaling";
import { scheduleProblems, timezoneWarnings, type Scheduled } from "../../../constructs/ecs/rules/service/schedule";
import { ScalingTarget } from "../../../constructs/ecs/scaling-target";
import { ScheduledScaling } from "../../../constructs/ecs/scheduled-scaling";
import { Listener } from "../../../constructs/network/listener";
import { ListenerAction } from "../../../constructs/network/listener-action";
import { LoadBalancer } from "../../../constructs/network/load-balancer";
import { targetGroup, webService } from "../../../harness/errors/service-example";
import { synth } from "../../../harness/synthesized-stack";

const later = Token.asNumber({ resolve: () => 1 });
const codes = (problems: readonly { readonly code: string }[]) => problems.map(({ code }) => code);

function scaled(stack: Construct, props: Partial<FargateServiceProps> = {}): ScalingTarget {
  const service = webService(stack, { scaled: true, ...props });
  return new ScalingTarget(stack, "scaling", { service, minCapacity: 2, maxCapacity: 8 });
}

test("a service is scaled by its requests, once the load balancer sends it some", () => {
  const { json } = synth((stack) => {
    const group = targetGroup(stack, "web");
    const target = scaled(stack, { target: { targetGroup: group, containerName: "app", containerPort: 80 } });
    const network = { subnetIds: ["subnet-1", "subnet-2"], securityGroupIds: ["sg-1"] };
    const loadBalancer = new LoadBalancer(stack, "alb", { name: "app", ...network });
    const props = { name: "app", target, loadBalancer, targetGroup: group, targetValue: 900 };
    new RequestTrackingPolicy(stack, "policy", props);
    new Listener(stack, "listener", { loadBalancer, port: 80, defaultAction: ListenerAction.forward(group) });
  });
  expect(json.resource?.["aws_appautoscaling_policy"]?.["policy"]).toEqual({
    name: "app",
    policy_type: "TargetTrackingScaling",
    resource_id: "${aws_appautoscaling_target.scaling.resource_id}",
    scalable_dimension: "${aws_appautoscaling_target.scaling.scalable_dimension}",
    service_namespace: "${aws_appautoscaling_target.scaling.service_namespace}",
    target_tracking_scaling_policy_configuration: {
      predefined_metric_specification: {
        predefined_metric_type: "ALBRequestCountPerTarget",
        resource_label: "${aws_lb.alb.arn_suffix}/${aws_lb_target_group.web.arn_suffix}",
      },
      target_value: 900,
    },
    depends_on: ["aws_lb_listener.listener"],
  });
  expect(json.resource?.["aws_ecs_service"]?.["service"]).toMatchObject({ depends_on: ["aws_lb_listener.listener"] });
});

test("a service is scaled by the clock, and plans leave what the clock has set", () => {
  const { json } = synth((stack) => {
    const target = scaled(stack);
    const schedule = "cron(0 22 * * ? *)";
    new ScheduledScaling(stack, "night", { name: "night", target, schedule, timezone: "Europe/Paris", maxCapacity: 0 });
    new ScheduledScaling(stack, "day", {
      name: "day",
      target,
      schedule: "rate(1 day)",
      minCapacity: 2,
      maxCapacity: 8,
    });
  });
  expect(json.resource?.["aws_appautoscaling_scheduled_action"]).toMatchObject({
    night: {
      name: "night",
      schedule: "cron(0 22 * * ? *)",
      timezone: "Europe/Paris",
      scalable_target_action: { max_capacity: "0" },
    },
    day: { schedule: "rate(1 day)", scalable_target_action: { min_capacity: "2", max_capacity: "8" } },
  });
  expect(json.resource?.["aws_appautoscaling_target"]).toMatchObject({
    scaling: { min_capacity: 2, max_capacity: 8, lifecycle: { ignore_changes: ["min_capacity", "max_capacity"] } },
  });
});

describe("requests", () => {
  const judge = (given: Partial<RequestScaling>) =>
    codes(
      requestScalingProblems({
        ...{ targetValue: 900, targetGroup: { arn: "a" }, ofService: ["b", "a"], isCodeDeploy: false },
        ...given,
      }),
    );
  const text = Token.asString({ resolve: () => "x" });

  test.each<[string, Partial<RequestScaling>]>([
    ["of an own group", {}],
    ["a few", { targetValue: 0.5 }],
    ["a number of plan time", { targetValue: later }],
    ["of a group of plan time", { targetGroup: { arn: text } }],
    ["where the service's group is one of plan time", { ofService: [text] }],
  ])("%s", (_what, given) => expect(judge(given)).toEqual([]));

  test.each<[string, Partial<RequestScaling>, string]>([
    ["none", { targetValue: 0 }, "scaling-target-value"],
    ["fewer than none", { targetValue: -5 }, "scaling-target-value"],
    ["of another group", { ofService: ["b"] }, "scaling-target-group"],
    ["without a group", { ofService: [] }, "scaling-target-group"],
    ["without a group, of plan time", { ofService: [], targetGroup: { arn: text } }, "scaling-target-group"],
    ["that CodeDeploy moves", { isCodeDeploy: true }, "scaling-code-deploy"],
  ])("not %s", (_what, given, code) => expect(judge(given)).toEqual([code]));
});

describe("schedule", () => {
  const judge = (schedule: Scheduled["schedule"], bounds: Omit<Scheduled, "schedule"> = { minCapacity: 1 }) =>
    codes(scheduleProblems({ schedule, ...bounds }));

  test.each([
    "at(2026-12-24T18:00:00)",
    "rate(5 minutes)",
    "rate(1 hour)",
    "rate(30 days)",
    "cron(0 8 ? * MON-FRI *)",
    "cron(0/15  8-18 1,15 * ? 2026)",
    Token.asAny("x"),
  ])("%s", (schedule) => expect(judge(schedule)).toEqual([]));

  test.each([
    "every day",
    "at(2026-12-24)",
    "at(2026-12-24 18:00:00)",
    "rate(0 minutes)",
    "rate(5 seconds)",
    "rate(5)",
    "cron(0 8 * * *)",
    "cron(0 8 ? * MON-FRI * *)",
    "0 8 ? * MON-FRI *",
    " rate(1 day)",
  ])("not %s", (schedule) => expect(judge(schedule)).toEqual(["scaling-schedule"]));

  test.each<[string, Omit<Scheduled, "schedule">, string[]]>([
    ["the fewest", { minCapacity: 0 }, []],
    ["the most", { maxCapacity: 0 }, []],
    ["both", { minCapacity: 2, maxCapacity: 2 }, []],
    ["bounds of plan time", { minCapacity: later, maxCapacity: later }, []],
    ["neither", {}, ["scaling-schedule"]],
    ["the larger one first", { minCapacity: 3, maxCapacity: 2 }, ["scaling-capacity"]],
    ["half a task", { maxCapacity: 1.5 }, ["scaling-capacity"]],
    ["fewer than none", { minCapacity: -1 }, ["scaling-capacity"]],
  ])("changes %s", (_what, bounds, expected) => expect(judge("rate(1 day)", bounds)).toEqual(expected));

  test("a time zone that nobody knows is a warning", () => {
    expect(codes(timezoneWarnings("Europe/Pariss"))).toEqual(["scaling-timezone"]);
    for (const known of [undefined, "UTC", "Asia/Kolkata", Token.asString({ resolve: () => "x" })]) {
      expect(timezoneWarnings(known)).toEqual([]);
    }
  });
});
