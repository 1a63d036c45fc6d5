import { PROGRAMS } from "../../harness/programs";
import type { Programs } from "../../harness/programs/case";
import { programsDirectory } from "../../harness/programs/directory";
import { removeScratchDirectories } from "../../harness/scratch";
import { TerraformWorkspace } from "../../testing/terraform";

afterAll(removeScratchDirectories);

test("Terraform takes every program that is right", async () => {
  const programs = Object.entries<Programs>(PROGRAMS).flatMap(([theme, { right }]) =>
    Object.entries(right).map(([what, program]) => [`${theme} ${what}`, program] as const),
  );
  const terraform = new TerraformWorkspace(programsDirectory(Object.fromEntries(programs)));
  await terraform.init();
  await terraform.validate();
}, 300_000);
