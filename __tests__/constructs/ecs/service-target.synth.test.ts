import { AwsProvider } from "@cdktf/provider-aws/lib/provider";
import { TerraformOutput, TerraformVariable } from "cdktf";
import { Listener } from "../../../constructs/network/listener";
import { ListenerAction } from "../../../constructs/network/listener-action";
import { ListenerRule } from "../../../constructs/network/listener-rule";
import { LoadBalancer } from "../../../constructs/network/load-balancer";
import { TargetGroup } from "../../../constructs/network/target-group";
import { ReadableStack } from "../../../constructs/terraform";
import { addService, TARGET_PORT, targetGroup } from "../../../harness/fargate-service";
import { synth, synthesizeStack } from "../../../harness/synthesized-stack";

const ELB = "arn:aws:elasticloadbalancing:eu-west-3:123456789012";

describe("target groups", () => {
  test("of the program are served before the service is there, in any order of the program", () => {
    const { json } = synth((stack) => {
      const [first, second, third] = ["first", "second", "third"].map((id) => targetGroup(stack, id));
      if (!first || !second || !third) return;
      const network = { subnetIds: ["subnet-1", "subnet-2"], securityGroupIds: [] };
      const loadBalancer = new LoadBalancer(stack, "alb", { name: "app", ...network });
      const listener = new Listener(stack, "listener", {
        loadBalancer,
        port: 80,
        defaultAction: ListenerAction.forward([
          { targetGroup: first, weight: 1 },
          { targetGroup: third, weight: 1 },
        ]),
      });
      addService(stack, {
        target: { targetGroup: first, ...TARGET_PORT },
        furtherTargets: [{ targetGroup: second, ...TARGET_PORT }],
      });
      new ListenerRule(stack, "rule", {
        listener,
        priority: 1,
        conditions: { paths: ["/a"] },
        action: ListenerAction.forward(second),
      });
      new ListenerRule(stack, "other", {
        listener,
        priority: 2,
        conditions: { paths: ["/b"] },
        action: ListenerAction.forward(third),
      });
    });
    expect(json.resource?.["aws_ecs_service"]?.["service"]).toMatchObject({
      load_balancer: [
        { target_group_arn: "${aws_lb_target_group.first.arn}", container_name: "app", container_port: 8080 },
        { target_group_arn: "${aws_lb_target_group.second.arn}", container_name: "app", container_port: 8080 },
      ],
      depends_on: ["aws_lb_listener.listener", "aws_lb_listener_rule.rule"],
    });
  });

  test("of another stack's listener have nothing to wait for here", () => {
    const { json } = synthesizeStack((scope) => {
      const other = new ReadableStack(scope, "other");
      const stack = new ReadableStack(scope, "stack");
      new AwsProvider(stack, "aws", { region: "eu-west-3" });
      const existing = TargetGroup.fromArn(stack, "existing", `${ELB}:targetgroup/app/0123456789abcdef`);
      new ListenerRule(other, "rule", {
        listener: { arn: "arn" },
        priority: 1,
        conditions: { paths: ["/a"] },
        action: ListenerAction.forward(existing),
      });
      addService(stack, { target: { targetGroup: existing, ...TARGET_PORT } });
      return stack;
    });
    const service = json.resource?.["aws_ecs_service"]?.["service"];
    expect(service).not.toHaveProperty("depends_on");
    expect(service).toMatchObject({ load_balancer: [{ target_group_arn: `${ELB}:targetgroup/app/0123456789abcdef` }] });
  });

  test("and load balancers that are there already know what metrics call them", () => {
    const { json } = synth((stack) => {
      const group = TargetGroup.fromArn(stack, "existing_group", `${ELB}:targetgroup/app/0123456789abcdef`);
      const balancer = LoadBalancer.fromArn(stack, "existing_alb", `${ELB}:loadbalancer/app/school/0123456789abcdef`);
      expect(group.arnSuffix).toBe("targetgroup/app/0123456789abcdef");
      expect(balancer.arnSuffix).toBe("app/school/0123456789abcdef");
      const later = (name: string) => new TerraformVariable(stack, name, { type: "string" }).stringValue;
      const laterGroup = TargetGroup.fromArn(stack, "later_group", later("group_arn"));
      const laterBalancer = LoadBalancer.fromArn(stack, "later_alb", later("alb_arn"));
      new TerraformOutput(stack, "group", { value: laterGroup.arnSuffix });
      new TerraformOutput(stack, "alb", { value: laterBalancer.arnSuffix });
    });
    expect(json.output).toMatchObject({
      group: { value: '${element(split(":", var.group_arn), 5)}' },
      alb: { value: '${element(split(":loadbalancer/", var.alb_arn), 1)}' },
    });
  });

  test.each([
    "app",
    `${ELB}:loadbalancer/app/school/0123456789abcdef`,
    `${ELB}:targetgroup/app`,
    "arn:aws:s3:::bucket",
    `${ELB}:targetgroup/app/0123456789abcdef/more`,
  ])("are not at %s", (arn) => {
    expect(() => synth((stack) => TargetGroup.fromArn(stack, "group", arn))).toThrow(
      "[stack/group] target-group-arn: ",
    );
  });

  test.each(["school", `${ELB}:targetgroup/app/0123456789abcdef`, `${ELB}:loadbalancer/net/school/0123456789abcdef`])(
    "and no load balancer is at %s",
    (arn) => {
      expect(() => synth((stack) => LoadBalancer.fromArn(stack, "alb", arn))).toThrow(
        "[stack/alb] load-balancer-arn: ",
      );
    },
  );
});
