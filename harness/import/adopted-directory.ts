import { cpSync } from "node:fs";
import { join } from "node:path";
import { scratchDirectory } from "../scratch";

const HERE = join(__dirname, "directories");

/** A Terraform directory with a service, or some of its parts, and what is around it. */
export function adoptedDirectory(...files: readonly string[]): string {
  const directory = scratchDirectory();
  for (const file of ["surroundings.tf", ...files]) cpSync(join(HERE, file), join(directory, file));
  return directory;
}
