import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { readOptions } from "../../commands/drop-in/options";
import { dropIn } from "../../commands/drop-in/run";
import { useEmulator } from "../../harness/emulator/set-up";
import { edit, otherHost, referenceHost } from "../../harness/host-directory";
import "../../testing/matchers";
import type { PlannedActions } from "../../testing/matchers";
import { addReferenceLogging } from "../../harness/reference/logging";
import { TerraformWorkspace } from "../../testing/terraform";

const A_MINUTE = 60_000;

const aws = useEmulator();

async function run(directory: string, ...args: string[]): Promise<string> {
  const options = readOptions([directory, ...args]);
  return options === "help" ? options : dropIn(options, { compose: addReferenceLogging });
}

/** The reference without load balancer and service: creating these takes minutes, and nothing here concerns them. */
function smallHost(): string {
  const directory = referenceHost();
  for (const name of ["alb.tf", "ecs.tf", "outputs.tf"]) rmSync(join(directory, name));
  const group = 'resource "aws_security_group" "service_security_group" {\n  vpc_id = module.vpc.vpc_id\n}\n';
  writeFileSync(join(directory, "ecs.tf"), group);
  return directory;
}

describe("the reference, live", () => {
  let host: string;
  let terraform: TerraformWorkspace;

  beforeAll(async () => {
    await aws.reset();
    host = smallHost();
    terraform = new TerraformWorkspace(host, { env: aws.env });
    await terraform.init();
    await terraform.apply();
    await expect(terraform).toPlanNoChanges();
  }, 3 * A_MINUTE);

  // These follow one another on the same directory, as a team's steps do.
  test(
    "is refused by Terraform while blocks and files are side by side",
    async () => {
      await run(host);
      await expect(terraform.plan()).rejects.toThrow("Duplicate resource");
    },
    A_MINUTE,
  );

  test(
    "has no changes when the constructs have taken over",
    async () => {
      await run(host, "--replace");
      await expect(terraform).toPlanNoChanges();
    },
    A_MINUTE,
  );

  const TASK_DEFINITION = ["aws_ecs_task_definition.app-task"];
  const POLICY = ["aws_iam_policy.cloudwatch_logs_policy"];

  test.each<[file: string, from: string, to: string, planned: PlannedActions]>([
    ["task-definitions.tf.json", '"cpu": "1024"', '"cpu": "512"', { add: TASK_DEFINITION, destroy: TASK_DEFINITION }],
    ["iam.tf.json", "logs:PutLogEvents", "logs:GetLogEvents", { change: POLICY }],
  ])(
    "has changes when one value of %s differs",
    async (file, from, to, planned) => {
      const before = readFileSync(join(host, file), "utf8");
      edit(host, file, from, to);
      await expect(terraform).toPlanOnly(planned);
      writeFileSync(join(host, file), before);
    },
    A_MINUTE,
  );
});

test(
  "a live host in another style has no changes either: what the command takes for the same is the same",
  async () => {
    await aws.reset();
    const { directory, args } = otherHost();
    const terraform = new TerraformWorkspace(directory, { env: aws.env });
    const vars = { project: "school" };
    await terraform.init();
    await terraform.apply({ vars });
    await expect(terraform).toPlanNoChanges({ vars });
    await run(directory, ...args, "--replace");
    await expect(terraform).toPlanNoChanges({ vars });
  },
  3 * A_MINUTE,
);
