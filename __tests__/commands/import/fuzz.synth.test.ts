import fc from "fast-check";
import { FUZZED, outcome } from "../../../harness/import/fuzz";
import { runs } from "../../../harness/arbitraries/runs";

test("whatever the input is, each resource has a level, or a sentence says why", async () => {
  await fc.assert(
    fc.asyncProperty(FUZZED, async (text) => {
      expect((await outcome(text)).length).toBeGreaterThan(0);
    }),
    { numRuns: runs(60) },
  );
}, 120_000);
