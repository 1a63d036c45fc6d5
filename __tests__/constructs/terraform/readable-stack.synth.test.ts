import { DataAwsEcrImage } from "@cdktf/provider-aws/lib/data-aws-ecr-image";
import { EcsCluster } from "@cdktf/provider-aws/lib/ecs-cluster";
import { IamRole } from "@cdktf/provider-aws/lib/iam-role";
import { AwsProvider } from "@cdktf/provider-aws/lib/provider";
import { existsSync } from "node:fs";
import { join } from "node:path";
import {
  App,
  Aspects,
  LocalBackend,
  TerraformHclModule,
  TerraformLocal,
  TerraformOutput,
  TerraformVariable,
} from "cdktf";
import { Construct, RootConstruct } from "constructs";
import { removeScratchDirectories, scratchDirectory } from "../../../harness/scratch";
import { LogGroup } from "../../../constructs/logs/log-group";
import { ReadableStack } from "../../../constructs/terraform/readable-stack";

afterAll(removeScratchDirectories);

function newStack(): ReadableStack {
  const stack = new ReadableStack(new RootConstruct(), "stack");
  new AwsProvider(stack, "aws", { region: "us-east-1" });
  return stack;
}

const role = (scope: Construct, id: string) => new IamRole(scope, id, { name: "x", assumeRolePolicy: "{}" });

test("addresses are the construct path without a hash", () => {
  const stack = newStack();
  const service = new Construct(stack, "service");
  role(service, "Resource");
  role(service, "deploy");
  role(new Construct(service, "Default"), "run");
  expect(Object.keys((stack.toTerraform() as { resource: { aws_iam_role: object } }).resource.aws_iam_role)).toEqual([
    "service",
    "service_deploy",
    "service_run",
  ]);
});

test("elements of different types share a name", () => {
  const stack = newStack();
  role(stack, "app");
  new EcsCluster(new Construct(stack, "app-2"), "Resource", { name: "x" });
  new TerraformVariable(new Construct(stack, "Default"), "app", {});
  expect(stack.node.validate()).toEqual([]);
});

test.each<[string, (scope: Construct, id: string) => unknown, string]>([
  ["resources", role, "aws_iam_role.a_b"],
  ["data sources", (s, id) => new DataAwsEcrImage(s, id, { repositoryName: "x" }), "data.aws_ecr_image.a_b"],
  ["modules", (s, id) => new TerraformHclModule(s, id, { source: "x/y/z" }), "module.a_b"],
  ["variables", (s, id) => new TerraformVariable(s, id, {}), "var.a_b"],
  ["locals", (s, id) => new TerraformLocal(s, id, "x"), "local.a_b"],
  ["outputs", (s, id) => new TerraformOutput(s, id, { value: "x" }), "output.a_b"],
])("two %s on one address are refused, with both paths", (_what, create, address) => {
  const stack = newStack();
  create(stack, "a_b");
  create(new Construct(stack, "a"), "b");
  expect(stack.node.validate()).toEqual([
    "address-collision: a Terraform address belongs to one construct (here stack/a_b and stack/a/b), " +
      `got: "${address}"; give one of the two constructs another id`,
  ]);
});

// Programs that start without this project's commands have nothing else that looks at the rules.
test("a plain app.synth() checks the rules, of all constructs and after its aspects, and writes no wrong stack", () => {
  const outdir = scratchDirectory();
  const app = new App({ outdir });
  const stack = new ReadableStack(app, "stack");
  new AwsProvider(stack, "aws", { region: "us-east-1" });
  const written = (): boolean => existsSync(join(outdir, "stacks", "stack", "cdk.tf.json"));

  new LogGroup(stack, "group", { name: "/app" });
  Aspects.of(stack).add({
    visit: (node) => {
      if (node === stack && !stack.node.tryFindChild("a")) role(stack, "a").overrideLogicalId("b");
    },
  });
  role(stack, "b");
  expect(() => app.synth()).toThrow("address-collision: a Terraform address belongs to one construct");
  expect(written()).toBe(false);

  stack.node.tryRemoveChild("b");
  new LogGroup(stack, "other", { name: "/app" });
  expect(() => app.synth()).toThrow("duplicate-name: a log group's name belongs to one construct");
  expect(written()).toBe(false);

  stack.node.tryRemoveChild("other");
  app.synth();
  expect(written()).toBe(true);
});

test("a stack below another has addresses and a backend of its own", () => {
  const outer = newStack();
  const inner = new ReadableStack(outer, "inner");
  for (const stack of [inner, outer]) role(stack, "app");
  new LocalBackend(inner, { path: "inner.tfstate" });
  expect(outer.node.validate()).toEqual([]);
  expect(outer.ensureBackendExists()).not.toBe(inner.ensureBackendExists());
});

test("a name given by hand collides too", () => {
  const stack = newStack();
  role(stack, "a");
  role(stack, "b").overrideLogicalId("a");
  expect(stack.node.validate()).toEqual([expect.stringContaining("stack/a and stack/b")]);
});

test.each(["1st", "with.dot", "with space", "é"])("the id %j is refused, with the path", (id) => {
  const stack = newStack();
  role(new Construct(stack, id), "Resource");
  expect(stack.node.validate()).toEqual([
    "address-identifier: a Terraform name starts with a letter or _ and holds letters, digits, _ and - only " +
      `(construct stack/${id}/Resource), got: "${id}"; rename the construct's id`,
  ]);
});

test("ids that leave no name at all are refused", () => {
  const stack = newStack();
  role(stack, "Resource");
  expect(stack.node.validate()).toEqual([expect.stringContaining('got: ""')]);
});

describe("the backend", () => {
  const backendOf = (stack: ReadableStack): unknown => {
    stack.prepareStack();
    return (stack.toTerraform() as { terraform: { backend: unknown } }).terraform.backend;
  };

  test("without one, the state is a file beside the project, by a relative path", () => {
    const path = "../../../terraform.stack.tfstate";
    expect(backendOf(newStack())).toEqual({ local: { path, workspace_dir: `${path}.d` } });
  });

  test("is the one that the program gives it, wherever it is", () => {
    const stack = newStack();
    new LocalBackend(new Construct(stack, "state"), { path: "here.tfstate" });
    expect(backendOf(stack)).toEqual({ local: { path: "here.tfstate" } });
  });
});
