import { IamRolePolicyAttachment } from "@cdktf/provider-aws/lib/iam-role-policy-attachment";
import type { Program, Programs } from "../case";
import { otherStack, role } from "../parts";
import { wrong } from "../wrong";

const attach =
  (arn: string): Program =>
  (stack) => {
    role(stack, "role").attachManagedPolicy("policy", arn);
  };

/** ARNs of policies that roles take. */
export const POLICY_ARNS = {
  refused: {
    ...wrong("arn-kind", {
      "a role attached as policy": attach("arn:aws:iam::123456789012:role/read"),
      "a user attached as policy": attach("arn:aws:iam::123456789012:user/read"),
      "a bucket attached as policy": attach("arn:aws:s3:::read"),
      "a policy of plain cdktf that is a role": (stack) =>
        new IamRolePolicyAttachment(stack, "a", {
          role: role(stack, "role").roleName,
          policyArn: "arn:aws:iam::123456789012:role/read",
        }),
    }),
    ...wrong("arn-partition", {
      "China's ReadOnlyAccess in France": attach("arn:aws-cn:iam::aws:policy/ReadOnlyAccess"),
      "GovCloud's ReadOnlyAccess in France": attach("arn:aws-us-gov:iam::aws:policy/ReadOnlyAccess"),
      "a policy of partition aws in China": (stack) => {
        const china = otherStack(stack, "cn-north-1");
        role(china, "role").attachManagedPolicy("policy", "arn:aws:iam::aws:policy/ReadOnlyAccess");
      },
    }),
  },
  warned: {},
  right: {
    "a policy of AWS's": attach("arn:aws:iam::aws:policy/service-role/AmazonECSTaskExecutionRolePolicy"),
    "a policy with a path": attach("arn:aws:iam::123456789012:policy/team/read"),
    "a policy of China in China": (stack) =>
      role(otherStack(stack, "cn-north-1"), "role").attachManagedPolicy(
        "policy",
        "arn:aws-cn:iam::aws:policy/ReadOnlyAccess",
      ),
  },
} satisfies Programs;
