import { policyDocument, trustPolicy } from "../../../constructs/iam/policy-document";

test("one action and one resource are written alone, several as a list", () => {
  const document = policyDocument([
    { actions: ["a:One"], resources: ["arn:1"] },
    { actions: ["a:One", "a:Two"], resources: ["arn:1", "arn:2"] },
  ]);
  expect(JSON.parse(document)).toEqual({
    Version: "2012-10-17",
    Statement: [
      { Effect: "Allow", Action: "a:One", Resource: "arn:1" },
      { Effect: "Allow", Action: ["a:One", "a:Two"], Resource: ["arn:1", "arn:2"] },
    ],
  });
});

test("a statement may have an id and may deny", () => {
  const document = policyDocument([{ sid: "No", effect: "Deny", actions: ["*"], resources: ["*"] }]);
  expect(JSON.parse(document)).toMatchObject({
    Statement: [{ Sid: "No", Effect: "Deny", Action: "*", Resource: "*" }],
  });
});

test("the trust policy names the service", () => {
  expect(trustPolicy("ecs-tasks.amazonaws.com")).toBe(
    '{"Statement":[{"Action":"sts:AssumeRole","Effect":"Allow","Principal":{"Service":"ecs-tasks.amazonaws.com"}}],' +
      '"Version":"2012-10-17"}',
  );
});
