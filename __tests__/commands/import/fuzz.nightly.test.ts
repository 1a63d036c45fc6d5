import fc from "fast-check";
import { FUZZED, outcome } from "../../../harness/import/fuzz";

test("20,000 inputs end with a level for each resource, or a sentence", async () => {
  await fc.assert(
    fc.asyncProperty(FUZZED, async (text) => {
      expect((await outcome(text)).length).toBeGreaterThan(0);
    }),
    { numRuns: 20_000 },
  );
}, 3_600_000);
