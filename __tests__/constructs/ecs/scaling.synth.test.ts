import type { Construct } from "constructs";
import type { FargateServiceProps } from "../../../constructs/ecs/fargate-service-props";
import { RequestTrackingPolicy } from "../../../constructs/ecs/request-tracking-policy";
import { ScalingTarget } from "../../../constructs/ecs/scaling-target";
import { ScheduledScaling } from "../../../constructs/ecs/scheduled-scaling";
import { Listener } from "../../../constructs/network/listener";
import { ListenerAction } from "../../../constructs/network/listener-action";
import { LoadBalancer } from "../../../constructs/network/load-balancer";
import { targetGroup, webService } from "../../../harness/errors/service-example";
import { synth } from "../../../harness/synthesized-stack";

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
