import { runProgram } from "../commands/lib/program";

/** How a command ended, and what it said. */
export interface CommandRun {
  readonly exitCode: typeof process.exitCode;
  readonly out: string;
  readonly err: string;
}

type Command = Parameters<typeof runProgram>[0];

/** Runs commands in this process as a shell would, for the tests of a file; each test hears only its own. */
export function useCommands(): (command: Command) => Promise<CommandRun> {
  let out: string[];
  let err: string[];

  beforeEach(() => {
    [out, err] = [[], []];
    jest.spyOn(console, "log").mockImplementation((text: string) => void out.push(text));
    jest.spyOn(console, "error").mockImplementation((text: string) => void err.push(text));
  });
  afterEach(() => {
    jest.restoreAllMocks();
    process.exitCode = undefined;
  });

  return async (command) => {
    await runProgram(command);
    return { exitCode: process.exitCode, out: out.join("\n"), err: err.join("\n") };
  };
}
