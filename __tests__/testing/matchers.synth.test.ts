import { DataAwsIamPolicyDocument } from "@cdktf/provider-aws/lib/data-aws-iam-policy-document";
import { EcsTaskDefinition } from "@cdktf/provider-aws/lib/ecs-task-definition";
import { IamPolicy } from "@cdktf/provider-aws/lib/iam-policy";
import { IamRole } from "@cdktf/provider-aws/lib/iam-role";
import { IamRolePolicy } from "@cdktf/provider-aws/lib/iam-role-policy";
import { Fn, type TerraformStack, TerraformVariable, Testing } from "cdktf";
import "../../testing/matchers";
import type { ContainerShape, LogConfigurationShape, PartOf } from "../../testing/matchers";
import type { ContainerDefinition, LogConfiguration } from "../../harness/ecs-api/types";
import { failure, plainStack } from "../../harness/plain-stack";

const container = (env: TerraformVariable) => ({
  name: `${env.stringValue}-app`,
  image: "nginx:1",
  essential: true,
  portMappings: [{ containerPort: 80, protocol: "tcp" }],
  environment: [
    { name: "PATH_", value: "/a" },
    { name: "QUOTED", value: 'say "hi"' },
  ],
  logConfiguration: { logDriver: "awslogs", options: { "awslogs-group": "app", "awslogs-region": "eu-west-3" } },
});

const ways: [way: string, encode: (value: unknown) => string][] = [
  ["JSON.stringify", (value) => JSON.stringify(value)],
  ["Fn.jsonencode", (value) => Fn.jsonencode(value)],
];

describe.each(ways)("containers of a plain cdktf stack, written by %s", (way, encode) => {
  const stack = plainStack((scope, env) => {
    // cdktf 0.21 writes the quotes of a text unescaped into jsonencode.
    const definition = container(env);
    const environment = way === "Fn.jsonencode" ? definition.environment.slice(0, 1) : definition.environment;
    const containers = [
      { ...definition, environment },
      { name: "sidecar", image: "envoy:1" },
    ];
    new EcsTaskDefinition(scope, "task", { family: "x", containerDefinitions: encode(containers) });
  });

  test("a part is enough, with Terraform's references as Terraform writes them", () => {
    expect(stack).toHaveContainerDefinition("${var.env}-app");
    expect(stack).toHaveContainerDefinition("${var.env}-app", {
      essential: true,
      portMappings: [{ containerPort: 80 }],
      logConfiguration: { options: { "awslogs-group": "app" } },
    });
    expect(stack).toHaveContainerDefinition("sidecar", { image: expect.stringMatching(/^envoy:/) });
    expect(stack).toHaveLogConfiguration("${var.env}-app", {
      logDriver: "awslogs",
      options: { "awslogs-region": "eu-west-3" },
    });
  });

  test("not, where something differs", () => {
    expect(stack).not.toHaveContainerDefinition("web");
    expect(stack).not.toHaveContainerDefinition("sidecar", { essential: true });
    expect(stack).not.toHaveContainerDefinition("${var.env}-app", { portMappings: [] });
    expect(stack).not.toHaveLogConfiguration("sidecar");
    expect(stack).not.toHaveLogConfiguration("${var.env}-app", { options: { mode: "non-blocking" } });
  });

  test("takes what Testing.synth returns", () => {
    expect(Testing.synth(stack)).toHaveContainerDefinition("sidecar", { image: "envoy:1" });
  });

  test("the message on a misspelt name has the nearest ones", () => {
    const said = failure(() => expect(stack).toHaveContainerDefinition("sidekar"));
    expect(said).toContain(
      'No container is called "sidekar". The stack has, the nearest first:\n' +
        '  "sidecar" (aws_ecs_task_definition.task)\n  "${var.env}-app" (aws_ecs_task_definition.task)',
    );
  });

  test("a difference is shown alone", () => {
    const expected = { essential: true, logConfiguration: { options: { "awslogs-group": "web" } } };
    const said = failure(() => expect(stack).toHaveContainerDefinition("${var.env}-app", expected));
    expect(said).toContain('Container "${var.env}-app" (aws_ecs_task_definition.task) differs:');
    expect(said).toContain('-       "awslogs-group": "web",\n+       "awslogs-group": "app",');
    expect(said).not.toContain("eu-west-3");
  });

  test("a container without logs is reported as such", () => {
    expect(failure(() => expect(stack).toHaveLogConfiguration("sidecar"))).toContain(
      'Container "sidecar" (aws_ecs_task_definition.task) has no log configuration.',
    );
  });

  test("not: what matched is named", () => {
    expect(failure(() => expect(stack).not.toHaveContainerDefinition("sidecar"))).toContain(
      'Matched: "sidecar" (aws_ecs_task_definition.task)',
    );
  });
});

describe("containers that can't be read", () => {
  test("only Terraform knows them", () => {
    const stack = plainStack((scope, env) => {
      new EcsTaskDefinition(scope, "task", { family: "x", containerDefinitions: env.stringValue });
    });
    expect(failure(() => expect(stack).toHaveContainerDefinition("app"))).toContain(
      'No container is called "app". The stack has no container in any aws_ecs_task_definition.\n' +
        "aws_ecs_task_definition.task.container_definitions can't be read: only Terraform can evaluate ${var.env}",
    );
  });

  test("text that only looks like a reference is not one", () => {
    const stack = plainStack((scope) => {
      const containerDefinitions = Fn.jsonencode([{ name: "app", image: "${var.env}" }]);
      new EcsTaskDefinition(scope, "task", { family: "x", containerDefinitions });
    });
    expect(stack).not.toHaveContainerDefinition("app", { image: "${var.env}" });
    expect(stack).toHaveContainerDefinition("app", { image: "$${var.env}" });
  });

  test.each([42, "no JSON", undefined])("what is no stack: %s", (received) => {
    expect(() => expect(received).toHaveContainerDefinition("app")).toThrow(
      /expected a TerraformStack, or the text that Testing\.synth or Testing\.synthScope returns, got:/,
    );
  });
});

test("a number that Terraform fills in is written as its expression", () => {
  const stack = plainStack((scope) => {
    const cpu = new TerraformVariable(scope, "cpu", { type: "number" }).numberValue;
    new EcsTaskDefinition(scope, "task", { family: "x", containerDefinitions: Fn.jsonencode([{ name: "app", cpu }]) });
  });
  expect(stack).toHaveContainerDefinition("app", { cpu: "${var.cpu}" });
});

type Same<A, B> = [A] extends [B] ? ([B] extends [A] ? true : false) : false;

test("the types know every field of AWS's container definition, and no other", () => {
  const same: Same<keyof ContainerDefinition, keyof ContainerShape> = true;
  const sameLogs: Same<keyof LogConfiguration, keyof LogConfigurationShape> = true;
  const accepted = (definition: ContainerDefinition): PartOf<ContainerShape> => definition;
  expect([same, sameLogs, accepted({ name: "app" })]).toEqual([true, true, { name: "app" }]);
});

const GROUP = "arn:aws:logs:eu-west-3:123456789012:log-group:app";
const statement = (actions: string[], resources: string[], effect = "Allow") => ({
  Effect: effect,
  Action: actions,
  Resource: resources,
});

describe("policies of a plain cdktf stack", () => {
  const WRITE = ["logs:CreateLogStream", "logs:PutLogEvents"];
  const writers: [where: string, build: (stack: TerraformStack, actions: string[], resources: string[]) => unknown][] =
    [
      [
        "aws_iam_policy.p",
        (stack, actions, resources) =>
          new IamPolicy(stack, "p", { policy: JSON.stringify({ Statement: statement(actions, resources) }) }),
      ],
      [
        "aws_iam_role_policy.p",
        (stack, actions, resources) => {
          const policy = Fn.jsonencode({ Version: "2012-10-17", Statement: [statement(actions, resources)] });
          new IamRolePolicy(stack, "p", { role: "r", policy });
        },
      ],
      [
        "aws_iam_role.p.inline_policy",
        (stack, actions, resources) => {
          const policy = JSON.stringify({ Statement: [statement(actions, resources)] });
          new IamRole(stack, "p", { assumeRolePolicy: "{}", inlinePolicy: [{ name: "x", policy }] });
        },
      ],
      [
        "data.aws_iam_policy_document.p",
        (stack, actions, resources) => {
          const { json } = new DataAwsIamPolicyDocument(stack, "p", { statement: [{ actions, resources }] });
          new IamPolicy(stack, "attached", { policy: json });
        },
      ],
    ];

  describe.each(writers)("%s", (where, build) => {
    const stackWith = (actions: string[], resources: string[]) =>
      plainStack((stack) => build(stack, actions, resources));

    test("allows what is listed", () => {
      const stack = stackWith(WRITE, [`${GROUP}:*`]);
      expect(stack).toAllowOnly(WRITE, [`${GROUP}:*`]);
      expect(stack).toAllowOnly([...WRITE, "logs:createloggroup"], [expect.stringContaining("log-group:app")]);
      expect(stack).toHaveNoWildcard();
    });

    test("an action or a resource more is named, with its statement", () => {
      const stack = stackWith([...WRITE, "logs:DeleteLogGroup"], [`${GROUP}:*`, "arn:aws:logs:*:*:*"]);
      const said = failure(() => expect(stack).toAllowOnly(WRITE, [`${GROUP}:*`]));
      expect(said).toContain(
        `${where}, statement 1:\n  action "logs:DeleteLogGroup" is not listed\n  resource "arn:aws:logs:*:*:*" is not listed\n  in {`,
      );
      expect(said).toContain(`Listed actions: ${WRITE.join(", ")}\nListed resources: ${GROUP}:*`);
    });

    test("a wildcard is named, with its statement", () => {
      const stack = stackWith(["logs:*"], ["arn:aws:logs:*:*:*"]);
      expect(failure(() => expect(stack).toHaveNoWildcard())).toContain(
        `${where}, statement 1:\n  action "logs:*" is a wildcard; list the actions\n` +
          `  resource "arn:aws:logs:*:*:*" is wider than one resource and what is in it; name the resource\n  in {`,
      );
    });
  });

  test("a reference is as Terraform writes it", () => {
    const stack = plainStack((scope) => {
      const role = new IamRole(scope, "r", { assumeRolePolicy: "{}" });
      new IamPolicy(scope, "p", { policy: Fn.jsonencode({ Statement: [statement(["iam:PassRole"], [role.arn])] }) });
    });
    expect(stack).toAllowOnly(["iam:PassRole"], ["${aws_iam_role.r.arn}"]);
    expect(stack).toHaveNoWildcard();
  });

  test("what trusts and what denies allows nothing", () => {
    const stack = plainStack((scope) => {
      const principals = [{ type: "Service", identifiers: ["ecs-tasks.amazonaws.com"] }];
      new DataAwsIamPolicyDocument(scope, "trust", { statement: [{ actions: ["sts:AssumeRole"], principals }] });
      new IamPolicy(scope, "p", { policy: JSON.stringify({ Statement: statement(["*"], ["*"], "Deny") }) });
    });
    expect(stack).toAllowOnly([], []);
    expect(stack).toHaveNoWildcard();
    expect(failure(() => expect(stack).toAllowOnly(["logs:PutLogEvents"], []))).toContain(
      "No policy here allows anything.",
    );
  });

  test("everything but is not only", () => {
    const policy = { Statement: { Effect: "Allow", NotAction: "iam:*", NotResource: GROUP } };
    const stack = plainStack((scope) => new IamPolicy(scope, "p", { policy: JSON.stringify(policy) }));
    const said = failure(() => expect(stack).toAllowOnly(["iam:*"], [GROUP]));
    expect(said).toContain(`NotAction "iam:*" is not listed\n  NotResource "${GROUP}" is not listed`);
    expect(stack).not.toHaveNoWildcard();
  });

  test("a policy that only Terraform can evaluate proves nothing", () => {
    const stack = plainStack((scope, env) => new IamPolicy(scope, "p", { policy: env.stringValue }));
    const said = "aws_iam_policy.p can't be read: only Terraform can evaluate ${var.env}";
    expect(failure(() => expect(stack).toAllowOnly([], []))).toContain(said);
    expect(failure(() => expect(stack).toHaveNoWildcard())).toContain(said);
  });

  test("one policy alone can be given", () => {
    const policy = JSON.stringify({ Statement: [statement(["ec2:DescribeInstances"], ["*"])] });
    expect(policy).toAllowOnly(["ec2:DescribeInstances"], ["*"]);
    expect(policy).toHaveNoWildcard({ unscoped: ["ec2:DescribeInstances"] });
    expect(failure(() => expect(policy).toHaveNoWildcard())).toContain("the policy, statement 1:");
  });

  test("not: what passed is reported", () => {
    const policy = JSON.stringify({ Statement: [statement(WRITE, [GROUP])] });
    expect(failure(() => expect(policy).not.toAllowOnly(WRITE, [GROUP]))).toContain("Nothing else is allowed.");
    expect(failure(() => expect(policy).not.toHaveNoWildcard())).toContain("None of 1 statements has a needless");
  });
});
