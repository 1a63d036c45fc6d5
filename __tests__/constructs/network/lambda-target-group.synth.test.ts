import { LambdaTargetGroup, Listener, ListenerAction, LoadBalancer, SecurityGroup } from "../../../constructs/network";
import { targetGroup } from "../../../harness/fargate-service";
import { synth } from "../../../harness/synthesized-stack";

const ARN = "arn:aws:lambda:eu-west-3:123456789012:function:web";
const ALIAS = { arn: `${ARN}:live`, functionName: "web", qualifier: "live" };

test("a load balancer may invoke the alias, and nothing else may by this permission", () => {
  const { json } = synth((stack) => new LambdaTargetGroup(stack, "web", { name: "web" }).addTarget(ALIAS));
  expect(json.resource).toEqual({
    aws_lb_target_group: {
      web: {
        name: "web",
        target_type: "lambda",
        lambda_multi_value_headers_enabled: true,
        lifecycle: { create_before_destroy: true },
      },
    },
    aws_lambda_permission: {
      web_permission: {
        action: "lambda:InvokeFunction",
        function_name: "web",
        qualifier: "live",
        principal: "elasticloadbalancing.amazonaws.com",
        source_arn: "${aws_lb_target_group.web.arn}",
      },
    },
    aws_lb_target_group_attachment: {
      web_target: {
        target_group_arn: "${aws_lb_target_group.web.arn}",
        target_id: `${ARN}:live`,
        depends_on: ["aws_lambda_permission.web_permission"],
      },
    },
  });
});

test("each header has one value where that is asked for", () => {
  const { json } = synth((stack) => new LambdaTargetGroup(stack, "web", { name: "web", multiValueHeaders: false }));
  expect(json.resource?.["aws_lb_target_group"]?.["web"]).toMatchObject({ lambda_multi_value_headers_enabled: false });
});

test("a listener shares requests out by weight", () => {
  const { json } = synth((stack) => {
    const network = { subnetIds: ["subnet-1", "subnet-2"], securityGroupIds: ["sg-1"] };
    const loadBalancer = new LoadBalancer(stack, "alb", { name: "app", ...network });
    const lambda = new LambdaTargetGroup(stack, "web", { name: "web" });
    const defaultAction = ListenerAction.forward([
      { targetGroup: targetGroup(stack), weight: 95 },
      { targetGroup: lambda, weight: 5 },
    ]);
    new Listener(stack, "http", { loadBalancer, port: 80, defaultAction });
  });
  expect(json.resource?.["aws_lb_listener"]?.["http"]?.["default_action"]).toEqual([
    {
      type: "forward",
      forward: {
        target_group: [
          { arn: "${aws_lb_target_group.app.arn}", weight: 95 },
          { arn: "${aws_lb_target_group.web.arn}", weight: 5 },
        ],
      },
    },
  ]);
});

test.each([
  [true, { create_before_destroy: true }],
  [undefined, undefined],
])("a security group with createBeforeDestroy %s", (createBeforeDestroy, lifecycle) => {
  const { json } = synth(
    (stack) => new SecurityGroup(stack, "group", { name: "app", vpcId: "vpc-1", ingress: [], createBeforeDestroy }),
  );
  expect(json.resource?.["aws_security_group"]?.["group"]?.["lifecycle"]).toEqual(lifecycle);
});
