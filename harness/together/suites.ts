import { readdirSync, statSync } from "node:fs";
import { join } from "node:path";

const TESTS = join(__dirname, "..", "..", "__tests__");

/** The levels that jest.together.config.js asks for. */
declare const LEVELS: readonly string[];

/**
 * Runs every `parts`-th test file of some levels as one suite. Jest gives each suite its own modules, and loading cdktf again
 * costs more than the tests of most files do.
 *
 * @param part which of the parts, from 1
 */
export function together(part: number, parts: number): void {
  const files = readdirSync(TESTS, { recursive: true, encoding: "utf8" })
    .filter((file) => LEVELS.some((level) => file.endsWith(`.${level}.test.ts`)))
    .sort()
    // The largest first, so that no part gets most of them.
    .sort((a, b) => statSync(join(TESTS, b)).size - statSync(join(TESTS, a)).size);
  for (const file of files.filter((_, index) => index % parts === part - 1)) {
    // In a block of its own, so that what a file does before and after its tests concerns no other.
    describe(file, () => void jest.requireActual(join(TESTS, file)));
  }
}
