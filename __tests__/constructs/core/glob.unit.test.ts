import fc from "fast-check";
import { arnsOverlap } from "../../../constructs/core/arn";
import { patternsOverlap } from "../../../constructs/core/glob";

test.each([
  ["", "", true],
  ["", "*", true],
  ["", "?", false],
  ["a", "a", true],
  ["a", "b", false],
  ["a", "ab", false],
  ["a?", "ab", true],
  ["*", "anything", true],
  ["a*", "*b", true],
  ["a*c", "a?", true],
  ["a*c", "b*", false],
  ["log-group:/x:*", "log-group:/x:log-stream:*", true],
  ["log-group:/x:*", "log-group:/y:*", false],
])("%s and %s: %s", (one, other, overlap) => {
  expect(patternsOverlap(one, other)).toBe(overlap);
  expect(patternsOverlap(other, one)).toBe(overlap);
});

const pattern = fc.string({ unit: fc.constantFrom("a", "b", "*", "?"), maxLength: 5 });

/** Every text of up to four characters. */
const texts = ["", "a", "b"].flatMap((one) =>
  ["", "a", "b"].flatMap((two) =>
    ["", "a", "b"].flatMap((three) => ["", "a", "b"].map((four) => one + two + three + four)),
  ),
);
const regExp = (glob: string) => new RegExp(`^${glob.replaceAll("?", "[ab]").replaceAll("*", "[ab]*")}$`);

test("patterns overlap where some text matches both", () => {
  fc.assert(
    fc.property(pattern, pattern, (one, other) => {
      const isShared = texts.some((text) => regExp(one).test(text) && regExp(other).test(text));
      // Longer texts than those tried may match both.
      if (isShared) expect(patternsOverlap(one, other)).toBe(true);
      else if (one.length + other.length <= 4) expect(patternsOverlap(one, other)).toBe(false);
    }),
    { numRuns: 2_000 },
  );
});

test.each([
  ["*", "arn:aws:s3:::bucket", true],
  ["arn:aws:logs:*:*:*", "arn:*:logs:eu-west-3:*:log-group:/app:*", true],
  ["arn:*:logs:*:*:log-group:/app:*", "arn:*:logs:*:*:log-group:/other:*", false],
  ["arn:aws:ecr:*:1:repository/app", "arn:aws:ecr:eu-west-3:2:repository/app", false],
  ["arn:aws:s3:::bucket/*", "arn:aws:s3:::bucket/a:b", true],
  ["arn:aws*", "arn:aws:s3:::bucket", true],
  ["\uE000:*", "arn:aws:logs:eu-west-3:1:log-group:/app:*", false],
])("ARNs %s and %s: %s", (one, other, overlap) => {
  expect(arnsOverlap(one, other)).toBe(overlap);
  expect(arnsOverlap(other, one)).toBe(overlap);
});
