import { ListenerAction } from "../../../constructs/network/listener-action";
import { redirectLoopProblems } from "../../../constructs/network/listener-action-rules";
import { Token } from "cdktf";
import { rangeProblems } from "../../../constructs/network/address-range";
import { conditionProblems, conditionWarnings } from "../../../constructs/network/listener-condition-rules";
import type { ListenerConditions } from "../../../constructs/network/listener-conditions";
import { loadBalancerProblems, loadBalancerWarnings } from "../../../constructs/network/load-balancer-rules";
import { networkIdProblems } from "../../../constructs/core/network-ids";
import { securityGroupProblems } from "../../../constructs/network/security-group-rules";
import { targetGroupProblems } from "../../../constructs/network/target-group-rules";
import type { Problem } from "../../../constructs/core/problem";

const UNKNOWN = Token.asString({ resolve: () => "?" });
const UNKNOWN_NUMBER = Token.asNumber({ resolve: () => 1 });
const UNKNOWN_LIST = Token.asList({ resolve: () => ["?"] });

const codes = (problems: readonly Problem[]): string[] => problems.map(({ code }) => code);

describe("ranges of addresses", () => {
  test.each(["0.0.0.0/0", "10.0.0.0/8", "10.128.0.0/9", "192.168.1.1/32", "172.16.0.4/30", UNKNOWN, "${var.cidr}"])(
    "%s is one of IPv4",
    (range) => expect(rangeProblems([range], [4])).toEqual([]),
  );

  test.each(["::/0", "2001:db8::/32", "::1/128", "0.0.0.0/0"])("%s is one of either", (range) =>
    expect(rangeProblems([range], [4, 6])).toEqual([]),
  );

  test.each([
    ["10.0.0.1", "ends with / and 0 to 32", "write 10.0.0.1/32 for this one address"],
    ["10.0.0.0/33", "ends with / and 0 to 32", "write 10.0.0.0/32"],
    ["10.0.0.0/08", "ends with / and 0 to 32", "write 10.0.0.0/32"],
    ["10.0.0.0/", "ends with / and 0 to 32", "write 10.0.0.0/32"],
    ["10.0.0.0/8/8", "ends with / and 0 to 32", "write 10.0.0.0/32"],
    ["10.0.0.1/8", "begins with its first one", "write 10.0.0.0/8"],
    ["10.0.0.255/25", "begins with its first one", "write 10.0.0.128/25"],
    ["10.200.0.0/9", "begins with its first one", "write 10.128.0.0/9"],
    ["1.2.3.4/0", "begins with its first one", "write 0.0.0.0/0"],
    ["10.0.0/8", "is IPv4 with a prefix length", "write it like this"],
    ["10.0.0.256/32", "is IPv4 with a prefix length", "write it like this"],
    ["anywhere", "is IPv4 with a prefix length", "write it like this"],
    ["", "is IPv4 with a prefix length", "write it like this"],
    ["::/0", "is IPv4 with a prefix length", "write it like this"],
  ])("%s is not a range of IPv4", (range, rule, fix) => {
    expect(rangeProblems([range], [4])).toEqual([
      {
        code: "address-range",
        rule: expect.stringContaining(rule) as string,
        got: range,
        fix: expect.stringContaining(fix) as string,
      },
    ]);
  });

  test.each([
    ["::/129", "ends with / and 0 to 128"],
    ["::1", "ends with / and 0 to 128"],
    ["fe80::1%eth0/64", "is IPv4 or IPv6"],
  ])("%s is not a range of IPv4 or IPv6", (range, rule) => {
    expect(rangeProblems([range], [4, 6])).toMatchObject([{ rule: expect.stringContaining(rule) as string }]);
  });

  test("a list that Terraform fills in passes, and so does no list", () => {
    expect(rangeProblems(UNKNOWN_LIST, [4])).toEqual([]);
    expect(rangeProblems(undefined, [4])).toEqual([]);
  });
});

describe("ids", () => {
  test.each([
    ["VPC", "vpc-0a1b2c3d4e5f67890"],
    ["subnet", "subnet-1"],
    ["security group", "sg-1"],
    ["subnet", UNKNOWN],
    ["VPC", "${module.vpc.vpc_id}"],
  ] as const)("of a %s: %s", (kind, id) => expect(networkIdProblems(kind, [id])).toEqual([]));

  test.each([
    ["VPC", "subnet-1", "a VPC is given by its id, which begins with vpc-"],
    ["VPC", "main", "a VPC is given by its id, which begins with vpc-"],
    ["VPC", "", "a VPC is given by its id, which begins with vpc-"],
    ["subnet", "vpc-1", "a subnet is given by its id, which begins with subnet-"],
    ["subnet", "arn:aws:ec2:eu-west-3:123456789012:subnet/subnet-1", "a subnet is given"],
    ["security group", "default", "a security group is given by its id, which begins with sg-"],
    ["security group", "sg-1, sg-2", "a security group is given"],
  ] as const)("not of a %s: %s", (kind, got, rule) => {
    expect(networkIdProblems(kind, [got])).toMatchObject([
      { code: "network-id", rule: expect.stringContaining(rule) as string, got },
    ]);
  });

  test("a list that Terraform fills in passes", () => expect(networkIdProblems("subnet", UNKNOWN_LIST)).toEqual([]));
});

describe("security groups", () => {
  const rule = { protocol: "tcp", port: 443, cidrBlocks: ["10.0.0.0/8"] } as const;
  const group = (...ingress: Parameters<typeof securityGroupProblems>[0]["ingress"]) =>
    securityGroupProblems({ vpcId: "vpc-1", ingress });

  test.each([
    rule,
    { ...rule, port: 0 },
    { ...rule, port: 65_535 },
    { ...rule, port: UNKNOWN_NUMBER },
    { ...rule, protocol: "UDP" as const },
    { protocol: "tcp" as const, port: 1, securityGroupIds: ["sg-1"] },
    { ...rule, cidrBlocks: UNKNOWN_LIST },
    { ...rule, securityGroupIds: [] },
    { ...rule, description: "it.s_a-rule: (1) #2, @[3]+=&;{4}!$*/" },
  ])("%j passes", (one) => expect(group(one)).toEqual([]));

  test.each([
    [{ ...rule, port: -1 }, "security-group-rule", "a rule's port is 0 to 65535, whole"],
    [{ ...rule, port: 65_536 }, "security-group-rule", "a rule's port is 0 to 65535, whole"],
    [{ ...rule, port: 80.5 }, "security-group-rule", "a rule's port is 0 to 65535, whole"],
    [{ ...rule, protocol: "icmp" as "tcp" }, "security-group-rule", "a rule's protocol is tcp, TCP, udp, UDP"],
    [{ protocol: "tcp" as const, port: 1 }, "security-group-rule", "a rule says whom it lets through"],
    [{ ...rule, cidrBlocks: [] }, "security-group-rule", "a rule says whom it lets through"],
    [{ ...rule, cidrBlocks: ["::/0"] }, "address-range", "a range of addresses is IPv4"],
    [{ ...rule, securityGroupIds: ["app"] }, "network-id", "a security group is given by its id"],
    [{ ...rule, description: "it's" }, "security-group-rule-description", "a rule's description holds 1 to 255"],
    [{ ...rule, description: "" }, "security-group-rule-description", "a rule's description holds 1 to 255"],
    [{ ...rule, description: "x".repeat(256) }, "security-group-rule-description", "a rule's description holds"],
  ])("%j does not", (one, code, says) => {
    expect(group(one)).toMatchObject([{ code, rule: expect.stringContaining(says) as string }]);
  });

  test("a group's own settings, and its ways out", () => {
    const base = { vpcId: "vpc-1", ingress: [rule] };
    expect(codes(securityGroupProblems({ ...base, description: "it's" }))).toEqual(["security-group-description"]);
    expect(securityGroupProblems({ ...base, description: "Tasks", egress: [] })).toEqual([]);
    expect(codes(securityGroupProblems({ ...base, vpcId: "main" }))).toEqual(["network-id"]);
    expect(codes(securityGroupProblems({ ...base, egress: [{ ...rule, port: 70_000 }] }))).toEqual([
      "security-group-rule",
    ]);
  });
});

describe("target groups", () => {
  const base = { port: 80, vpcId: "vpc-1", healthCheck: { path: "/", matcher: "200" } };

  test.each(["200", "499", "200,302", "200-299", "200-299,401,403-404", UNKNOWN])("matcher %s passes", (matcher) =>
    expect(targetGroupProblems({ ...base, healthCheck: { path: "/", matcher } })).toEqual([]),
  );

  test.each(["2xx", "199", "500", "200-500", "299-200", "200, 302", "", "200-", "200,", "2000", "20", "200-250-299"])(
    "matcher %s does not",
    (matcher) => {
      const problems = targetGroupProblems({ ...base, healthCheck: { path: "/", matcher } });
      expect(problems).toMatchObject([{ code: "target-group-health-check", got: matcher }]);
    },
  );

  test.each(["/", "/health?deep=1", "/a/b.html", `/${"x".repeat(1023)}`, UNKNOWN])("path %s passes", (path) =>
    expect(targetGroupProblems({ ...base, healthCheck: { path, matcher: "200" } })).toEqual([]),
  );

  test.each(["", "health", "http://app/health", "/a b", `/${"x".repeat(1024)}`])("path %s does not", (path) =>
    expect(codes(targetGroupProblems({ ...base, healthCheck: { path, matcher: "200" } }))).toEqual([
      "target-group-health-check",
    ]),
  );

  test("its port and VPC", () => {
    expect(targetGroupProblems({ ...base, port: 65_535, vpcId: UNKNOWN })).toEqual([]);
    expect(codes(targetGroupProblems({ ...base, port: 0 }))).toEqual(["target-group-port"]);
    expect(codes(targetGroupProblems({ ...base, port: 65_536 }))).toEqual(["target-group-port"]);
    expect(codes(targetGroupProblems({ ...base, vpcId: "subnet-1" }))).toEqual(["network-id"]);
  });
});

describe("load balancers", () => {
  const base = { subnetIds: ["subnet-1", "subnet-2"], securityGroupIds: ["sg-1"] };

  test("two subnets pass, and those that Terraform fills in", () => {
    for (const subnetIds of [base.subnetIds, UNKNOWN_LIST]) {
      expect(loadBalancerProblems({ ...base, subnetIds })).toEqual([]);
      expect(loadBalancerWarnings({ ...base, subnetIds })).toEqual([]);
    }
  });

  test("one is warned of, an empty list is refused", () => {
    expect(loadBalancerProblems({ ...base, subnetIds: ["subnet-1"] })).toEqual([]);
    expect(codes(loadBalancerWarnings({ ...base, subnetIds: ["subnet-1", "subnet-1"] }))).toEqual([
      "load-balancer-subnets",
    ]);
    expect(codes(loadBalancerProblems({ ...base, subnetIds: [] }))).toEqual(["load-balancer-subnets"]);
    expect(loadBalancerWarnings({ ...base, subnetIds: [] })).toEqual([]);
  });

  test("ids of other kinds are refused", () => {
    const problems = loadBalancerProblems({ subnetIds: ["vpc-1", "subnet-2"], securityGroupIds: ["subnet-1"] });
    expect(problems.map(({ got }) => got)).toEqual(["vpc-1", "subnet-1"]);
  });
});

describe("conditions of a listener rule", () => {
  test.each<ListenerConditions>([
    { paths: ["/", "/grades/*", "*.php", "/~user/$1", UNKNOWN] },
    { hosts: ["*.example.org", "example.org", "10.0.0.1", "a?.example.co.uk", UNKNOWN] },
    { methods: ["GET", "M-SEARCH", UNKNOWN] },
    { sourceIps: ["10.0.0.0/8", "2001:db8::/32", UNKNOWN] },
    { headers: { "X-Environment": ["test", "*${x}*"], "X-Host": ["a"] } },
    { query: { version: "2", [UNKNOWN]: UNKNOWN } },
    { paths: UNKNOWN_LIST },
    { paths: ["/*/*", "/?/*"], hosts: ["*.example.org"] },
    { paths: ["/*/*", "/?/*"], hosts: ["*.example.org"], query: { a: "\\*\\?" } },
  ])("%j passes", (conditions) => expect(conditionProblems(conditions)).toEqual([]));

  test.each<[ListenerConditions, string]>([
    [{}, "a rule has a condition"],
    [{ paths: [] }, "a rule has a condition"],
    [{ headers: { "X-A": [] } }, "a rule has a condition"],
    [{ paths: ["grades/*"] }, "a path begins with /"],
    [{ paths: ["/a b"] }, "a path begins with /"],
    [{ paths: ["/a?b=c"] }, "a path begins with /"],
    [{ paths: ["https://example.org/grades"] }, "a path begins with /"],
    [{ paths: [""] }, "a path begins with /"],
    [{ paths: [`/${"x".repeat(128)}`] }, "a path begins with /"],
    [{ hosts: ["localhost"] }, "a host has at most"],
    [{ hosts: ["https://example.org"] }, "a host has at most"],
    [{ hosts: ["example.org:8080"] }, "a host has at most"],
    [{ hosts: ["example.*"] }, "a host has at most"],
    [{ hosts: ["example.org/grades"] }, "a host has at most"],
    [{ hosts: [`${"x".repeat(125)}.org`] }, "a host has at most"],
    [{ methods: ["get"] }, "a method has at most"],
    [{ methods: ["*"] }, "a method has at most"],
    [{ methods: ["X".repeat(41)] }, "a method has at most"],
    [{ sourceIps: ["10.0.0.1"] }, "a range of addresses ends"],
    [{ headers: { Host: ["a"] } }, "a header's name"],
    [{ headers: { "X Environment": ["a"] } }, "a header's name"],
    [{ headers: { ["x".repeat(41)]: ["a"] } }, "a header's name"],
    [{ headers: { "X-A": [""] } }, "a value has 1 to 128"],
    [{ headers: { "X-A": ["x".repeat(129)] } }, "a value has 1 to 128"],
    [{ query: { a: "" } }, "a value has 1 to 128"],
    [{ query: { ["x".repeat(129)]: "a" } }, "a value has 1 to 128"],
    [{ paths: ["/1", "/2", "/3"], hosts: ["a.b", "c.d", "e.f"] }, "at most 5 values together"],
    [{ paths: ["/*/*/*/*"], headers: { "X-A": ["?*"] }, query: { b: "*" } }, "at most 6 wildcards together"],
  ])("%j does not", (conditions, says) => {
    expect(conditionProblems(conditions)).toMatchObject([{ rule: expect.stringContaining(says) as string }]);
  });

  test.each<[number, ListenerConditions]>([
    [0, { paths: ["/*/*/*/*/*"] }],
    [1, { paths: ["/*/*/*"], hosts: ["*.*.example.org"], query: { a: "?" } }],
    [0, { paths: ["/*/*/*/*/*/*/*"] }],
  ])("%i warnings, since some accounts allow 6 wildcards, for %j", (count, conditions) => {
    const rule = "the conditions of a rule have at most 5 wildcards together";
    expect(conditionWarnings(conditions).map((warning) => warning.rule)).toEqual(
      Array.from({ length: count }, () => rule),
    );
  });

  test("a header without values is shown", () => {
    const conditions = { headers: { "X-A": [] } };
    expect(conditionProblems(conditions)).toMatchObject([{ got: conditions }]);
  });
});

test.each<[string, ListenerAction, Partial<{ port: number; isHttps: boolean }>, number]>([
  ["its own port", ListenerAction.redirect({ port: 80 }), {}, 1],
  ["its own protocol", ListenerAction.redirect({ protocol: "HTTP" }), {}, 1],
  ["itself by HTTPS", ListenerAction.redirectToHttps(), { port: 443, isHttps: true }, 1],
  ["HTTPS", ListenerAction.redirectToHttps(), {}, 0],
  ["HTTPS on another port", ListenerAction.redirectToHttps(), { port: 8443, isHttps: true }, 0],
  ["another port", ListenerAction.redirect({ port: 8080 }), {}, 0],
  ["another host", ListenerAction.redirect({ port: 80, host: "b.example" }), {}, 0],
  ["another path", ListenerAction.redirect({ port: 80, path: "/new" }), {}, 0],
  ["the host of the request", ListenerAction.redirect({ port: 80, host: "#{host}" }), {}, 1],
  ["the path of the request", ListenerAction.redirect({ protocol: "HTTP", path: "/#{path}" }), {}, 1],
  ["a path below that of the request", ListenerAction.redirect({ port: 80, path: "/v2/#{path}" }), {}, 0],
  ["a port that a variable has", ListenerAction.redirect({ port: Token.asNumber({ resolve: () => 80 }) }), {}, 0],
  ["80, from a variable's port", ListenerAction.redirect({ port: 80 }), { port: Token.asNumber("${var.port}") }, 0],
  ["nowhere, an answer", ListenerAction.fixedResponse({ statusCode: 404 }), {}, 0],
])("a listener that redirects to %s", (_where, action, listener, problems) => {
  const found = redirectLoopProblems(action, { port: 80, isHttps: false, ...listener });
  expect(found.map(({ code }) => code)).toEqual(Array.from({ length: problems }, () => "listener-redirect"));
});
