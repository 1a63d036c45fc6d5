import { runProgram, UsageError } from "../../../commands/lib/program";
import { SettingsError } from "../../../settings/settings";

let printed: string[];

beforeEach(() => {
  printed = [];
  jest.spyOn(console, "error").mockImplementation((text: string) => void printed.push(text));
});
afterEach(() => {
  jest.restoreAllMocks();
  process.exitCode = undefined;
});

/** Runs a program; what it would have ended with. */
async function exitCodeOf(main: Parameters<typeof runProgram>[0]): Promise<typeof process.exitCode> {
  await runProgram(main);
  return process.exitCode;
}

const fail = (error: unknown) => () => {
  throw error;
};

function fileError(code: string, paths: { path?: string; dest?: string }): Error {
  return Object.assign(new Error(`${code}: some cause`), { code }, paths);
}

test.each<[string, Parameters<typeof runProgram>[0], number]>([
  ["nothing returned", () => undefined, 0],
  ["a number returned", () => 3, 3],
  ["a promise", () => Promise.resolve(), 0],
  ["a promised number", () => Promise.resolve(4), 4],
  ["an error", fail(new Error("broken")), 1],
  ["a rejected promise", () => Promise.reject(new Error("broken")), 1],
  ["something thrown that is no error", fail("broken"), 1],
  ["wrong usage", fail(new UsageError("use it so")), 2],
  ["wrong settings", fail(new SettingsError("set it so")), 2],
  ["no permission", fail(fileError("EACCES", { path: "cdktf.out" })), 1],
])("%s: exit code", async (_what, main, code) => {
  expect(await exitCodeOf(main)).toBe(code);
});

test("an error is reported in its own words, without a stack trace", async () => {
  await runProgram(fail(new Error("one sentence")));
  expect(printed).toEqual(["one sentence"]);
});

test("DEBUG adds the stack trace", async () => {
  jest.replaceProperty(process, "env", { ...process.env, DEBUG: "1" });
  await runProgram(fail(new Error("one sentence")));
  expect(printed).toEqual(["one sentence", expect.stringMatching(/^Error: one sentence\n\s+at /)]);
});

test.each<[string, { path?: string; dest?: string }, RegExp]>([
  ["EACCES", { path: "out" }, /^cannot write or read out: no permission; give .* or choose another place$/],
  ["EPERM", { path: "out" }, / out: no permission; /],
  ["EROFS", { path: "out" }, / out: the file system is read-only; choose another place$/],
  ["EACCES", { path: "staged", dest: "out" }, / out: no permission; /],
  ["EACCES", {}, / a file: no permission; /],
  ["ENOSPC", { path: "out" }, /^cannot write or read out: the disk is full; free some space and run this again$/],
  ["ENOTDIR", { path: "out" }, / out: a file is where a directory is needed; move it away$/],
  ["EEXIST", { path: "out" }, / out: a file is in the way; move it away$/],
  ["EISDIR", { path: "staged", dest: "out" }, / out: it is a directory; move it away$/],
  ["EOTHER", { path: "out" }, /^EOTHER: some cause$/],
])("%s %j has a sentence with the way out", async (code, paths, sentence) => {
  await runProgram(fail(fileError(code, paths)));
  expect(printed).toEqual([expect.stringMatching(sentence)]);
});
