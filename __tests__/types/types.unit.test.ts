import { readFileSync } from "node:fs";
import { basename } from "node:path";
import { removeScratchDirectories } from "../../harness/scratch";
import { FAILING, PASSING, testTypeCases } from "../../harness/type-case-tests";
import { compareErrors, expectedErrors, type TypeError } from "../../harness/type-cases";

afterAll(removeScratchDirectories);

describe("the compiler of this project", () => testTypeCases("typescript-7"));

test.each([...FAILING, ...PASSING].map((file) => [basename(file), file] as const))("%s holds cases", (_name, file) => {
  const errors = expectedErrors(file, readFileSync(file, "utf8"));
  expect(errors.length > 0).toBe(FAILING.includes(file));
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
