import { DataAwsIamRole } from "@cdktf/provider-aws/lib/data-aws-iam-role";
import { IamRole, type IamRoleConfig } from "@cdktf/provider-aws/lib/iam-role";
import { AwsProvider } from "@cdktf/provider-aws/lib/provider";
import { SecurityGroup } from "@cdktf/provider-aws/lib/security-group";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import {
  Annotations,
  App,
  Fn,
  Lazy,
  ref,
  TerraformHclModule,
  TerraformIterator,
  TerraformLocal,
  TerraformOutput,
  TerraformStack,
  TerraformVariable,
} from "cdktf";
import { DefaultTokenResolver, StringConcat, Token, Tokenization } from "cdktf";
import fc from "fast-check";
import { Construct } from "constructs";
import { addBackend } from "../../../constructs/terraform/backend";
import { ReadableStack } from "../../../constructs/terraform/readable-stack";
import { encodeJson } from "../../../constructs/core/jsonencode";
import { resolveTokens } from "../../../constructs/core/resolve";
import { synthesize } from "../../../commands/lib/synthesize";
import { addStacks } from "../../../main";
import { removeScratchDirectories, scratchDirectory } from "../../../harness/scratch";

afterAll(removeScratchDirectories);

// What we do faster than cdktf has to be what cdktf does.
const app = new App();
const stack = new ReadableStack(app, "stack");
const other = new ReadableStack(app, "other");
const variable = new TerraformVariable(stack, "name", {});
const attribute = Token.asString(ref("aws_iam_role.app.arn", stack));

function byCdktf(value: unknown): unknown {
  const resolver = new DefaultTokenResolver(new StringConcat());
  return Tokenization.resolve(value, { scope: stack, resolver, preparing: false });
}

function outcome(resolve: () => unknown): unknown {
  try {
    return resolve();
  } catch (error) {
    return `fails: ${String(error)}`;
  }
}

class Instance {
  public readonly field = variable.stringValue;
}

const special: [what: string, value: unknown][] = [
  ["a text token", variable.stringValue],
  ["a text token in a text", `a ${variable.stringValue} \${escaped} } b`],
  ["a number token", variable.numberValue],
  ["a number token in a text", `1e5 ${variable.numberValue}`],
  ["a list token", variable.listValue],
  ["a list token with a neighbour", ["a", ...variable.listValue]],
  ["a list token as text", variable.listValue[0]],
  ["a list of numbers", Token.asNumberList(variable.value)],
  ["a map token", Token.asStringMap(variable.value)],
  ["a map token with a neighbour", { ...Token.asStringMap(variable.value), a: "b" }],
  ["the value of a map token", Object.values(Token.asStringMap(variable.value))[0]],
  ["the value of a map of numbers", Object.values(Token.asNumberMap(variable.value))[0]],
  ["a map of any values", Token.asAnyMap(variable.value)],
  ["a token as key", { [variable.stringValue]: "a" }],
  ["a lazy value", Lazy.anyValue({ produce: () => ({ a: [variable.stringValue, undefined], b: undefined }) })],
  ["a function of Terraform", Fn.join("-", [variable.stringValue, "a"])],
  ["an attribute of the stack", ref("aws_iam_role.app.arn", stack)],
  ["its text", attribute],
  ["its text in a text", `${attribute}:*`],
  ["an attribute of no stack", Token.asString(ref("each.key"))],
  ["an expression as a reference", Token.asString(ref('data.a.b["${c}"]', stack))],
  ["an attribute with a token in its address", Token.asString(ref(`aws_iam_role.${variable.stringValue}.arn`, stack))],
  ["an attribute of another stack", Token.asString(ref("aws_iam_role.app.arn", other))],
  ["jsonencode", encodeJson({ b: attribute, a: [`${attribute}:*`, "${text}", 1] })],
  ["jsonencode with a function of cdktf's", encodeJson({ a: Fn.join("-", [attribute, "b"]) })],
  ["jsonencode of jsonencode", encodeJson({ a: encodeJson({ [attribute]: Fn.lower(attribute) }) })],
  ["jsonencode with a number in a text", encodeJson([attribute, `${Token.asNumber(ref("aws_lb.a.port", stack))}/tcp`])],
  ["jsonencode in a text", `a ${encodeJson([attribute])}`],
  ["numbers as text", ["1e5", "-1.8e+289", "e", "1e", "e5", "0x1e7"]],
  ["numbers", [0, -0, 1e300, -1e300, NaN, Infinity, -Infinity]],
  ["nothing", [undefined, null, true]],
  ["a date", new Date(0)],
  ["an instance of a class", new Instance()],
  ["a field named resolve", { resolve: "a" }],
  ["a function", { a: { b: () => "c" } }],
  ["a construct", { a: { b: stack } }],
];

test.each(special)("%s resolves as cdktf does", (_, value) => {
  expect(outcome(() => resolveTokens(stack, value, false))).toEqual(outcome(() => byCdktf(value)));
});

test("anything that holds them does, too", () => {
  const leaf = fc.oneof(fc.jsonValue(), fc.constantFrom(...special.map(([, value]) => value)));
  const value = fc.oneof(leaf, fc.array(leaf), fc.dictionary(fc.string(), fc.oneof(leaf, fc.array(leaf))));
  fc.assert(
    fc.property(value, (any) => {
      expect(outcome(() => resolveTokens(stack, any, false))).toStrictEqual(outcome(() => byCdktf(any)));
    }),
  );
});

test("what refers to itself fails in cdktf's words", () => {
  const cycle: Record<string, unknown> = {};
  cycle["a"] = cycle;
  expect(() => resolveTokens(stack, cycle, false)).toThrow(/Unable to resolve object tree with circular reference/);
});

/** A stack with what our own do not have. */
function composeEverything(app: App): void {
  const other = new ReadableStack(app, "other");
  addBackend(other, { type: "local" });
  const role = new IamRole(other, "role", { name: "x", assumeRolePolicy: "{}" });
  const stack = new ReadableStack(app, "everything");
  addBackend(stack, { type: "cloud", organization: "o", workspace: "w" });
  new AwsProvider(stack, "aws", { region: "us-east-1" });
  const list = new TerraformVariable(stack, "list", { default: ["a"] });
  const local = new TerraformLocal(stack, "local", { a: list.listValue });
  const group = new SecurityGroup(stack, "group", {
    forEach: TerraformIterator.fromList(list.listValue),
    name: role.name, // of another stack
    dependsOn: [role],
    lifecycle: { createBeforeDestroy: true, ignoreChanges: ["name"] },
    ingress: TerraformIterator.fromList(list.listValue).dynamic({ protocol: "tcp", fromPort: 1 }),
  });
  group.addOverride("egress", [{ description: local.asStringMap }]);
  group.importFrom("sg-1");
  const below = new Construct(stack, "below");
  composeEach(stack, list);
  new TerraformOutput(below, "out", { value: group.arn, sensitive: true });
  new TerraformOutput(stack, "out", { value: "a" });
  stack.addOverride("terraform.required_providers.aws.version", list.stringValue);
  stack.addOverride("resource.aws_security_group.group.name", undefined);
}

/** Resources that have one thing each besides their attributes. */
function composeEach(stack: TerraformStack, list: TerraformVariable): void {
  const role = (id: string, more: Partial<IamRoleConfig> = {}) =>
    new IamRole(stack, id, { name: id, assumeRolePolicy: "{}", ...more });
  const alone = role("alone");
  role("none", { count: 0 });
  role("each", { forEach: TerraformIterator.fromList(list.listValue) });
  role("after", { dependsOn: [alone] });
  role("placed", { provider: new AwsProvider(stack, "elsewhere", { region: "eu-west-3", alias: "elsewhere" }) });
  role("kept", { lifecycle: { preventDestroy: true } });
  role("provisioned", { provisioners: [{ type: "local-exec", command: "true" }] });
  role("connected", { connection: { type: "ssh", host: "h" } });
  role("overridden").addOverride("tags.a", "b");
  role("imported").importFrom("role");
  role("moved").moveFromId("aws_iam_role.before");
  role("noted").node.addMetadata("stacktrace", "a", { traceFromFunction: composeEach });
  const ingress = TerraformIterator.fromList(list.listValue).dynamic({ protocol: "tcp", fromPort: 1 });
  new SecurityGroup(stack, "dynamic", { name: "dynamic", ingress });
  new DataAwsIamRole(stack, "read", { name: alone.name, dependsOn: [alone] });
  new DataAwsIamRole(stack, "read_alone", { name: "a" });
  new (class extends IamRole {
    public override toTerraform(): unknown {
      return { resource: { aws_iam_role: { own: { name: "own" } } } };
    }
  })(stack, "own", { name: "other", assumeRolePolicy: "{}" });
  new (class extends IamRole {
    public override get terraformMetaArguments(): Record<string, unknown> {
      return { ...super.terraformMetaArguments, dependsOn: [alone.fqn] };
    }
  })(stack, "own_arguments", { assumeRolePolicy: "{}" });
  role("named").overrideLogicalId("constructor");
}

test.each<[string, (app: App) => void]>([
  ["our own stacks", addStacks],
  ["a stack with everything", composeEverything],
])("%s: the JSON is cdktf's", (_, composeStacks) => {
  const [app, same] = [1, 2].map(() => new App({ outdir: scratchDirectory(), stackTraces: false }));
  const stacksOf = (app: App | undefined) =>
    (app?.node.children ?? []).filter((child): child is ReadableStack => child instanceof ReadableStack);
  for (const one of [app, same]) if (one) composeStacks(one);
  for (const ours of stacksOf(app)) ours.prepareStack();
  for (const theirs of stacksOf(same)) TerraformStack.prototype.prepareStack.call(theirs);
  const json = stacksOf(app).map((ours) => ours.toTerraform());
  expect(json).toHaveLength(2);
  expect(json).toEqual(stacksOf(same).map((theirs): unknown => TerraformStack.prototype.toTerraform.call(theirs)));
});

test("a stack that is alone has what a lazy value makes", () => {
  const outdir = scratchDirectory();
  synthesize(
    (app) => {
      const stack = new ReadableStack(app, "stack");
      new AwsProvider(stack, "aws", { region: "eu-west-3" });
      let made: IamRole | undefined;
      const produce = (): string => (made ??= new IamRole(stack, "late", { name: "late", assumeRolePolicy: "{}" })).arn;
      new TerraformOutput(stack, "out", { value: Lazy.stringValue({ produce }) });
    },
    { outdir },
  );
  expect(readFileSync(join(outdir, "stacks/stack/cdk.tf.json"), "utf8")).toContain('"name": "late"');
});

describe("an error during synthesis", () => {
  const failure = (work: (app: App) => void): Error => {
    try {
      synthesize(work, { outdir: scratchDirectory() });
    } catch (error) {
      if (error instanceof Error) return error;
    }
    throw new Error("it did not fail");
  };

  test("has its own stack trace", () => {
    expect(
      failure(function composeWrongly() {
        throw new RangeError("wrong");
      }).stack,
    ).toMatch(/^RangeError: wrong\n +at composeWrongly .*stack-json\.synth\.test\.ts/);
  });

  test("counts when a lazy value finds it", () => {
    const { message } = failure((app) => {
      const stack = new ReadableStack(app, "stack");
      const produce = (): string => {
        Annotations.of(stack).addError("found late");
        return "x";
      };
      new TerraformOutput(stack, "out", { value: Lazy.stringValue({ produce }) });
    });
    expect(message).toContain("found late");
  });

  test("says that two things that another stack reads would have one name", () => {
    const { message } = failure((app) => {
      const [from, to] = ["from", "to"].map((id) => new ReadableStack(app, id));
      if (!from || !to) return;
      const source = "terraform-aws-modules/vpc/aws";
      const modules = ["net", "net-vpc"].map((id) => new TerraformHclModule(from, id, { source }));
      for (const [index, name] of ["vpc-id", "id"].entries())
        new TerraformOutput(to, `out${index}`, { value: modules[index]?.getString(name) });
    });
    expect(message).toContain(
      "[from] address-collision: what other stacks read has a name of its own, " +
        'got: "cross-stack-output-module-net-vpc-id"; ' +
        "rename what module.net.vpc-id or module.net-vpc.id belongs to",
    );
  });

  test.each([
    ["", false],
    ["1", true],
  ])("says where a token was made if DEBUG is %j: %j", (DEBUG, said) => {
    jest.replaceProperty(process, "env", { ...process.env, DEBUG });
    const { message } = failure((app) => {
      const stack = new ReadableStack(app, "stack");
      const fail = (): string => {
        throw new Error("no value");
      };
      new TerraformOutput(stack, "out", { value: Lazy.stringValue({ produce: fail }) });
    });
    jest.restoreAllMocks();
    expect(message).toMatch(/^Resolution error: .*no value/);
    expect(message.includes("Object creation stack:")).toBe(said);
  });
});
