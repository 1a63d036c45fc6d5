import { cpSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { scratchDirectory } from "./scratch";

/** The reference's system as a Terraform directory of its own, as a team that adopts the constructs has it. */
export function referenceHost(): string {
  const root = scratchDirectory();
  cpSync(join(__dirname, "modules"), join(root, "modules"), { recursive: true });
  cpSync(join(__dirname, "reference", "university"), join(root, "reference", "university"), { recursive: true });
  return join(root, "reference", "university");
}

/** A directory that holds these files. */
export function directoryOf(files: Readonly<Record<string, string>>): string {
  const directory = scratchDirectory();
  for (const [name, text] of Object.entries(files)) writeFileSync(join(directory, name), text);
  return directory;
}

/** Changes one file; fails where there is nothing to change. */
export function edit(directory: string, name: string, from: string, to: string): void {
  const path = join(directory, name);
  const before = readFileSync(path, "utf8");
  const after = before.replaceAll(from, () => to);
  if (after === before) throw new Error(`${path} does not hold ${from}.`);
  writeFileSync(path, after);
}

/** Names and bytes of all files, to see that nothing has changed. */
export function contents(directory: string): Record<string, string> {
  const files = readdirSync(directory).filter((name) => statSync(join(directory, name)).isFile());
  return Object.fromEntries(files.map((name) => [name, readFileSync(join(directory, name), "latin1")]));
}
