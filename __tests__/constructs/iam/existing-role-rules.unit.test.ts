import { Token } from "cdktf";
import { existingRoleProblem, roleArnProblems, roleNameInArn } from "../../../constructs/iam/existing-role-rules";

const ROLE = "arn:aws:iam::123456789012:role/app";

test.each([
  [ROLE, "app"],
  ["arn:aws-us-gov:iam::123456789012:role/teams/school/app-1", "app-1"],
  [`arn:aws-cn:iam::123456789012:role/${"x".repeat(64)}`, "x".repeat(64)],
  ["arn:aws:iam::123456789012:role/!~/_+=,.@-", "_+=,.@-"],
])("%s is the ARN of role %s", (arn, name) => {
  expect(roleNameInArn(arn)).toBe(name);
  expect(roleArnProblems(arn)).toEqual([]);
});

test.each([
  ...["", "app", "arn:aws:iam::123456789012:role/", "arn:aws:iam::12345678901:role/app", `${ROLE} `, ` ${ROLE}`],
  ...["arn:aws:iam:eu-west-3:123456789012:role/app", "arn:aws:iam::123456789012:policy/app", `${ROLE}:1`],
  ...["arn:aws:iam::123456789012:role//app", `arn:aws:iam::123456789012:role/${"x".repeat(65)}`],
])("%j is not the ARN of a role", (arn) => {
  expect(roleNameInArn(arn)).toBeUndefined();
  expect(roleArnProblems(arn)).toEqual([
    {
      code: "role-arn",
      rule: "an IAM role's ARN is arn:aws:iam::<account>:role/<name>",
      got: arn,
      fix: "copy it from the console or from aws iam get-role; fromName takes a name",
    },
  ]);
});

test("an ARN that Terraform knows passes", () =>
  expect(roleArnProblems(Token.asString({ resolve: () => ROLE }))).toEqual([]));

test("what somebody else's role is to be allowed is said", () => {
  const statement = { actions: ["s3:GetObject"], resources: ["arn:aws:s3:::app/*"] };
  expect(existingRoleProblem(ROLE, [statement])).toEqual({
    code: "existing-role-permissions",
    rule: "a role that is there already gets no permissions here, since they are its owner's",
    got: ROLE,
    fix: "see that it is allowed s3:GetObject on arn:aws:s3:::app/*, or attach a ManagedPolicy with `role` to it",
  });
});
