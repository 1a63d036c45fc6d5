import { readdirSync, statSync } from "node:fs";
import { join } from "node:path";

const TESTS = join(__dirname, "..", "..", "__tests__");

/** The levels that jest.together.config.js asks for. */
declare const LEVELS: readonly string[];

/** Seconds of those that take much longer than others of their size, as measured in November 2026. */
const SECONDS: Readonly<Record<string, number>> = {
  "tokens/tokens.synth.test.ts": 7,
  "commands/diagram/picture.unit.test.ts": 3.5,
  "commands/diagram/command.synth.test.ts": 2.5,
  "programs/programs.synth.test.ts": 2.2,
  "commands/drop-in.synth.test.ts": 2,
  "documents.unit.test.ts": 2,
  "harness/errors.synth.test.ts": 1.5,
  "constructs/ecs/random-tasks.unit.test.ts": 1.5,
  "commands/drop-in-input.synth.test.ts": 1.4,
};

const BYTES_PER_SECOND = 80_000;

/**
 * Runs a part of the test files of some levels as one suite. Jest gives each suite its own modules, and loading cdktf again
 * costs more than the tests of most files do.
 *
 * @param part which of the parts, from 1
 * @param parts how many there are, of about the same length
 */
export function together(part: number, parts: number): void {
  const files = readdirSync(TESTS, { recursive: true, encoding: "utf8" })
    .filter((file) => LEVELS.some((level) => file.endsWith(`.${level}.test.ts`)))
    .sort()
    .map((file) => ({ file, seconds: SECONDS[file] ?? statSync(join(TESTS, file)).size / BYTES_PER_SECOND }))
    .sort((a, b) => b.seconds - a.seconds);
  const sums = Array<number>(parts).fill(0);
  for (const { file, seconds } of files) {
    const shortest = sums.indexOf(Math.min(...sums));
    sums[shortest] = (sums[shortest] ?? 0) + seconds;
    // In a block of its own, so that what a file does before and after its tests concerns no other.
    if (shortest === part - 1) describe(file, () => void jest.requireActual(join(TESTS, file)));
  }
}
