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

/** A Terraform directory that says the same as the reference in another style, with other names. */
export function otherHost(): { directory: string; args: readonly string[]; after: string } {
  const directory = scratchDirectory();
  const images = {
    source: "./images",
    repository_name: "images",
    repository_image_tag_mutability: "MUTABLE",
    repository_lifecycle_policy: JSON.stringify({ rules: [] }),
  };
  cpSync(join(__dirname, "modules", "ecr"), join(directory, "images"), { recursive: true });
  writeFileSync(join(directory, "modules.tf.json"), JSON.stringify({ module: { images } }));
  writeFileSync(join(directory, "variables.tf"), 'variable project {}\nvariable stage { default = "prod" }\n');
  cpSync(join(__dirname, "hosts", "everything.tf"), join(directory, "everything.tf"));
  return {
    directory,
    args: [
      ...["--env", "var.stage", "--region", "var.region", "--ecr", "module.images"],
      ...["--database-username", "local.db.user", "--database-address", "local.db.host"],
      ...["--database-secret-arn", "local.db.secret"],
    ],
    after: readFileSync(join(__dirname, "hosts", "everything.after.tf"), "utf8"),
  };
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
