import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { UsageError } from "../../../commands/lib/program";
import { checkTogether } from "../../../commands/terraform/together";
import { removeScratchDirectories, scratchDirectory } from "../../../harness/scratch";

afterAll(removeScratchDirectories);
afterEach(() => void jest.restoreAllMocks());

const variables = { base: { env: {}, project: {} }, reader: { env: {} }, plain: undefined };
let root: string;

beforeAll(() => {
  root = scratchDirectory();
  for (const [stack, variable] of Object.entries(variables)) {
    mkdirSync(join(root, stack));
    writeFileSync(join(root, stack, "cdk.tf.json"), JSON.stringify({ variable }));
  }
});

const check =
  (names: string, ...options: string[]) =>
  () =>
    checkTogether(
      names.split(" ").map((stack) => ({ stack, directory: join(root, stack) })),
      options,
    );

test.each([
  ["base reader", "-var=env=x"],
  ["base", "-var=project=a=b"],
  ["base plain", "-var-file=/a.tfvars"],
  ["base", "-out=/a.tfplan"],
  ["base reader", "-var=nothing that Terraform takes"],
])("%s may have %s", (names, option) => {
  expect(check(names, option)).not.toThrow();
});

test.each([
  [
    "base reader",
    "-var=project=x",
    "-var=project=x: stack reader declares no variable project; leave the stack out, or ",
  ],
  ["plain", "-var=env=x", "or set TF_VAR_env, which only stacks that declare it read"],
  ["base", "-var=projct=x", "-var=projct=x: stack base declares no variable projct; write project"],
  ["base", "-var=toString=x", "declares no variable toString"],
  ["base reader", "-out=/a.tfplan", "-out would be written by base, reader; name one stack"],
  [
    "base reader",
    "-generate-config-out=/a.tf",
    "-generate-config-out would be written by base, reader; name one stack",
  ],
])("%s can't have %s", (names, option, message) => {
  expect(check(names, option)).toThrow(UsageError);
  expect(check(names, option)).toThrow(message);
});

test("stacks have no directory of Terraform's data in common", () => {
  jest.replaceProperty(process, "env", { TF_DATA_DIR: "/data" });
  expect(check("base")).not.toThrow();
  expect(check("base reader")).toThrow("TF_DATA_DIR=/data would be shared by base, reader; name one stack");
  jest.replaceProperty(process, "env", { TF_DATA_DIR: "data" });
  expect(check("base reader")).not.toThrow();
});
