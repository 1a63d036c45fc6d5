import { decodeJson } from "../../testing/matchers/decode";
import { readExpression } from "../../testing/matchers/expression";
import { ACTIONS_WITHOUT_RESOURCE, needlessWildcards } from "../../testing/matchers/wildcards";

describe("an expression that writes a value out", () => {
  it.each<[source: string, value: unknown]>([
    ['"a"', "a"],
    ["12", 12],
    ["-1.5e3", -1500],
    ["true", true],
    ["null", null],
    ["[]", []],
    ["{}", {}],
    ['[1, "a", [true],]', [1, "a", [true]]],
    ['{"name" = "app", cpu = 1, "a-b" : null}', { name: "app", cpu: 1, "a-b": null }],
    ["{\n  name = var.x\n  cpu  = 1\n}", { name: "${var.x}", cpu: 1 }],
    ['"${var.env}-app"', "${var.env}-app"],
    ['"$${HOME} %%{x}"', "$${HOME} %%{x}"],
    ['"say \\"hi\\"\\n\\\\ \\u00e9\\U0001F600"', 'say "hi"\n\\ é😀'],
    ['"${join("-", ["a}", var.x])}:1"', '${join("-", ["a}", var.x])}:1'],
    ["var.x", "${var.x}"],
    ["module.ecr.url[0].x", "${module.ecr.url[0].x}"],
    ['concat([1], ["a, b"])', '${concat([1], ["a, b"])}'],
    ['[var.a ? "x" : "y", 2]', ['${var.a ? "x" : "y"}', 2]],
    ['["x" == var.a]', ['${"x" == var.a}']],
    ["[for x in var.y : x]", "${[for x in var.y : x]}"],
    ["[[1, 2][0], 3]", ["${[1, 2][0]}", 3]],
    ["[1 + 2]", ["${1 + 2}"]],
    ["{(var.key) = 1}", { "${var.key}": 1 }],
    ["trueish", "${trueish}"],
  ])("%s", (source, value) => {
    expect(readExpression(source)).toEqual(value);
  });

  it.each(['["a"b"]', "[1 2", "{a b}", '"${var.x"', "[1,,2]", ""])("broken: %s", (source) => {
    expect(() => readExpression(source)).toThrow();
  });
});

describe("an attribute with JSON", () => {
  it.each<[attribute: string, value: unknown]>([
    ['[{"name":"app"}]', [{ name: "app" }]],
    ['{"a":"${var.x}:1","b":${var.n},"c":"$${HOME}"}', { a: "${var.x}:1", b: "${var.n}", c: "$${HOME}" }],
    ['{"a":"\\"${join("-", ["x"])}\\"","${var.k}":1}', { a: '"${join("-", ["x"])}"', "${var.k}": 1 }],
    ['${jsonencode([{"name" = "app"}])}', [{ name: "app" }]],
    ["${ jsonencode( {a = 1} ) }", { a: 1 }],
  ])("%s", (attribute, value) => {
    expect(decodeJson(attribute)).toEqual({ value });
  });

  it.each<[attribute: unknown, reason: RegExp]>([
    ["${var.containers}", /only Terraform can evaluate \$\{var\.containers\}/],
    ["${jsonencode(var.containers)}", /only Terraform can evaluate/],
    ['${jsonencode(["a"b"])}', /does not end/],
    ["[{]", /JSON/],
    [undefined, /no text/],
  ])("%s: says why it can't be read", (attribute, reason) => {
    expect(decodeJson(attribute)).toEqual({ unknown: expect.stringMatching(reason) });
  });
});

describe("wildcards of a policy", () => {
  const needless = (statement: object): string[] =>
    needlessWildcards(
      {
        where: "",
        source: {},
        effect: "Allow",
        actions: ["logs:PutLogEvents"],
        notActions: [],
        resources: [],
        notResources: [],
        isConditional: false,
        ...statement,
      },
      ACTIONS_WITHOUT_RESOURCE,
    );

  it.each([
    "${aws_cloudwatch_log_group.app.arn}:*",
    "arn:aws:logs:us-east-1:123456789012:log-group:app:*",
    "arn:aws:logs:us-east-1:123456789012:log-group:/a/b:log-stream:*",
    "arn:${data.aws_partition.now.partition}:logs:${var.region}:${local.account}:log-group:${var.name}:*",
    "arn:aws:s3:::bucket/*",
    "${aws_s3_bucket.b.arn}/*",
    "arn:aws:execute-api:us-east-1:123456789012:abc/prod/*",
    "arn:aws:secretsmanager:us-east-1:123456789012:secret:db-??????",
    "arn:aws:ecr:us-east-1:123456789012:repository/app",
    "arn:aws:s3:::bucket/$${aws:username}/*",
    "${aws_kms_key.keys[*].arn}",
  ])("%s is as narrow as can be", (arn) => {
    expect(needless({ resources: [arn] })).toEqual([]);
  });

  it.each([
    "*",
    "arn:aws:logs:*:*:*",
    "arn:aws:logs:us-east-1:123456789012:*",
    "arn:aws:logs:us-east-1:123456789012:log-group:*",
    "arn:aws:logs:us-east-1:123456789012:log-group:app*:*",
    "arn:aws:logs:*:123456789012:log-group:app:*",
    "arn:aws:logs:us-east-1:*:log-group:app:*",
    "arn:*:logs:us-east-1:123456789012:log-group:app:*",
    "arn:aws:ecr:us-east-1:123456789012:repository/*",
    "arn:aws:iam::123456789012:role/*",
    "arn:aws:secretsmanager:us-east-1:123456789012:secret:*",
    "arn:aws:secretsmanager:us-east-1:123456789012:secret:db*",
    "arn:aws:s3:::*",
    "arn:aws:s3:::bucket-*/x",
    "${var.prefix}*",
    "*:*",
  ])("%s is wider than needed", (arn) => {
    expect(needless({ resources: [arn] })).toEqual([expect.stringContaining(`"${arn}"`)]);
  });

  it.each(["*", "logs:*", "logs:Put*", "s3:Get?bject"])("action %s is a wildcard", (action) => {
    const said = needless({ actions: [action], resources: ["arn:aws:s3:::bucket"] });
    expect(said).toEqual([`action "${action}" is a wildcard; list the actions`]);
  });

  it("knows the actions that take no resource, in any case of letters", () => {
    expect(needless({ actions: ["ecr:GetAuthorizationToken", "XRAY:puttracesegments"], resources: ["*"] })).toEqual([]);
    expect(needless({ actions: ["ecr:GetAuthorizationToken", "ecr:BatchGetImage"], resources: ["*"] })).toEqual([
      'resource "*" is not needed for ecr:BatchGetImage; name the resource',
    ]);
  });

  it("takes NotAction and NotResource as wildcards", () => {
    expect(needless({ actions: [], notActions: ["iam:*"], notResources: ["arn:aws:s3:::b"] })).toHaveLength(2);
  });

  it("lets Deny be as wide as it likes", () => {
    expect(needless({ effect: "Deny", actions: ["*"], resources: ["*"] })).toEqual([]);
  });
});
