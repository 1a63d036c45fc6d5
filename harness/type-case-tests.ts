import { readdirSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { compareErrors, compileErrors, expectedErrors, showErrors, type Compiler, type TypeError } from "./type-cases";

// What must not compile, each with what the compiler says to it, and what must: all of it compiled at once.

const CASES = join(__dirname, "..", "__tests__", "types");
const casesIn = (directory: string): string[] =>
  readdirSync(join(CASES, directory)).map((file) => join(CASES, directory, file));

/** Files with what must not compile. */
export const FAILING = casesIn("fail");
/** Files with what must. */
export const PASSING = casesIn("pass");

/** Tests that a compiler refuses what it should, in the words that it should, and nothing else. */
export function testTypeCases(compiler: Compiler): void {
  const expected = FAILING.flatMap((file) => expectedErrors(file, readFileSync(file, "utf8")));
  let found: TypeError[] = [];
  beforeAll(async () => void (found = await compileErrors(compiler, [...FAILING, ...PASSING])), 60_000);

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
}
