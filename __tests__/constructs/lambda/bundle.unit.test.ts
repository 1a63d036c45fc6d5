import { mkdirSync, mkdtempSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { FunctionCode } from "../../../constructs/lambda/function-code";
import { removeScratchDirectories, scratchDirectory } from "../../../harness/scratch";
import { unzipSync } from "fflate";

afterAll(removeScratchDirectories);

const FILES = {
  "src/app.ts": 'import { twice } from "./lib/twice";\nexport const handler = (n: number): number => twice(n);\n',
  "src/lib/twice.ts": "export const twice = (n: number): number => 2 * n;\nexport const unused = 1;\n",
};
/** Of those files, bundled by the version of esbuild that package.json names, on every machine. */
const HASH = "C6howaKieXvUTgfO+S19Azv7/tXN+lLBR8eJi7cInQc=";

/** The files in a folder of their own, at another path each time. */
function checkout(files: Readonly<Record<string, string>> = FILES): string {
  const folder = mkdtempSync(join(scratchDirectory(), "a checkout "));
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  return join(folder, "src/app.ts");
}

const textOf = (code: FunctionCode): string => {
  const files = unzipSync(Uint8Array.from(code.zip()));
  expect(Object.keys(files)).toEqual(["index.js"]);
  return Buffer.from(files["index.js"] ?? []).toString();
};

test("a bundle holds the handler with what it imports, as Node.js runs it", () => {
  const text = textOf(FunctionCode.fromEntry(checkout()));
  const place = join(scratchDirectory(), "index.js");
  writeFileSync(place, text);
  const { handler } = createRequire(__filename)(place) as { handler: (n: number) => number };
  expect(handler(21)).toBe(42);
  expect(text).not.toContain("unused");
});

test("its bytes are the same in every checkout", () => {
  expect(FunctionCode.fromEntry(checkout()).hash).toBe(HASH);
  expect(FunctionCode.fromEntry(checkout(Object.fromEntries(Object.entries(FILES).reverse()))).hash).toBe(HASH);
});

test("a configuration of the compiler above it changes nothing", () => {
  const compilerOptions = { strict: false, target: "ES5", experimentalDecorators: true };
  const files = { ...FILES, "tsconfig.json": JSON.stringify({ compilerOptions }) };
  expect(FunctionCode.fromEntry(checkout(files)).hash).toBe(HASH);
});

test("another line of what it imports is another hash", () => {
  const files = { ...FILES, "src/lib/twice.ts": "export const twice = (n: number): number => n + n;\n" };
  expect(FunctionCode.fromEntry(checkout(files)).hash).not.toBe(HASH);
});

test("what is external stays outside, and a small one is smaller", () => {
  const app =
    'import { S3 } from "@aws-sdk/client-s3";\nexport const handler = () => new S3({ region: "eu-west-3" });\n';
  const entry = checkout({ "src/app.ts": app });
  const code = FunctionCode.fromEntry(entry, { external: ["@aws-sdk/*"] });
  expect(textOf(code)).toContain('require("@aws-sdk/client-s3")');
  const small = FunctionCode.fromEntry(entry, { external: ["@aws-sdk/*"], minify: true });
  expect(small.zip().length).toBeLessThan(code.zip().length);
});

test.each([
  ["no such file", () => "src/missing.ts", "src/missing.ts", "correct the path"],
  [
    "a module that is not there",
    () => checkout({ "src/app.ts": 'import "nowhere";\n' }),
    'app.ts:1: Could not resolve "nowhere"',
    "name it in external",
  ],
  ["what is no TypeScript", () => checkout({ "src/app.ts": "export const = 1;" }), "app.ts:1: Expected", "correct it"],
])("%s is a problem", (_what, entry, got, fix) => {
  const { problems } = FunctionCode.fromEntry(entry());
  expect(problems).toEqual([
    expect.objectContaining({
      code: "function-code",
      got: expect.stringContaining(got) as string,
      fix: expect.stringContaining(fix) as string,
    }),
  ]);
});
