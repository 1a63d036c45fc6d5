import type { Construct } from "constructs";
import { reportProblems, type Problem } from "./problem";
import { knownValue } from "./known-value";

interface NameRule {
  readonly what: string;
  readonly max: number;
  readonly pattern: RegExp;
  readonly says: string;
}

const rule = (what: string, max: number, pattern: RegExp, says: string): NameRule => ({ what, max, pattern, says });

/**
 * What AWS accepts as a name, by resource: IAM API reference (`CreateRole`, `CreatePolicy`, `PutRolePolicy`), ECS API
 * reference (`RegisterTaskDefinition`, `CreateService`, `CreateCluster`), Elastic Load Balancing API reference
 * (`CreateLoadBalancer`, `CreateTargetGroup`), EC2 API reference (`CreateSecurityGroup`), Application Auto Scaling API
 * reference (`PutScalingPolicy`), CloudWatch API reference (`PutMetricAlarm`, `PutDashboard`), Amazon SNS API reference
 * (`CreateTopic`), CloudWatch Logs API reference (`CreateLogGroup`, `PutMetricFilter`, `PutSubscriptionFilter`,
 * `PutDestination`, `PutQueryDefinition`, `CreateLogAnomalyDetector`), Amazon S3 user guide ("General purpose
 * bucket naming rules").
 */
const NAME_RULES = {
  role: rule("an IAM role's name", 64, /^[\w+=,.@-]+$/, "letters, digits and +=,.@_-"),
  policy: rule("an IAM policy's name", 128, /^[\w+=,.@-]+$/, "letters, digits and +=,.@_-"),
  policyAttachment: rule("a policy attachment's name", 128, /^.+$/, "any text"),
  family: rule("a task definition's family", 255, /^[A-Za-z0-9_-]+$/, "letters, digits, _ and -"),
  container: rule("a container's name", 255, /^[A-Za-z0-9_-]+$/, "letters, digits, _ and -"),
  service: rule("an ECS service's name", 255, /^[A-Za-z0-9_-]+$/, "letters, digits, _ and -"),
  cluster: rule("an ECS cluster's name", 255, /^[A-Za-z0-9_-]+$/, "letters, digits, _ and -"),
  loadBalancer: rule(
    "a load balancer's name",
    32,
    /^(?!internal-)[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?$/,
    "letters, digits and -, neither first nor last, and not starting with internal-",
  ),
  targetGroup: rule(
    "a target group's name",
    32,
    /^[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?$/,
    "letters, digits and -, neither first nor last",
  ),
  securityGroup: rule(
    "a security group's name",
    255,
    /^(?!sg-)[A-Za-z0-9 ._:/()#,@[\]+=&;{}!$*-]+$/,
    "letters, digits, spaces and ._-:/()#,@[]+=&;{}!$*, and not starting with sg-",
  ),
  scalingPolicy: rule("a scaling policy's name", 256, /^[\x20-\x7e]+$/, "printable ASCII"),
  volume: rule("a volume's name", 255, /^[A-Za-z0-9_-]+$/, "letters, digits, _ and -"),
  port: rule(
    "a port's name",
    64,
    /^[a-z0-9_][a-z0-9_-]*$/,
    "lower-case letters, digits, _ and -, and does not start with -",
  ),
  metricFilter: rule("a metric filter's name", 512, /^[^:*]+$/, "anything but : and *"),
  subscriptionFilter: rule("a subscription filter's name", 512, /^[^:*]+$/, "anything but : and *"),
  logDestination: rule("a log destination's name", 512, /^[^:*]+$/, "anything but : and *"),
  queryDefinition: rule(
    "a saved query's name",
    255,
    /^(?:[^:*/]+\/)*[^:*/]+$/,
    "anything but : and *, and / only between folders",
  ),
  anomalyDetector: rule("an anomaly detector's name", 512, /^.+$/, "any text"),
  metricName: rule("a log metric's name", 255, /^[^:*$]+$/, "anything but :, * and $"),
  metricNamespace: rule(
    "a log metric's namespace",
    255,
    /^(?!AWS\/)[^:*$]+$/,
    "anything but :, * and $, and no AWS/ first",
  ),
  alarm: rule("an alarm's name", 255, /^[^\p{Cc}]+$/u, "text without control characters"),
  dashboard: rule("a dashboard's name", 255, /^[A-Za-z0-9_-]+$/, "letters, digits, _ and -"),
  topic: rule("an SNS topic's name", 256, /^[A-Za-z0-9_-]+$/, "letters, digits, _ and -"),
  bucket: rule(
    "an S3 bucket's name",
    63,
    /^(?!xn--)[a-z0-9][a-z0-9.-]+[a-z0-9]$/,
    "lower case letters, digits, . and -, at least 3, . and - neither first nor last",
  ),
  logGroup: rule("a log group's name", 512, /^[0-9A-Za-z_./#-]+$/, "letters, digits and _./#-"),
} as const;

/** The kinds of names that are checked. */
export type NameKind = keyof typeof NAME_RULES;

/** Whether `name` is one that AWS accepts for the kind of resource. */
export function nameProblems(kind: NameKind, name: string): Problem[] {
  const { what, max, pattern, says } = NAME_RULES[kind];
  if (name.length === 0 || name.length > max) {
    return [
      {
        code: "name-length",
        rule: `${what} has 1 to ${max} characters`,
        got: name,
        fix: name.length === 0 ? "give it one" : `shorten it by ${name.length - max}`,
      },
    ];
  }
  if (!pattern.test(name)) {
    return [{ code: "name-pattern", rule: `${what} holds ${says}`, got: name, fix: "rename it" }];
  }
  return [];
}

/** Checks a name at synthesis, as far as it is known then; references to variables count with their defaults. */
export function checkName(scope: Construct, kind: NameKind, name: string): void {
  reportProblems(scope, () => {
    const known = knownValue(scope, name);
    return known === undefined ? [] : nameProblems(kind, known);
  });
}
