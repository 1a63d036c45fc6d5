import { TerraformVariable } from "cdktf";
import { Account } from "../../constructs/iam/account";
import { AccessLogsBucket } from "../../constructs/network/access-logs-bucket";
import { FlowLog } from "../../constructs/network/flow-log";
import { Listener, type PlainListenerProps } from "../../constructs/network/listener";
import { ListenerAction } from "../../constructs/network/listener-action";
import type { ListenerConditions } from "../../constructs/network/listener-conditions";
import { ListenerRule } from "../../constructs/network/listener-rule";
import { LoadBalancer } from "../../constructs/network/load-balancer";
import {
  SecurityGroup,
  type SecurityGroupProps,
  type SecurityGroupRule,
} from "../../constructs/network/security-group";
import { TargetGroup, type TargetGroupProps } from "../../constructs/network/target-group";
import type { Program, Programs, WrongProgram } from "./case";
import { each } from "./each";
import { HERE, loadBalancer, otherStack } from "./parts";

const VPC = "vpc-0a1b2c3d";
const SUBNETS = ["subnet-0a1b2c3d", "subnet-1a2b3c4d"];
const GROUPS = ["sg-0a1b2c3d"];
const CERTIFICATE = `arn:aws:acm:${HERE}:certificate/12345678-1234-1234-1234-123456789012`;
const TO_PORT_80 = ListenerAction.redirect({ port: 80 });
const NOT_FOUND = ListenerAction.fixedResponse({ statusCode: 404 });
const HTTPS: SecurityGroupRule = { protocol: "tcp", port: 443, cidrBlocks: ["10.0.0.0/8"] };

const group =
  (props: Partial<SecurityGroupProps>): Program =>
  (stack) =>
    new SecurityGroup(stack, "group", { name: "app", vpcId: VPC, ingress: [HTTPS], ...props });

const ingress = (rule: Partial<SecurityGroupRule>): Program => group({ ingress: [{ ...HTTPS, ...rule }] });

const targets =
  (props: Partial<TargetGroupProps>): Program =>
  (stack) =>
    new TargetGroup(stack, "targets", {
      name: "app",
      port: 80,
      vpcId: VPC,
      healthCheck: { path: "/", matcher: "200" },
      ...props,
    });

const balancer =
  (subnetIds: string[], securityGroupIds: readonly string[] = GROUPS): Program =>
  (stack) =>
    new LoadBalancer(stack, "alb", { name: "app", subnetIds, securityGroupIds });

const listener =
  (props: Partial<PlainListenerProps>): Program =>
  (stack) =>
    new Listener(stack, "http", {
      loadBalancer: loadBalancer(stack, "alb"),
      port: 80,
      defaultAction: NOT_FOUND,
      ...props,
    });

const rule =
  (conditions: ListenerConditions, priority = 10): Program =>
  (stack) => {
    const of = { arn: `arn:aws:elasticloadbalancing:${HERE}:listener/app/app/0123456789abcdef/0123456789abcdef` };
    new ListenerRule(stack, "rule", { listener: of, priority, conditions, action: NOT_FOUND });
  };

const bucket =
  (name: string, expirationDays?: number): Program =>
  (stack) =>
    new AccessLogsBucket(stack, "bucket", { name, account: new Account(stack, "account"), expirationDays });

const condition =
  (says: string) =>
  (conditions: ListenerConditions): WrongProgram => ["listener-rule-condition", rule(conditions), says];

/** Security groups, load balancers and what is behind them. */
export const NETWORK_PROGRAMS = {
  refused: {
    ...each("a rule's port", [-1, 65_536, 70_000, 80.5], (port) => ["security-group-rule", ingress({ port }), "port"]),
    ...each(
      "a range",
      [
        "10.0.0.1",
        "10.0.0.0/33",
        "10.0.0.1/8",
        "0.0.0.0",
        "anywhere",
        "::/0",
        "10.0.0/8",
        "192.168.0.1-192.168.0.9",
        "",
      ],
      (range) => ["address-range", ingress({ cidrBlocks: [range] }), range],
    ),
    "a way out to no range": ["address-range", group({ egress: [{ ...HTTPS, cidrBlocks: ["0.0.0.0/"] }] })],
    "a rule for nobody": ["security-group-rule", ingress({ cidrBlocks: undefined }), "whom it lets through"],
    "a rule for an empty list": ["security-group-rule", ingress({ cidrBlocks: [] }), "whom it lets through"],
    ...each("a rule for security group", ["app", "subnet-1", `arn:aws:ec2:${HERE}:security-group/sg-1`], (id) => [
      "network-id",
      ingress({ cidrBlocks: undefined, securityGroupIds: [id] }),
    ]),
    "a rule's description with an apostrophe": ["security-group-rule-description", ingress({ description: "it's" })],
    "a group's description with an umlaut": ["security-group-description", group({ description: "für alle" })],
    "a group's description of nothing": ["security-group-description", group({ description: "" })],
    ...each("VPC", ["subnet-0a1b2c3d", "main", "", "VPC-0a1b2c3d"], (vpcId) => ["network-id", group({ vpcId })]),
    "a target group in a subnet": ["network-id", targets({ vpcId: "subnet-0a1b2c3d" })],
    "a flow log of a subnet": [
      "network-id",
      (stack) => new FlowLog(stack, "flows", { name: "app", vpcId: "subnet-0a1b2c3d" }),
    ],
    ...each("a target group's port", [0, 65_536, 8080.5, -80], (port) => ["target-group-port", targets({ port })]),
    ...each(
      "matcher",
      ["2xx", "2XX", "500", "100-299", "299-200", "200, 302", "200;302", "OK", "", "200-"],
      (matcher) => ["target-group-health-check", targets({ healthCheck: { path: "/", matcher } }), "status codes"],
    ),
    ...each("a health check's path", ["health", "http://app/health", "", "/a b"], (path) => [
      "target-group-health-check",
      targets({ healthCheck: { path, matcher: "200" } }),
      "path begins with /",
    ]),
    "a load balancer in no subnet": ["load-balancer-subnets", balancer([])],
    "a load balancer in a VPC": ["network-id", balancer([VPC, "subnet-1a2b3c4d"])],
    "a load balancer in zones": ["network-id", balancer(["eu-west-3a", "eu-west-3b"])],
    "a load balancer with a subnet for a security group": ["network-id", balancer(SUBNETS, ["subnet-0a1b2c3d"])],
    ...each("a listener's port", [0, 70_000], (port) => ["listener-port", listener({ port })]),
    "an sslPolicy without a certificate": [
      "listener-ssl-policy",
      listener({ sslPolicy: "ELBSecurityPolicy-TLS13-1-2-2021-06" }),
    ],
    ...each("a certificate", ["", " "], (certificateArn) => [
      "listener-https",
      listener({ port: 443, certificateArn }),
      "the ARN of a certificate",
    ]),
    "an sslPolicy of nobody": [
      "listener-ssl-policy",
      listener({ port: 443, certificateArn: CERTIFICATE, sslPolicy: "TLSv1.2" }),
    ],
    ...each<string, WrongProgram>(
      "host",
      ["https://app.example.org", "app.example.org:8080", "localhost", "example.*"],
      (host) => condition("a host")({ hosts: [host] }),
    ),
    ...each<string, WrongProgram>("path", ["grades/*", "/a?b=c", "/a b", `/${"x".repeat(128)}`], (path) =>
      condition("a path")({ paths: [path] }),
    ),
    ...each<string, WrongProgram>("method", ["get", "*", "GET POST"], (method) =>
      condition("a method")({ methods: [method] }),
    ),
    "a rule with seven wildcards": condition("at most 6 wildcards")({ paths: ["/*/*/*/*/*/?/?"] }),
    "a header for hosts": condition("a header's name")({ headers: { Host: ["app.example.org"] } }),
    "a header's empty value": condition("a value")({ headers: { "X-App": [""] } }),
    "a query's long value": condition("a value")({ query: { a: "x".repeat(129) } }),
    "a source without a length": ["address-range", rule({ sourceIps: ["10.0.0.1"] })],
    "six values in all": condition("at most 5 values")({ paths: ["/a", "/b", "/c"], hosts: ["a.b", "c.d", "e.f"] }),
    ...each("priority", [0, 50_001, 1.5], (priority) => ["listener-rule-priority", rule({ paths: ["/"] }, priority)]),
    "a listener that redirects to itself": ["listener-redirect", listener({ defaultAction: TO_PORT_80 }), "elsewhere"],
    "a listener for HTTPS that redirects to HTTPS": [
      "listener-redirect",
      listener({ port: 443, certificateArn: CERTIFICATE, defaultAction: ListenerAction.redirectToHttps() }),
      "HTTPS on port 443",
    ],
    "one priority in two stacks": [
      "duplicate-name",
      (stack) => {
        rule({ paths: ["/a"] })(stack);
        rule({ paths: ["/b"] })(otherStack(stack, "eu-west-3"));
      },
      "of all stacks (here stack/rule and other/rule)",
    ],
    ...each("a bucket's name", ["ab", "a..b", "192.168.1.1", "logs-s3alias", "amzn-s3-demo-logs", "Logs"], (name) => [
      "name-pattern",
      bucket(name),
    ]),
    ...each("logs that expire after", [0, -1, 0.5], (days) => ["access-logs-expiration", bucket("app-logs", days)]),
  },
  warned: {
    "a load balancer in one subnet": ["load-balancer-subnets", balancer(["subnet-0a1b2c3d"])],
    "a load balancer twice in one subnet": ["load-balancer-subnets", balancer(["subnet-0a1b2c3d", "subnet-0a1b2c3d"])],
    "a rule with six wildcards": [
      "listener-rule-condition",
      rule({ paths: ["/*/*/*", "/?/?/?"] }),
      "at most 5 wildcards",
    ],
    "a listener on 443 without a certificate": ["listener-https", listener({ port: 443 })],
  },
  right: {
    ...each("a rule's port", [1, 53, 65_535], (port) => ingress({ port })),
    ...each("a range", ["0.0.0.0/0", "10.0.0.0/8", "192.168.1.4/30", "203.0.113.7/32"], (range) =>
      ingress({ cidrBlocks: [range] }),
    ),
    "a rule for a group": ingress({ cidrBlocks: undefined, securityGroupIds: GROUPS }),
    "a rule for a group and a range": ingress({ securityGroupIds: GROUPS }),
    "no way in": group({ ingress: [] }),
    "no way out": group({ egress: [] }),
    "a description with marks": group({ description: "Tasks: HTTP (80), HTTPS #2 [new] + more; $1 & 2 = 3!" }),
    "a range that a variable has": (stack) => {
      const range = new TerraformVariable(stack, "range", { type: "string" });
      ingress({ cidrBlocks: [range.stringValue] })(stack);
    },
    "ranges that a variable has": (stack) => {
      const ranges = new TerraformVariable(stack, "ranges", { type: "list(string)" });
      ingress({ cidrBlocks: ranges.listValue })(stack);
    },
    ...each("matcher", ["200", "200-299", "200,302", "200-399,401", "404", "200-499"], (matcher) =>
      targets({ healthCheck: { path: "/", matcher } }),
    ),
    ...each("a health check's path", ["/", "/health", "/health?deep=1", "/a/b.html"], (path) =>
      targets({ healthCheck: { path, matcher: "200" } }),
    ),
    ...each("a target group's port", [1, 8080, 65_535], (port) => targets({ port })),
    "a load balancer in three subnets": balancer([...SUBNETS, "subnet-2a3b4c5d"]),
    "a load balancer of a variable's subnets": (stack) => {
      const subnets = new TerraformVariable(stack, "subnets", { type: "list(string)" });
      balancer(subnets.listValue)(stack);
    },
    "a listener with a certificate": listener({ port: 443, certificateArn: CERTIFICATE }),
    "a listener with a policy": listener({
      port: 8443,
      certificateArn: CERTIFICATE,
      sslPolicy: "ELBSecurityPolicy-TLS13-1-3-2021-06",
    }),
    ...each("host", ["*.example.org", "app.example.co.uk", "10.0.0.1", "a?.example.org"], (host) =>
      rule({ hosts: [host] }),
    ),
    ...each("path", ["/", "/grades/*", "*.php", "/~school/$1", "/a/?"], (path) => rule({ paths: [path] })),
    ...each("method", ["GET", "DELETE", "M-SEARCH"], (method) => rule({ methods: [method] })),
    ...each("a source", ["10.0.0.0/8", "2001:db8::/32", "203.0.113.7/32"], (range) => rule({ sourceIps: [range] })),
    "headers and a query": rule({ headers: { "X-App": ["a*", "b"] }, query: { version: "2" } }),
    ...each("priority", [1, 50_000], (priority) => rule({ paths: ["/"] }, priority)),
    "a redirect to another port": listener({ port: 8080, defaultAction: TO_PORT_80 }),
    "a redirect to HTTPS": listener({ defaultAction: ListenerAction.redirectToHttps() }),
    "a redirect to another host": listener({ defaultAction: ListenerAction.redirect({ host: "b.example", port: 80 }) }),
    "two priorities in two stacks": (stack) => {
      rule({ paths: ["/a"] }, 1)(stack);
      rule({ paths: ["/b"] }, 2)(otherStack(stack, "eu-west-3"));
    },
    ...each("a bucket's name", ["app-logs", "app.logs.example", "123"], (name) => bucket(name, 30)),
    "a flow log": (stack) => new FlowLog(stack, "flows", { name: "app", vpcId: VPC }),
  },
} satisfies Programs;
