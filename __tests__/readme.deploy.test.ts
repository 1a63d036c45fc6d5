import { cpSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { stripVTControlCharacters } from "node:util";
import { copyCheckout } from "../harness/checkout";
import { useEmulator } from "../harness/emulator/set-up";
import { run } from "../testing/processes";
import { codeBlocks, TYPED_SECTIONS } from "../harness/readme";
import { statesEquality } from "../harness/reference/equality";
import { scratchDirectory } from "../harness/scratch";
import { asTyped } from "../harness/typed";
import { hermeticEnvironment, TerraformWorkspace } from "../testing/terraform";

// Types what the README tells its reader to type, as it is there, in a fresh checkout.

const checkout = join(scratchDirectory(), "checkout");
const aws = useEmulator();

beforeAll(() => {
  copyCheckout(checkout);
  cpSync("harness/reference/university", join(checkout, "../infrastructure"), { recursive: true });
}, 180_000);
/** Runs a script as a shell would that stops at the first failure. */
async function type(script: string): Promise<string> {
  const env = {
    ...hermeticEnvironment(),
    ...aws.env,
    CI: "1",
    // What a person would confirm, and what needs the registry (the CDKTF CLI's options, as environment variables).
    CDKTF_AUTO_APPROVE: "true",
    CDKTF_SKIP_PROVIDER_LOCK: "true",
  };
  const { exitCode, stdout, stderr } = await run("bash", ["-euc", asTyped(script)], { cwd: checkout, env });
  if (exitCode !== 0) throw new Error(`${script}\nended with ${String(exitCode)}:\n${stdout}${stderr}`);
  return stripVTControlCharacters(stdout);
}

const blocks = codeBlocks(readFileSync("README.md", "utf8")).filter(
  ({ language, heading, text }) => language === "sh" && TYPED_SECTIONS.includes(heading) && text !== "npm run demo",
);

const blockWith = (command: string): string => {
  const block = blocks.find(({ text }) => text.includes(command));
  if (block === undefined) throw new Error(`The README shows no command ${command} any more.`);
  return block.text;
};

test("each block is typed below", () => {
  const typed = ["npm run drop-in", "npm run plan", "terraform init"].map(blockWith);
  expect(blocks.map(({ text }) => text)).toEqual(typed);
});

test(
  "drop-in",
  statesEquality(async () => {
    await type(blockWith("npm run drop-in"));
    const files = ["task-definitions.tf.json", "iam.tf.json"].map((name) => join(checkout, "../infrastructure", name));
    for (const file of files)
      expect(Object.keys(JSON.parse(readFileSync(file, "utf8")) as object)).toEqual(["resource", "locals"]);
  }),
  120_000,
);

test("plan and apply, and Terraform finds no changes", async () => {
  const [plan = "", apply = ""] = blockWith("npm run plan").split("\n");
  expect(await type(plan)).toContain("Plan: 4 to add, 0 to change, 0 to destroy.");
  // What a person would confirm.
  expect(await type(`${apply} --auto-approve`)).toContain("Apply complete! Resources: 4 added");
  expect(await type(plan)).toContain("No changes.");
  await type(plan.replace("run plan", "run apply").concat(" --auto-approve -destroy"));
  expect(await aws.inventory()).toEqual({});
}, 300_000);

test("plain Terraform", async () => {
  const output = await type(blockWith("terraform init"));
  expect(output.match(/Plan: \d+ to add/g)).toEqual(["Plan: 4 to add", "Plan: 4 to add", "Plan: 1 to add"]);
  expect(output).toContain("example-university-staging-app");
}, 300_000);

test("the CDKTF CLI, on the state that plain Terraform has too", async () => {
  const text = readFileSync("README.md", "utf8").replace(/\s+/g, " ");
  const [, options] = /`npm run deploy (-- task-logging [^`]+)`/.exec(text) ?? [];
  if (options === undefined) throw new Error("The README shows no npm run deploy any more.");
  await type(`npm run deploy ${options}`);
  expect(await type(`npm run diff ${options}`)).toContain("No changes.");
  const plain = "cd cdktf.out/stacks/task-logging && terraform plan";
  expect(await type(`${plain} -var-file=../../../examples/task-logging.tfvars`)).toContain("No changes.");
  await type(`npm run destroy ${options}`);
  expect(await aws.inventory()).toEqual({});
}, 600_000);

test("Terraform lets the README's typo through, and says so in these words", async () => {
  const [hcl, said] = codeBlocks(readFileSync("README.md", "utf8"));
  const directory = scratchDirectory();
  const fargate = 'requires_compatibilities = ["FARGATE"]\nnetwork_mode = "awsvpc"\ncpu = 256\nmemory = 512\n';
  const task = `resource "aws_ecs_task_definition" "worker" {\nfamily = "worker"\n${fargate}${hcl?.text ?? ""}\n}\n`;
  writeFileSync(join(directory, "main.tf"), `provider "aws" {\n  region = "us-east-1"\n}\n${task}`);
  const terraform = new TerraformWorkspace(directory, { env: aws.env });
  await terraform.init();
  const outputs = [(await terraform.run(["validate"])).output, await terraform.apply(), (await terraform.plan()).text];
  const lines = said?.text.split("\n").map((line) => line.replace(/^\$ terraform \w+ +/, "")) ?? [];
  expect(lines).toHaveLength(outputs.length);
  outputs.forEach((output, index) => expect(output).toContain(lines[index]));
}, 120_000);
