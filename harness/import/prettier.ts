import { writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { run } from "../../testing/processes";
import { scratchDirectory } from "../scratch";

/** Which of the texts prettier would lay out in another way: their file names. */
export async function unlikePrettier(texts: Readonly<Record<string, string>>): Promise<string[]> {
  const directory = scratchDirectory();
  for (const [name, text] of Object.entries(texts)) writeFileSync(join(directory, name), text);
  const options = [
    "--config",
    resolve(".prettierrc.json"),
    "--ignore-path",
    join(directory, "none"),
    "--list-different",
  ];
  const prettier = resolve("node_modules/prettier/bin/prettier.cjs");
  const { stdout } = await run(process.execPath, [prettier, ...options, directory], { env: process.env });
  return stdout.split("\n").filter((line) => line !== "");
}
