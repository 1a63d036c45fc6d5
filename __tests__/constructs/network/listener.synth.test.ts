import { Alarm, LoadBalancerAlarm } from "../../../constructs/cloudwatch";
import {
  Listener,
  ListenerAction,
  ListenerRule,
  LoadBalancer,
  TargetGroup,
  type ListenerConditions,
} from "../../../constructs/network";
import { messagesOf } from "../../../harness/errors/run";
import { synth } from "../../../harness/synthesized-stack";

const ARN = "arn:aws:elasticloadbalancing:eu-west-3:123456789012:listener/app/a/0123456789abcdef/0123456789abcdef";
const ALB = "arn:aws:elasticloadbalancing:eu-west-3:123456789012:loadbalancer/app/a/0123456789abcdef";

function ruleOf(
  conditions: ListenerConditions,
  action: ListenerAction = ListenerAction.fixedResponse({ statusCode: 404 }),
) {
  const { json } = synth(
    (stack) => new ListenerRule(stack, "rule", { listener: { arn: ARN }, priority: 1, conditions, action }),
  );
  return json.resource?.["aws_lb_listener_rule"]?.["rule"];
}

test("a range of addresses that is written as a reference stays one", () => {
  const sourceIps = ["10.0.0.0/8", "${var.office}"];
  expect(ruleOf({ sourceIps })?.["condition"]).toEqual([{ source_ip: { values: sourceIps } }]);
});

test("a condition that is undefined is absent", () => {
  expect(ruleOf({ paths: ["/a"], hosts: undefined })?.["condition"]).toEqual([{ path_pattern: { values: ["/a"] } }]);
  expect(() => ruleOf({ hosts: undefined })).toThrow("listener-rule-condition: a rule has a condition");
});

test("what looks like a reference of Terraform stays text", () => {
  const action = ListenerAction.fixedResponse({ statusCode: 200, messageBody: "${x}" });
  expect(ruleOf({ headers: { a: ["${b}"] }, query: { b: "${c}" } }, action)).toMatchObject({
    condition: [{ http_header: { values: ["$${b}"] } }, { query_string: [{ key: "b", value: "$${c}" }] }],
    action: [{ fixed_response: { message_body: "$${x}" } }],
  });
});

test.each([{ path: "/#{path}" }, { host: "#{host}", path: "/#{path}" }, { protocol: undefined, query: "a=b" }])(
  "a redirect to %j would go on for ever",
  (options) => {
    expect(() => ruleOf({ paths: ["/a"] }, ListenerAction.redirect(options))).toThrow("or it would go on for ever");
  },
);

test("a redirect's query is written without its ?", () => {
  expect(() => ruleOf({ paths: ["/a"] }, ListenerAction.redirect({ host: "b", query: "?a" }))).toThrow(
    "a redirect's query does not begin with ?",
  );
});

test("a wrong ARN is reported once, whoever uses it", () => {
  const found = messagesOf((stack) => {
    const loadBalancer = LoadBalancer.fromArn(stack, "alb", "arn:aws:s3:::school");
    const targetGroup = TargetGroup.fromArn(stack, "group", ALB);
    const defaultAction = ListenerAction.forward(targetGroup);
    new Listener(stack, "listener", { loadBalancer, port: 80, defaultAction });
    new Alarm(stack, "alarm", LoadBalancerAlarm.unhealthyHosts({ name: "unhealthy", loadBalancer, targetGroup }));
  });
  expect(found).toEqual([
    expect.stringContaining("[stack/alb] load-balancer-arn: an application load balancer's ARN is arn:aws:elastic"),
    expect.stringContaining("[stack/group] target-group-arn: a target group's ARN is arn:aws:elasticloadbalancing:"),
  ]);
});

test("a listener takes the same actions", () => {
  const { json } = synth((stack) => {
    const loadBalancer = LoadBalancer.fromArn(stack, "alb", ALB);
    const defaultAction = ListenerAction.redirectToHttps();
    new Listener(stack, "listener", { loadBalancer, port: 80, defaultAction });
  });
  expect(json.resource?.["aws_lb_listener"]?.["listener"]).toMatchObject({
    default_action: [{ redirect: { protocol: "HTTPS", port: "443", status_code: "HTTP_301" } }],
  });
});
