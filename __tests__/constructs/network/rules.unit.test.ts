import { Token } from "cdktf";
import { rangeProblems } from "../../../constructs/network/address-range";
import { loadBalancerProblems, loadBalancerWarnings } from "../../../constructs/network/load-balancer-rules";
import { networkIdProblems } from "../../../constructs/core/network-ids";
import { securityGroupProblems } from "../../../constructs/network/security-group-rules";
import { targetGroupProblems } from "../../../constructs/network/target-group-rules";
import type { Problem } from "../../../constructs/core/problem";

const UNKNOWN = Token.asString({ resolve: () => "?" });
const UNKNOWN_NUMBER = Token.asNumber({ resolve: () => 1 });
const UNKNOWN_LIST = Token.asList({ resolve: () => ["?"] });

const codes = (problems: readonly Problem[]): string[] => problems.map(({ code }) => code);
const says = (problems: readonly Problem[]): string[] =>
  problems.map(({ code, rule, fix }) => `${code}: ${rule}; ${fix}`);

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

  const port = "security-group-rule: a rule's port is 0 to 65535, whole; choose a value in between";
  const whom = "security-group-rule: a rule says whom it lets through; give it cidrBlocks or securityGroupIds";
  const marks = "holds 1 to 255 letters, digits, spaces and ._-:/()#,@[]+=&;{}!$*; reword it";
  const description = `security-group-rule-description: a rule's description ${marks}`;
  const id = "which begins with sg-; take its `id`: not its name, its ARN, or another resource's id";
  test.each([
    [{ ...rule, port: -1 }, port],
    [{ ...rule, port: 65_536 }, port],
    [{ ...rule, port: 80.5 }, port],
    [
      { ...rule, protocol: "icmp" as "tcp" },
      "security-group-rule: a rule's protocol is tcp, TCP, udp, UDP; choose one of them",
    ],
    [{ protocol: "tcp" as const, port: 1 }, whom],
    [{ ...rule, cidrBlocks: [] }, whom],
    [
      { ...rule, cidrBlocks: ["::/0"] },
      "address-range: a range of addresses is IPv4 with a prefix length, such as 10.0.0.0/8; write it like this",
    ],
    [{ ...rule, securityGroupIds: ["app"] }, `network-id: a security group is given by its id, ${id}`],
    [{ ...rule, description: "it's" }, description],
    [{ ...rule, description: "" }, description],
    [{ ...rule, description: "x".repeat(256) }, description],
  ])("%j does not", (one, message) => expect(says(group(one))).toEqual([message]));

  test("a group's own settings, and its ways out", () => {
    const base = { vpcId: "vpc-1", ingress: [rule] };
    expect(says(securityGroupProblems({ ...base, description: "it's" }))).toEqual([
      `security-group-description: a security group's description ${marks}`,
    ]);
    expect(securityGroupProblems({ ...base, description: "Tasks", egress: [] })).toEqual([]);
    expect(codes(securityGroupProblems({ ...base, vpcId: "main" }))).toEqual(["network-id"]);
    expect(says(securityGroupProblems({ ...base, egress: [{ ...rule, port: 70_000 }] }))).toEqual([port]);
  });
});

describe("target groups", () => {
  const base = { port: 80, vpcId: "vpc-1", healthCheck: { path: "/", matcher: "200" } };
  const code = "target-group-health-check";

  test.each(["200", "200-200", "499", "200,302", "200-299", "200-299,401,403-404", UNKNOWN])(
    "matcher %s passes",
    (matcher) => expect(targetGroupProblems({ ...base, healthCheck: { path: "/", matcher } })).toEqual([]),
  );

  test.each(["2xx", "199", "500", "200-500", "299-200", "200, 302", "", "200-", "200,", "2000", "20", "200-250-299"])(
    "matcher %s does not",
    (matcher) => {
      const rule = "a health check's matcher is status codes from 200 to 499, and ranges of them";
      const fix = "write it as '200', '200,302' or '200-299'";
      const problems = targetGroupProblems({ ...base, healthCheck: { path: "/", matcher } });
      expect(problems).toEqual([{ code, rule, got: matcher, fix }]);
    },
  );

  test.each(["/", "/health?deep=1", "/a/b.html", `/${"x".repeat(1023)}`, UNKNOWN])("path %s passes", (path) =>
    expect(targetGroupProblems({ ...base, healthCheck: { path, matcher: "200" } })).toEqual([]),
  );

  test.each(["", "health", "http://app/health", "/a b", `/${"x".repeat(1024)}`])("path %s does not", (path) => {
    const rule = "a health check's path begins with /, has at most 1024 characters, and no space";
    const fix = "write the path alone, without a host";
    const problems = targetGroupProblems({ ...base, healthCheck: { path, matcher: "200" } });
    expect(problems).toEqual([{ code, rule, got: path, fix }]);
  });

  test("its port and VPC", () => {
    const port = "target-group-port: a target group's port is 1 to 65535, whole; choose a value in between";
    expect(targetGroupProblems({ ...base, port: 1 })).toEqual([]);
    expect(targetGroupProblems({ ...base, port: 65_535, vpcId: UNKNOWN })).toEqual([]);
    expect(says(targetGroupProblems({ ...base, port: 0 }))).toEqual([port]);
    expect(says(targetGroupProblems({ ...base, port: 65_536 }))).toEqual([port]);
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
    const code = "load-balancer-subnets";
    const rule = "an application load balancer has subnets in at least two availability zones";
    const tooFew = (got: readonly string[]) => [{ code, rule, got, fix: "add a subnet of another zone" }];
    const twice = ["subnet-1", "subnet-1"];
    expect(loadBalancerProblems({ ...base, subnetIds: ["subnet-1"] })).toEqual([]);
    expect(loadBalancerWarnings({ ...base, subnetIds: twice })).toEqual(tooFew(twice));
    expect(loadBalancerProblems({ ...base, subnetIds: [] })).toEqual(tooFew([]));
    expect(loadBalancerWarnings({ ...base, subnetIds: [] })).toEqual([]);
  });

  test("ids of other kinds are refused", () => {
    const problems = loadBalancerProblems({ subnetIds: ["vpc-1", "subnet-2"], securityGroupIds: ["subnet-1"] });
    expect(problems.map(({ got }) => got)).toEqual(["vpc-1", "subnet-1"]);
  });
});
