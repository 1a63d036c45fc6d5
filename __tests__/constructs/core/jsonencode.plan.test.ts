import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { LocalBackend, TerraformOutput, TerraformStack, TerraformVariable } from "cdktf";
import { RootConstruct } from "constructs";
import { encodeJson } from "../../../constructs/core/jsonencode";
import type { Json } from "../../../constructs/core/json";
import { TerraformWorkspace } from "../../../testing/terraform";

/** Everything that JSON, Terraform's templates or the quotes of its language give a meaning of its own. */
const TEXTS = [
  "plain",
  "",
  'a "b" c',
  '"all in quotes"',
  "back\\slash \\n \\u0041 end\\",
  "line\nreturn\rtab\tbell\u0007delete\u007f",
  "${HOME} $${HOME} $$${HOME} ${ %{if} %%{if} } $ % $$ %%",
  "US$$",
  "50%$",
  "</script>&\u2028\u2029",
  "ümläut 日本 😀",
  'echo "${GREETING:-"hi"}" | sed s/\\"/x/',
];

const NAME = 'the "name" of\\${x}\n';

let directory: string;

beforeAll(() => {
  directory = mkdtempSync(join(tmpdir(), "json-"));
});
afterAll(() => rmSync(directory, { recursive: true, force: true }));

test("text and jsonencode(…) are the same bytes, and hold what went in", async () => {
  const keys: Json = { "2": 2, "10": 1, "-": 3, "": 4, "😀": 5, "\uffee": 6, "a😀": 7, ab: 8, A: 9, é: 10 };
  const value = (name: string): Json => ({
    [`key ${name}`]: 1,
    z: [null, true, 1.5, -3, {}, 1e21, 1.2e-9, -7e22, 0.1],
    keys,
    texts: TEXTS,
    name,
  });
  const glued = (name: string): Json => TEXTS.map((text) => `${text}${name}${text}`);
  const stack = new TerraformStack(new RootConstruct(), "stack");
  new LocalBackend(stack, { path: "terraform.tfstate" });
  const name = new TerraformVariable(stack, "name", { type: "string" }).stringValue;
  const outputs = {
    text: encodeJson(value(NAME)),
    expression: encodeJson(value(name)),
    gluedText: encodeJson(glued(NAME)),
    gluedExpression: encodeJson(glued(name)),
  };
  for (const [id, output] of Object.entries(outputs)) new TerraformOutput(stack, id, { value: output });
  writeFileSync(join(directory, "main.tf.json"), JSON.stringify(stack.toTerraform()));

  const terraform = new TerraformWorkspace(directory);
  await terraform.init();
  const { planned_values } = await terraform.plannedJson({ vars: { name: NAME } });
  const { outputs: planned } = planned_values as unknown as {
    outputs: Record<keyof typeof outputs, { value: string }>;
  };

  expect(planned.expression.value).toBe(planned.text.value);
  expect(JSON.parse(planned.text.value)).toEqual(value(NAME));
  expect(planned.gluedExpression.value).toBe(planned.gluedText.value);
  expect(JSON.parse(planned.gluedText.value)).toEqual(glued(NAME));
});
