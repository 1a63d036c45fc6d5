import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { useEmulator } from "../../../harness/emulator/set-up";
import { adopted, bulk, writeBlocks } from "../../../harness/import/bulk";
import { scratchDirectory } from "../../../harness/scratch";
import "../../../testing/matchers";
import { TerraformWorkspace } from "../../../testing/terraform";

const A_MINUTE = 60_000;

/** So many of them are constructs that a plan does not change: the number may only rise. */
const TYPED = 190;

const aws = useEmulator();

const PROVIDER = `terraform {
  required_providers {
    aws = {
      source  = "hashicorp/aws"
      version = "5.100.0"
    }
  }
}

provider "aws" {
  region = "eu-west-1"
}
`;

test(
  "what is live has no changes when programs have taken it over",
  async () => {
    const directory = scratchDirectory();
    writeFileSync(join(directory, "main.tf"), PROVIDER);
    const { blocks, count } = bulk();
    expect(count).toBeGreaterThanOrEqual(160);
    writeBlocks(directory, "tasks.tf.json", blocks);
    const terraform = new TerraformWorkspace(directory, { env: aws.env });
    await terraform.init();
    await terraform.apply();
    const { typed } = await adopted(terraform, "tasks.tf.json");
    expect(typed).toBeGreaterThanOrEqual(TYPED);
    await expect(terraform).toPlanNoChanges();
  },
  20 * A_MINUTE,
);
