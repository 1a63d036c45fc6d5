import { copyFileSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { stripVTControlCharacters } from "node:util";
import { copyCheckout } from "../harness/checkout";
import { useEmulator } from "../harness/emulator/set-up";
import { codeBlocks } from "../harness/readme";
import { statesEquality } from "../harness/reference/equality";
import { scratchDirectory } from "../harness/scratch";
import { asTyped, TYPED_TERRAFORM } from "../harness/typed";
import { run } from "../testing/processes";
import { hermeticEnvironment } from "../testing/terraform";

// Types what docs/leaving.md tells its reader to type, as it is there, in a fresh checkout whose stack is deployed.

const checkout = join(scratchDirectory(), "check out");
const aws = useEmulator();

/** Runs a script as a shell would that stops at the first failure. */
async function type(script: string): Promise<string> {
  const env = { ...hermeticEnvironment(), ...aws.env };
  const { exitCode, stdout, stderr } = await run("bash", ["-euc", asTyped(script)], { cwd: checkout, env });
  if (exitCode !== 0) throw new Error(`${script}\nended with ${String(exitCode)}:\n${stdout}${stderr}`);
  return stripVTControlCharacters(stdout);
}

const [commands, ...others] = codeBlocks(readFileSync("docs/leaving.md", "utf8")).filter(
  ({ language }) => language === "sh",
);

/** A synthesized stack's JSON, as far as it says where the state is. */
interface Stack {
  readonly terraform: { readonly backend: { readonly local: { readonly path: string } } };
}

beforeAll(async () => {
  copyCheckout(checkout);
  await type("npm run synth");
  const variables = "-var-file=../../../examples/task-logging.tfvars";
  await type(`cd cdktf.out/stacks/task-logging && terraform init && terraform apply -auto-approve ${variables}`);
}, 300_000);

test(
  "what the page says is all that it takes: the deployed stack has no changes",
  statesEquality(async () => {
    // The installed command is typed in __tests__/package/adopter.package.test.ts.
    expect(others.map(({ text }) => text.trim())).toEqual(["npx cdktf-ecs-logging eject worker --out terraform"]);
    const said = await type(commands?.text ?? "");
    expect(said).toContain("No changes.");
    expect(said).toContain(`Next: cd terraform && ${TYPED_TERRAFORM} init && ${TYPED_TERRAFORM} plan`);
    const files = readdirSync(join(checkout, "terraform")).filter((name) => name.endsWith(".tf"));
    expect(files.sort()).toEqual(readdirSync("harness/reference/task-logging").sort());
    await type("terraform fmt -check -diff terraform");
  }),
  300_000,
);

test(
  "the files have the constructs' paths",
  statesEquality(() => {
    const role = readFileSync(join(checkout, "terraform/iam.tf"), "utf8");
    expect(role).toContain('# task-logging/ecs_task_execution_role/Resource\nresource "aws_iam_role" ');
    expect(role).not.toMatch(/cdktf/i);
  }),
);

/** A state does not say how its provider is configured: it has the tags of each resource, but not who gave them. */
const TAGS = { Project: "example-university", Environment: "prod", ManagedBy: "Terraform" };
const PROVIDER = { provider: { aws: { default_tags: { tags: TAGS } } } };

test("comes back: imported from its state, it has no changes", async () => {
  await type(`cd terraform && terraform show -json > ../state.json`);
  await type("npm run import -- state.json --name back --synth back");
  const { terraform } = JSON.parse(readFileSync(join(checkout, "back/cdk.tf.json"), "utf8")) as Stack;
  copyFileSync(join(checkout, "terraform.task-logging.tfstate"), join(checkout, "back", terraform.backend.local.path));
  writeFileSync(join(checkout, "back/provider_override.tf.json"), JSON.stringify(PROVIDER));
  expect(await type("cd back && terraform init && terraform plan")).toContain("No changes.");
}, 300_000);
