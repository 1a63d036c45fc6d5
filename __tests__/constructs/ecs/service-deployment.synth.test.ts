import type { TerraformStack } from "cdktf";
import type { FargateServiceProps } from "../../../constructs/ecs/fargate-service-props";
import { ListenerAction } from "../../../constructs/network/listener-action";
import { ListenerRule } from "../../../constructs/network/listener-rule";
import { type ReadableStack, requireAwsProvider } from "../../../constructs/terraform";
import { serviceOf, TARGET_PORT, targetGroup } from "../../../harness/fargate-service";

const ELB = "arn:aws:elasticloadbalancing:eu-west-3:123456789012";

test("texts that change deploy again", () => {
  expect(serviceOf(() => ({ deploymentTriggers: { image: "sha256:1" } }))).toMatchObject({
    triggers: { image: "sha256:1" },
    force_new_deployment: true,
  });
  expect(serviceOf(() => ({}))).not.toHaveProperty("force_new_deployment");
});

test("CodeDeploy owns the task definition and the target group", () => {
  const service = serviceOf((stack) => ({
    deployment: { controller: "CODE_DEPLOY" },
    scaled: true,
    healthCheckGracePeriodSeconds: 30,
    target: { targetGroup: targetGroup(stack, "blue"), ...TARGET_PORT },
  }));
  expect(service).toMatchObject({
    deployment_controller: { type: "CODE_DEPLOY" },
    health_check_grace_period_seconds: 30,
    lifecycle: { ignore_changes: ["desired_count", "task_definition", "load_balancer"] },
  });
});

describe("deployments that shift requests", () => {
  const shifted = (stack: ReadableStack, deployment: FargateServiceProps["deployment"]) => {
    const shift = {
      alternateTargetGroup: targetGroup(stack, "green"),
      productionListenerRule: `${ELB}:listener-rule/app/school/1/2/3`,
      roleArn: "arn:aws:iam::123456789012:role/shift",
    };
    new ListenerRule(stack, "rule", {
      listener: { arn: "arn" },
      priority: 1,
      conditions: { paths: ["/a"] },
      action: ListenerAction.forward(shift.alternateTargetGroup),
    });
    return { deployment, target: { targetGroup: targetGroup(stack, "blue"), ...TARGET_PORT, shift } };
  };
  const newer = (stack: TerraformStack, version = ">= 6.21.0, < 7.0.0") => requireAwsProvider(stack, version);

  test("blue/green", () => {
    const service = serviceOf((stack) => {
      newer(stack, ">= 6.4.0, < 7.0.0");
      return shifted(stack, { strategy: "BLUE_GREEN", bakeTimeInMinutes: 5 });
    });
    expect(service).toMatchObject({
      deployment_configuration: { strategy: "BLUE_GREEN", bake_time_in_minutes: "5" },
      load_balancer: [
        {
          target_group_arn: "${aws_lb_target_group.blue.arn}",
          container_name: "app",
          container_port: 8080,
          advanced_configuration: {
            alternate_target_group_arn: "${aws_lb_target_group.green.arn}",
            production_listener_rule: `${ELB}:listener-rule/app/school/1/2/3`,
            role_arn: "arn:aws:iam::123456789012:role/shift",
          },
        },
      ],
      depends_on: ["aws_lb_listener_rule.rule"],
    });
  });

  test("a canary, and steps", () => {
    const canary = serviceOf((stack) => {
      newer(stack);
      return shifted(stack, {
        strategy: "CANARY",
        bakeTimeInMinutes: 5,
        canaryPercent: 10,
        canaryBakeTimeInMinutes: 7,
      });
    });
    expect(canary["deployment_configuration"]).toEqual({
      strategy: "CANARY",
      bake_time_in_minutes: "5",
      canary_configuration: { canary_percent: 10, canary_bake_time_in_minutes: "7" },
    });
    const linear = serviceOf((stack) => {
      newer(stack);
      return { deployment: { strategy: "LINEAR", bakeTimeInMinutes: 0, stepPercent: 20 } };
    });
    expect(linear["deployment_configuration"]).toEqual({
      strategy: "LINEAR",
      bake_time_in_minutes: "0",
      linear_configuration: { step_percent: 20 },
    });
    expect(linear).not.toHaveProperty("load_balancer");
  });

  test.each<[NonNullable<FargateServiceProps["deployment"]>, string, string]>([
    [{ strategy: "BLUE_GREEN", bakeTimeInMinutes: 5 }, ">= 6.3.0", "6.4.0"],
    [{ strategy: "CANARY", bakeTimeInMinutes: 5 }, ">= 6.4.0", "6.21.0"],
    [{ strategy: "LINEAR", bakeTimeInMinutes: 5 }, "~> 6.20", "6.21.0"],
  ])("%j with the provider %s is a problem", (deployment, taken, needed) => {
    const made = () =>
      serviceOf((stack) => {
        newer(stack, taken);
        return shifted(stack, deployment);
      });
    expect(made).toThrow(
      `[stack/service] provider-version: deployment strategy ${deployment.strategy} needs version ${needed} of the AWS`,
    );
  });
});
