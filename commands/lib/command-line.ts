import { parseArgs, type ParseArgsConfig } from "node:util";
import { errorMessage } from "./failure";
import { UsageError } from "./program";

type Options = NonNullable<ParseArgsConfig["options"]>;

type CommandLine<T extends Options> = ReturnType<typeof parseArgs<{ allowPositionals: true; options: T }>>;

/** An option with a value. */
export const TEXT = { type: "string" } as const;

/** An option that is given or not. */
export const FLAG = { type: "boolean" } as const;

/**
 * Reads a command line.
 *
 * @param args the arguments, without the program
 * @param options those that the command has, by name
 * @throws UsageError with what is wrong, and how the command is used
 */
export function parseCommandLine<T extends Options>(
  args: readonly string[],
  options: T,
  usage: string,
): CommandLine<T> {
  try {
    return parseArgs({ args: [...args], allowPositionals: true, options });
  } catch (error) {
    // Node's own advice, after the first sentence, is about positional arguments that look like options.
    const [what = ""] = errorMessage(error).split(". To specify a positional argument");
    throw new UsageError(`${what}\n\n${usage}`);
  }
}
