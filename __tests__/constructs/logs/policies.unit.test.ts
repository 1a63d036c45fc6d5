import {
  identifierArn,
  identifierProblems,
  KEY_IDENTIFIERS,
  type CustomDataIdentifier,
} from "../../../constructs/logs/data-identifier";
import { indexFieldProblems } from "../../../constructs/logs/field-index-policy";
import { SubscriptionTarget, streamStatement } from "../../../constructs/logs/subscription-target";

const names = (count: number) => Array.from({ length: count }, (_, index) => `field${index}`);

test.each<[string[], number]>([
  [names(1), 0],
  [names(20), 0],
  [["x".repeat(100)], 0],
  [[], 1],
  [names(21), 1],
  [["a", "a"], 1],
  [["", "x".repeat(101)], 2],
  [[...names(21), "field0", ""], 3],
])("indexes fields: %#", (fields, problems) => {
  expect(indexFieldProblems(fields)).toHaveLength(problems);
});

describe("kinds of data", () => {
  const own: CustomDataIdentifier = { name: "Student_Number-1", regex: "S-[0-9]{8} \\d+" };
  const many = (count: number) => Array.from({ length: count }, (_, index) => ({ name: `n${index}`, regex: "x" }));

  test("are known to AWS by an ARN", () => {
    expect(identifierArn("EmailAddress")).toBe("arn:aws:dataprotection::aws:data-identifier/EmailAddress");
    expect(identifierArn("Ssn-US", "aws-us-gov")).toBe("arn:aws-us-gov:dataprotection::aws:data-identifier/Ssn-US");
  });

  test.each<[readonly CustomDataIdentifier[], number]>([
    [[own], 0],
    [many(10), 0],
    [[{ name: "a".repeat(128), regex: "b".repeat(200) }], 0],
    [many(11), 1],
    [[{ name: "a b", regex: "(x)" }], 2],
    [[{ name: "a".repeat(129), regex: "b".repeat(201) }], 2],
    [[{ name: "EmailAddress", regex: "x" }], 1],
    [[{ name: "Ssn-US", regex: "x" }], 1],
    [[own, own], 1],
  ])("of one's own: %#", (custom, problems) => {
    expect(identifierProblems(["EmailAddress", ...KEY_IDENTIFIERS], custom)).toHaveLength(problems);
  });

  test("are at least one", () => {
    expect(identifierProblems([], [])).toMatchObject([{ code: "data-identifier", fix: "name one" }]);
  });
});

test("a stream's role may write to it, and nothing else", () => {
  expect(streamStatement(SubscriptionTarget.kinesis("arn:stream", "role"))).toEqual({
    actions: ["kinesis:PutRecord"],
    resources: ["arn:stream"],
  });
  expect(streamStatement(SubscriptionTarget.firehose("arn:delivery", "role"))).toEqual({
    actions: ["firehose:PutRecord", "firehose:PutRecordBatch"],
    resources: ["arn:delivery"],
  });
});
