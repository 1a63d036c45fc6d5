import { createHash } from "node:crypto";
import { chmodSync, mkdirSync, mkdtempSync, utimesSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { unzipSync } from "fflate";
import { explain } from "../../../constructs/core/problem";
import { codeProblems } from "../../../constructs/lambda/function-code-rules";
import { FunctionCode } from "../../../constructs/lambda/function-code";
import { functionProblems } from "../../../constructs/lambda/lambda-function-rules";
import { removeScratchDirectories, scratchDirectory } from "../../../harness/scratch";

afterAll(removeScratchDirectories);

const FILES = { "index.mjs": "export const handler = () => 1;\n", "lib/größe.mjs": "export {};\n" };
/** Of those files, on every machine. */
const HASH = "uASyELzFF/YJB5uNoBmqnZgm5jHzy3yfbD9ZSnUQXA8=";

/** The same files in a folder of their own. */
function folder(files: Readonly<Record<string, string>>): string {
  const directory = mkdtempSync(join(scratchDirectory(), "code "));
  mkdirSync(join(directory, "lib"));
  for (const [path, text] of Object.entries(files)) writeFileSync(join(directory, path), text);
  return directory;
}

test("a zip holds the files", () => {
  const files = unzipSync(Uint8Array.from(FunctionCode.fromFiles(FILES).zip()));
  const texts = Object.entries(files).map(([path, bytes]) => [path, Buffer.from(bytes).toString()]);
  expect(Object.fromEntries(texts)).toEqual(FILES);
});

test("its hash is the one that Lambda shows, the same on every machine", () => {
  const code = FunctionCode.fromFiles(FILES);
  expect(code.hash).toBe(createHash("sha256").update(code.zip()).digest("base64"));
  expect(code.hash).toBe(HASH);
});

test("neither the order, nor when and where files were written, nor a group's rights make a difference", () => {
  const backwards = Object.fromEntries(Object.entries(FILES).reverse());
  const directory = folder(backwards);
  utimesSync(join(directory, "index.mjs"), 1, 1);
  chmodSync(join(directory, "index.mjs"), 0o666);
  chmodSync(join(directory, "lib/größe.mjs"), 0o600);
  for (const code of [FunctionCode.fromFiles(backwards), FunctionCode.fromDirectory(directory)])
    expect(code.hash).toBe(HASH);
});

describe("makes another hash:", () => {
  const other = (files: Parameters<typeof FunctionCode.fromFiles>[0]) => FunctionCode.fromFiles(files);
  test.each([
    ["a byte", other({ ...FILES, "index.mjs": `${FILES["index.mjs"]} ` })],
    ["a name", other({ "main.mjs": FILES["index.mjs"], "lib/größe.mjs": FILES["lib/größe.mjs"] })],
    ["a mode", other({ ...FILES, "index.mjs": { contents: FILES["index.mjs"], executable: true } })],
    ["a file", other({ ...FILES, empty: "" })],
    ["one less", other({ "index.mjs": FILES["index.mjs"] })],
  ])("%s", (_what, code) => expect(code.hash).not.toBe(HASH));

  test("the right to run a file", () => {
    const directory = folder(FILES);
    chmodSync(join(directory, "index.mjs"), 0o755);
    expect(FunctionCode.fromDirectory(directory).hash).not.toBe(HASH);
  });
});

const PATH = "function-code: a file's path in a function's code is relative, with / between folders";
const MB = 1024 * 1024;

test.each<[string[], number, string[]]>([
  [["index.mjs", "lib/a.mjs"], 50 * MB, []],
  [[], 22, ["function-code: a function's code has a file, got: \"no files\"; add the handler's"]],
  [["/index.mjs"], 1, [`${PATH}, got: "/index.mjs"; write it like lib/index.mjs`]],
  [
    ["a/../b.mjs", "a//b", "a\\b", "./c"],
    1,
    ["a/../b.mjs", "a//b", "a\\b", "./c"].map(
      (path) => `${PATH}, got: ${JSON.stringify(path)}; write it like lib/index.mjs`,
    ),
  ],
  [
    ["index.mjs"],
    50 * MB + 1,
    [
      'function-code-size: a function\'s zip has at most 50 MB, got: "51 MB"; ' +
        "leave out what the handler does not need, or use an image",
    ],
  ],
])("files %j of %d bytes: %j", (paths, bytes, sentences) => {
  expect(codeProblems(paths, bytes).map(explain)).toEqual(sentences);
});

describe("a handler", () => {
  const judge = (handler: string, files: Record<string, string>) =>
    functionProblems({ code: FunctionCode.fromFiles(files), handler }).map(({ code }) => code);

  test.each([
    ["index.handler", "index.mjs"],
    ["index.handler", "index.js"],
    ["src/app.run", "src/app.cjs"],
    ["a.b.run", "a.b.js"],
  ])("%s is in %s", (handler, file) => expect(judge(handler, { [file]: "" })).toEqual([]));

  test.each([
    ["index.handler", "main.mjs"],
    ["index.handler", "index.ts"],
    ["index", "index.mjs"],
  ])("%s is not in %s", (handler, file) => expect(judge(handler, { [file]: "" })).toEqual(["function-handler"]));

  test("is not looked for in code that is wrong", () => expect(judge("index.handler", {})).toEqual(["function-code"]));
});
