import { readdirSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { removeScratchDirectories } from "../../harness/scratch";
import {
  compareErrors,
  compileErrors,
  COMPILERS,
  expectedErrors,
  showErrors,
  type TypeError,
} from "../../harness/type-cases";

// What must not compile, each with what the compiler says to it, and what must: all of it compiled at once.

const casesIn = (directory: string): string[] =>
  readdirSync(join(__dirname, directory)).map((file) => join(__dirname, directory, file));

const failing = casesIn("fail");
const passing = casesIn("pass");
const expected = failing.flatMap((file) => expectedErrors(file, readFileSync(file, "utf8")));
afterAll(removeScratchDirectories);

describe.each(COMPILERS)("%s", (compiler) => {
  let found: TypeError[] = [];
  beforeAll(async () => void (found = await compileErrors(compiler, [...failing, ...passing])), 60_000);

  test.each(expected.map((error) => [`${basename(error.file)}:${error.line}`, error.text, error] as const))(
    "%s is refused: %s",
    (_where, _text, error) => {
      const onLine = found.filter(({ file, line }) => file === error.file && line === error.line);
      const { missing } = compareErrors([error], onLine);
      expect(`${showErrors(missing)}${missing.length > 0 ? `\nfound: ${showErrors(onLine)}` : ""}`).toBe("");
    },
  );

  test("nothing else is refused", () => {
    expect(showErrors(compareErrors(expected, found).unexpected)).toBe("");
  });
});

test.each([...failing, ...passing].map((file) => [basename(file), file] as const))("%s holds cases", (_name, file) => {
  const errors = expectedErrors(file, readFileSync(file, "utf8"));
  expect(errors.length > 0).toBe(failing.includes(file));
});

describe("the harness", () => {
  const at = (line: number, text: string): TypeError => ({ file: "a.ts", line, text });

  test("expects errors on the line below the comment", () => {
    expect(expectedErrors("a.ts", "// error: one\n// error: two\nf(1);\n  // error: three\n  g(2);")).toEqual([
      at(3, "one"),
      at(3, "two"),
      at(5, "three"),
    ]);
  });

  test("tells an error that is not there, one with another text, and one that nobody expects", () => {
    const { missing, unexpected } = compareErrors(
      [at(1, "same"), at(2, "gone"), at(3, "old text"), at(4, "union … second"), at(5, "b … a")],
      [at(1, "the same text"), at(3, "new text"), at(4, "union of first, second"), at(5, "a b"), at(6, "surprise")],
    );
    expect(missing).toEqual([at(2, "gone"), at(3, "old text"), at(5, "b … a")]);
    expect(unexpected).toEqual([at(3, "new text"), at(5, "a b"), at(6, "surprise")]);
  });

  test("needs as many errors as are expected", () => {
    expect(compareErrors([at(1, "a"), at(1, "a")], [at(1, "a")]).missing).toEqual([at(1, "a")]);
  });
});
