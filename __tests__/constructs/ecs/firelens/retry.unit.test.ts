import {
  awayForProblems,
  bufferMib,
  retriesFor,
  retryLimit,
  secondsOf,
} from "../../../../constructs/ecs/firelens/retry";
import { seededWaits } from "../../../../harness/firelens/waits";

test.each([
  ["30s", 30],
  ["1.5m", 90],
  ["6h", 21_600],
  ["0s", undefined],
  ["6 h", undefined],
  ["6d", undefined],
  ["", undefined],
])("%s is %s seconds", (duration, seconds) => expect(secondsOf(duration)).toBe(seconds));

test.each([
  ["5s", "1"],
  ["20s", "4"],
  ["20m", "12"],
  ["48h", "204"],
  ["forever", "no_limits"],
])("a destination that is away for %s takes a Retry_Limit of %s", (awayFor, limit) => {
  expect(retryLimit({ awayFor })).toBe(limit);
});

test("without a duration, it may be away for 20 minutes", () => {
  expect(retryLimit({})).toBe(retryLimit({ awayFor: "20m" }));
});

// Fluent Bit's own scheduler, a thousand chunks that are first refused when the destination has just gone away.
test.each([60, 600, 1200, 3600, 6 * 3600, 48 * 3600])("after %d s, hardly a chunk is given up", (seconds) => {
  const retries = retriesFor(seconds);
  const givenUp = Array.from({ length: 1000 }, (_, seed) => seededWaits(seed, retries)).filter((sum) => sum < seconds);
  expect(givenUp.length).toBeLessThanOrEqual(10);
});

test("one retry fewer would not be as sure for long", () => {
  const seconds = 1200;
  const few = retriesFor(seconds) - 4;
  const sums = Array.from({ length: 1000 }, (_, seed) => seededWaits(seed, few));
  expect(sums.filter((sum) => sum < seconds).length).toBeGreaterThan(100);
});

test("what waits is what the containers write meanwhile, twice, for what names the container and the task", () => {
  expect(bufferMib({ awayFor: "20m" }, 8)).toBe(19);
  expect(bufferMib({ awayFor: "1s" }, 1)).toBe(1);
  expect(bufferMib({ awayFor: "20m", bufferMib: 5 }, 8)).toBe(5);
  expect(bufferMib({ awayFor: "forever" }, 8)).toBeUndefined();
});

test.each([
  [{ awayFor: "169h" }, "a week at most"],
  [{ awayFor: "soon" }, "a week at most"],
  [{ awayFor: "forever" }, "has a limit in MiB"],
  [{ bufferMib: 0 }, "1 at least"],
  [{ bufferMib: 1.5 }, "whole number"],
])("%j is refused", (away, says) => {
  expect(awayForProblems(away).map(({ rule }) => rule)).toEqual([expect.stringContaining(says)]);
});

test.each([{}, { awayFor: "168h" }, { awayFor: "forever", bufferMib: 100 }])("%j is right", (away) => {
  expect(awayForProblems(away)).toEqual([]);
});
