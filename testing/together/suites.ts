import { readdirSync } from "node:fs";
import { join } from "node:path";

const TESTS = join(__dirname, "..", "..", "__tests__");

/**
 * Runs every `parts`-th test file of a level as one suite. Jest gives each suite its own modules, and loading cdktf anew
 * costs more than the tests of most files do.
 *
 * @param level end of the files' names, such as `unit`
 * @param part which of the parts, from 1
 */
export function together(level: string, part: number, parts: number): void {
  const files = readdirSync(TESTS, { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(`.${level}.test.ts`))
    .sort();
  for (const file of files.filter((_, index) => index % parts === part - 1)) {
    // In a block of its own, so that what a file does before and after its tests concerns no other.
    describe(file, () => void jest.requireActual(join(TESTS, file)));
  }
}
