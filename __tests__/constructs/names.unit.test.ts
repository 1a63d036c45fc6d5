import { CLUSTER_NAME } from "../../constructs/ecs/cluster";
import { SERVICE_NAME } from "../../constructs/ecs/fargate-service";
import { FAMILY_NAME } from "../../constructs/ecs/fargate-task-definition";
import { CONTAINER_NAME } from "../../constructs/ecs/rules/containers";
import { SCALING_POLICY_NAME } from "../../constructs/ecs/target-tracking-policy";
import { POLICY_ATTACHMENT_NAME, POLICY_NAME } from "../../constructs/iam/managed-policy";
import { ROLE_NAME } from "../../constructs/iam/role-name";
import { ANOMALY_DETECTOR_NAME } from "../../constructs/logs/log-anomaly-detector";
import { LOG_DESTINATION_NAME } from "../../constructs/logs/log-destination";
import { LOG_GROUP_NAME } from "../../constructs/logs/log-group-rules";
import { LOG_METRIC_NAME, LOG_METRIC_NAMESPACE, METRIC_FILTER_NAME } from "../../constructs/logs/metric-filter-rules";
import { QUERY_DEFINITION_NAME } from "../../constructs/logs/query-definition";
import { SUBSCRIPTION_FILTER_NAME } from "../../constructs/logs/subscription-filter";
import { LOAD_BALANCER_NAME } from "../../constructs/network/load-balancer";
import { FUNCTION_NAME } from "../../constructs/lambda/lambda-function-rules";
import { SEARCH_DOMAIN_NAME } from "../../constructs/opensearch/search-domain-rules";
import { SECURITY_GROUP_NAME } from "../../constructs/network/security-group";
import { TARGET_GROUP_NAME } from "../../constructs/network/target-group";
import { nameProblems, type NameRule } from "../../constructs/core/name";
import { explain } from "../../constructs/core/problem";

/** The case with a title for the test. */
const titled = <T>([rule, value]: readonly [NameRule, T]) => [rule.what, rule, value] as const;

/** The longest name that AWS accepts. */
const LIMITS: [NameRule, number][] = [
  [ROLE_NAME, 64],
  [POLICY_NAME, 128],
  [POLICY_ATTACHMENT_NAME, 128],
  [FAMILY_NAME, 255],
  [CONTAINER_NAME, 255],
  [SERVICE_NAME, 255],
  [CLUSTER_NAME, 255],
  [LOAD_BALANCER_NAME, 32],
  [TARGET_GROUP_NAME, 32],
  [SECURITY_GROUP_NAME, 255],
  [SCALING_POLICY_NAME, 256],
  [METRIC_FILTER_NAME, 512],
  [SUBSCRIPTION_FILTER_NAME, 512],
  [LOG_DESTINATION_NAME, 512],
  [QUERY_DEFINITION_NAME, 255],
  [ANOMALY_DETECTOR_NAME, 512],
  [LOG_METRIC_NAME, 255],
  [LOG_METRIC_NAMESPACE, 255],
  [LOG_GROUP_NAME, 512],
  [FUNCTION_NAME, 64],
  [SEARCH_DOMAIN_NAME, 28],
];

describe.each(LIMITS.map(titled))("length of %s", (_title, rule, max) => {
  test(`${max} characters are accepted`, () => {
    expect(nameProblems(rule, "a".repeat(max))).toEqual([]);
  });

  test("one more is refused, with the way out", () => {
    expect(nameProblems(rule, "a".repeat(max + 3))).toEqual([
      expect.objectContaining({ code: "name-length", got: "a".repeat(max + 3), fix: "shorten it by 3" }),
    ]);
  });

  test("none is refused", () => {
    expect(nameProblems(rule, "")).toEqual([expect.objectContaining({ code: "name-length", fix: "give it one" })]);
  });
});

test.each(
  (
    [
      [ROLE_NAME, "example-prod_Role+=,.@1"],
      [POLICY_NAME, "example-prod_Policy+=,.@1"],
      [POLICY_ATTACHMENT_NAME, "any text, ünlike others"],
      [FAMILY_NAME, "example_prod-APP1"],
      [CONTAINER_NAME, "example_prod-APP1"],
      [SERVICE_NAME, "example_prod-APP1"],
      [CLUSTER_NAME, "example_prod-APP1"],
      [LOAD_BALANCER_NAME, "a"],
      [LOAD_BALANCER_NAME, "Example-prod-1"],
      [LOAD_BALANCER_NAME, "internal"],
      [TARGET_GROUP_NAME, "internal-app"],
      [SECURITY_GROUP_NAME, "Example prod ._-:/()#,@[]+=&;{}!$*"],
      [SCALING_POLICY_NAME, "dev to/cpu: 60 %"],
      [METRIC_FILTER_NAME, "errors per minute / app"],
      [SUBSCRIPTION_FILTER_NAME, "to lambda"],
      [LOG_DESTINATION_NAME, "central logs"],
      [QUERY_DEFINITION_NAME, "university/database errors"],
      [ANOMALY_DETECTOR_NAME, "app: unusual"],
      [LOG_METRIC_NAME, "Errors/5xx"],
      [LOG_METRIC_NAMESPACE, "University/AWS/Logs"],
      [LOG_GROUP_NAME, "/ecs/app_1.0-a#b"],
    ] as [NameRule, string][]
  ).map(titled),
)("%s may be %j", (_title, rule, name) => {
  expect(nameProblems(rule, name)).toEqual([]);
});

test.each(
  (
    [
      [ROLE_NAME, "with space"],
      [ROLE_NAME, "ünicode"],
      [ROLE_NAME, "a/b"],
      [POLICY_NAME, "a:b"],
      [POLICY_ATTACHMENT_NAME, "two\nlines"],
      [FAMILY_NAME, "with.dot"],
      [FAMILY_NAME, "with space"],
      [CONTAINER_NAME, "a+b"],
      [SERVICE_NAME, "a.b"],
      [CLUSTER_NAME, "a/b"],
      [LOAD_BALANCER_NAME, "-first"],
      [LOAD_BALANCER_NAME, "last-"],
      [LOAD_BALANCER_NAME, "under_score"],
      [LOAD_BALANCER_NAME, "internal-alb"],
      [TARGET_GROUP_NAME, "-first"],
      [TARGET_GROUP_NAME, "last-"],
      [TARGET_GROUP_NAME, "under_score"],
      [SECURITY_GROUP_NAME, "sg-123"],
      [SECURITY_GROUP_NAME, "a|b"],
      [SCALING_POLICY_NAME, "tab\there"],
      [METRIC_FILTER_NAME, "a:b"],
      [SUBSCRIPTION_FILTER_NAME, "a*b"],
      [LOG_DESTINATION_NAME, "a:b"],
      [QUERY_DEFINITION_NAME, "/first"],
      [QUERY_DEFINITION_NAME, "last/"],
      [QUERY_DEFINITION_NAME, "a*b"],
      [LOG_METRIC_NAME, "$x"],
      [LOG_METRIC_NAMESPACE, "AWS/Logs"],
      [LOG_GROUP_NAME, "with space"],
      [LOG_GROUP_NAME, "a:b"],
    ] as [NameRule, string][]
  ).map(titled),
)("%s may not be %j", (_title, rule, name) => {
  expect(nameProblems(rule, name)).toEqual([
    expect.objectContaining({ code: "name-pattern", got: name, fix: "rename it" }),
  ]);
});

test("a name with a line break at its end is refused", () => {
  expect(nameProblems(ROLE_NAME, "role\n")).toHaveLength(1);
});

test("the sentence names rule, value and way out", () => {
  expect(nameProblems(LOAD_BALANCER_NAME, "x".repeat(33)).map(explain)).toEqual([
    `name-length: a load balancer's name has 1 to 32 characters, got: "${"x".repeat(33)}"; shorten it by 1`,
  ]);
});
