import { cpSync } from "node:fs";
import { join } from "node:path";
import { scratchDirectory } from "../scratch";

const HERE = join(__dirname, "directories");

/** A Terraform directory with services in these shapes, and what is around them. */
export function adoptedDirectory(...shapes: readonly string[]): string {
  const directory = scratchDirectory();
  cpSync(join(HERE, "surroundings.tf"), join(directory, "surroundings.tf"));
  for (const shape of shapes) cpSync(join(HERE, shape), directory, { recursive: true });
  return directory;
}
