import { nameProblems, type NameKind } from "../../../constructs/core/names";
import { explain } from "../../../constructs/core/problem";

/** The longest name that AWS accepts. */
const LIMITS: [NameKind, number][] = [
  ["role", 64],
  ["policy", 128],
  ["policyAttachment", 128],
  ["family", 255],
  ["container", 255],
  ["service", 255],
  ["cluster", 255],
  ["loadBalancer", 32],
  ["targetGroup", 32],
  ["securityGroup", 255],
  ["scalingPolicy", 256],
  ["metricFilter", 512],
  ["subscriptionFilter", 512],
  ["logDestination", 512],
  ["queryDefinition", 255],
  ["anomalyDetector", 512],
  ["metricName", 255],
  ["metricNamespace", 255],
  ["logGroup", 512],
];

describe.each(LIMITS)("length of a name: %s", (kind, max) => {
  test(`${max} characters are accepted`, () => {
    expect(nameProblems(kind, "a".repeat(max))).toEqual([]);
  });

  test("one more is refused, with the way out", () => {
    expect(nameProblems(kind, "a".repeat(max + 3))).toEqual([
      expect.objectContaining({ code: "name-length", got: "a".repeat(max + 3), fix: "shorten it by 3" }),
    ]);
  });

  test("none is refused", () => {
    expect(nameProblems(kind, "")).toEqual([expect.objectContaining({ code: "name-length", fix: "give it one" })]);
  });
});

test.each<[NameKind, string]>([
  ["role", "example-prod_Role+=,.@1"],
  ["policy", "example-prod_Policy+=,.@1"],
  ["policyAttachment", "any text, ünlike others"],
  ["family", "example_prod-APP1"],
  ["container", "example_prod-APP1"],
  ["service", "example_prod-APP1"],
  ["cluster", "example_prod-APP1"],
  ["loadBalancer", "a"],
  ["loadBalancer", "Example-prod-1"],
  ["loadBalancer", "internal"],
  ["targetGroup", "internal-app"],
  ["securityGroup", "Example prod ._-:/()#,@[]+=&;{}!$*"],
  ["scalingPolicy", "dev to/cpu: 60 %"],
  ["metricFilter", "errors per minute / app"],
  ["subscriptionFilter", "to lambda"],
  ["logDestination", "central logs"],
  ["queryDefinition", "university/database errors"],
  ["anomalyDetector", "app: unusual"],
  ["metricName", "Errors/5xx"],
  ["metricNamespace", "University/AWS/Logs"],
  ["logGroup", "/ecs/app_1.0-a#b"],
])("%s may be called %j", (kind, name) => {
  expect(nameProblems(kind, name)).toEqual([]);
});

test.each<[NameKind, string]>([
  ["role", "with space"],
  ["role", "ünicode"],
  ["role", "a/b"],
  ["policy", "a:b"],
  ["policyAttachment", "two\nlines"],
  ["family", "with.dot"],
  ["family", "with space"],
  ["container", "a+b"],
  ["service", "a.b"],
  ["cluster", "a/b"],
  ["loadBalancer", "-first"],
  ["loadBalancer", "last-"],
  ["loadBalancer", "under_score"],
  ["loadBalancer", "internal-alb"],
  ["targetGroup", "-first"],
  ["targetGroup", "last-"],
  ["targetGroup", "under_score"],
  ["securityGroup", "sg-123"],
  ["securityGroup", "a|b"],
  ["scalingPolicy", "tab\there"],
  ["metricFilter", "a:b"],
  ["subscriptionFilter", "a*b"],
  ["logDestination", "a:b"],
  ["queryDefinition", "/first"],
  ["queryDefinition", "last/"],
  ["queryDefinition", "a*b"],
  ["metricName", "$x"],
  ["metricNamespace", "AWS/Logs"],
  ["logGroup", "with space"],
  ["logGroup", "a:b"],
])("%s may not be called %j", (kind, name) => {
  expect(nameProblems(kind, name)).toEqual([
    expect.objectContaining({ code: "name-pattern", got: name, fix: "rename it" }),
  ]);
});

test("a name with a line break at its end is refused", () => {
  expect(nameProblems("role", "role\n")).toHaveLength(1);
});

test("the sentence names rule, value and way out", () => {
  expect(nameProblems("loadBalancer", "x".repeat(33)).map(explain)).toEqual([
    `name-length: a load balancer's name has 1 to 32 characters, got: "${"x".repeat(33)}"; shorten it by 1`,
  ]);
});
