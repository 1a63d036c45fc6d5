import { readOptions } from "../../commands/import/options";
import { importFrom } from "../../commands/import/run";

/** The command, as its command line says, in the environment of an emulated AWS. */
export async function runImport(env: NodeJS.ProcessEnv, ...args: readonly string[]): Promise<string> {
  const before = { ...process.env };
  Object.assign(process.env, env);
  try {
    const options = readOptions(args);
    return options === "help" ? options : await importFrom(options);
  } finally {
    process.env = before;
  }
}

/** The lines of its report that give a resource's level. */
export function levelsIn(said: string): readonly string[] {
  return said.split("\n").filter((line) => /^(?:typed|raw|left) /.test(line));
}
