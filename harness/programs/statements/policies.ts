import { IamGroupPolicy } from "@cdktf/provider-aws/lib/iam-group-policy";
import { IamPolicy } from "@cdktf/provider-aws/lib/iam-policy";
import { IamRolePolicy } from "@cdktf/provider-aws/lib/iam-role-policy";
import { IamUserPolicy } from "@cdktf/provider-aws/lib/iam-user-policy";
import { S3Bucket } from "@cdktf/provider-aws/lib/s3-bucket";
import { TerraformVariable } from "cdktf";
import type { Construct } from "constructs";
import { ManagedPolicy } from "../../../constructs/iam/managed-policy";
import { policyDocument, type PolicyStatement } from "../../../constructs/iam/policy-document";
import type { TaskRole } from "../../../constructs/iam/task-role";
import { unchecked } from "../../errors/example";
import type { Program, Programs } from "../case";
import { READ, role } from "../parts";
import { wrong } from "../wrong";
import { allow, BUCKET, managed, paths } from "./parts";

const ROLES = new WeakMap<Construct, TaskRole>();

function allowMore(stack: Construct, statements: readonly PolicyStatement[]): void {
  const own = ROLES.get(stack) ?? role(stack, "role");
  ROLES.set(stack, own);
  own.addToPolicy(...statements);
}

/** A policy in a resource of plain cdktf. */
const plain =
  (...statements: readonly Partial<PolicyStatement>[]): Program =>
  (stack) => {
    const policy = policyDocument(statements.map((statement) => ({ ...READ, ...statement })));
    new IamRolePolicy(stack, "plain", { role: role(stack, "role").roleName, policy });
  };

/** Whole statements, and how many fit into a policy. */
export const WHOLE_POLICY_PROGRAMS = {
  refused: {
    ...wrong("iam-sid", {
      "an id with a hyphen": [allow({ sid: "read-files" })],
      "an id with a space": [allow({ sid: "Read files" })],
      "an id with an underscore": [allow({ sid: "read_files" })],
      "an id with an umlaut": [allow({ sid: "Lösche" })],
      "two statements of one id": [allow({ sid: "Read" }, { sid: "Read", resources: [`${BUCKET}2/*`] }), "is unique"],
    }),
    ...wrong("iam-empty", {
      "a statement without actions": [allow({ actions: [] })],
      "a statement without resources": [allow({ resources: [] })],
    }),
    ...wrong("iam-effect", {
      "an effect in small letters": [allow({ effect: unchecked("allow") })],
      "an effect that IAM has not": [allow({ effect: unchecked("Permit") })],
    }),
    ...wrong("iam-principal", {
      "a principal in a role's policy": [allow({ principals: { AWS: "*" } })],
      "a principal in a managed policy": [
        (stack) => managed(stack, [{ ...READ, principals: { AWS: "123456789012" } }]),
      ],
    }),
    ...wrong("iam-action", {
      "a misspelt action in a policy of plain cdktf": [plain({ actions: ["s3:GetObjekt"] }), "stack/plain"],
      "a misspelt action on what Terraform fills in": [
        (stack) => {
          const bucket = new S3Bucket(stack, "bucket", {});
          plain({ actions: ["s3:GetObjekt"], resources: [`${bucket.arn}/*`] })(stack);
        },
        "write s3:GetObject",
      ],
      "a misspelt action in a managed policy of plain cdktf": [
        (stack) => {
          role(stack, "role");
          new IamPolicy(stack, "plain", { policy: policyDocument([{ ...READ, actions: ["s3:GetObjekt"] }]) });
        },
      ],
      "a misspelt action of a user": [
        (stack) => {
          role(stack, "role");
          const policy = policyDocument([{ ...READ, actions: ["s3:GetObjekt"] }]);
          new IamUserPolicy(stack, "plain", { user: "app", policy });
        },
      ],
    }),
    ...wrong("iam-resource", { "a name in a policy of plain cdktf": [plain({ resources: ["grades/*"] })] }),
    ...wrong("iam-policy-size", {
      "a group's policy that is too long": [
        (stack) => {
          role(stack, "role");
          const policy = policyDocument([{ ...READ, resources: paths(300) }]);
          new IamGroupPolicy(stack, "plain", { group: "app", policy });
        },
        "5120",
      ],
      "a managed policy that is too long": [(stack) => managed(stack, [{ ...READ, resources: paths(300) }]), "6144"],
      "a role's own policy that is too long": [allow({ resources: paths(450) }), "10240"],
      "a role's own policy that is too long in all": [
        (stack) => {
          for (let i = 0; i < 5; i += 1)
            allowMore(stack, [{ ...READ, sid: `S${i}`, resources: paths(100).map((path) => `${path}${i}`) }]);
        },
        "10240",
      ],
      "a managed policy that is too long besides what Terraform fills in": [
        (stack) => {
          const account = new TerraformVariable(stack, "account", { type: "string" }).stringValue;
          managed(stack, [{ ...READ, resources: paths(300).map((path) => `${path}/${account}`) }]);
        },
      ],
    }),
  },
  warned: {
    ...wrong("iam-policy-count", {
      "eleven managed policies": [
        (stack) => {
          const own = role(stack, "role");
          for (let i = 0; i < 11; i += 1)
            new ManagedPolicy(stack, `p${i}`, { name: `p${i}`, statements: [READ], role: own });
        },
      ],
      "eleven policies by their ARN": [
        (stack) => {
          const own = role(stack, "role");
          for (let i = 0; i < 11; i += 1) own.attachManagedPolicy(`p${i}`, `arn:aws:iam::123456789012:policy/p${i}`);
        },
      ],
    }),
  },
  right: {
    "objects read": allow({}),
    "objects read, in a policy of plain cdktf": plain({}),
    "a document of another's in a policy of plain cdktf": (stack) => {
      const own = role(stack, "role");
      const policy = JSON.stringify({ Statement: { Effect: "Allow", NotAction: "iam:*", Resource: "*" } });
      new IamRolePolicy(stack, "plain", { role: own.roleName, policy });
    },
    "statements with empty ids": allow({ sid: "" }, { sid: "", actions: ["s3:PutObject"] }),
    "a denial": allow({ effect: "Deny", actions: ["s3:DeleteObject"], resources: ["*"] }),
    "an id": allow({ sid: "ReadFiles1" }),
    "two ids": allow({ sid: "One" }, { sid: "Two", resources: [`${BUCKET}2/*`] }),
    "a managed policy just short enough": (stack) => managed(stack, [{ ...READ, resources: paths(190) }]),
    "a statement that is written once, with its id, though its token comes twice": (stack) => {
      const bucket = new S3Bucket(stack, "bucket", {});
      const read = () => ({ sid: "Read", actions: ["s3:GetObject"], resources: [`${bucket.arn}/*`] });
      role(stack, "role").addToPolicy(read(), read());
    },
    "a policy that is short enough, since a statement whose token comes twice is written once": (stack) => {
      const bucket = new S3Bucket(stack, "bucket", {});
      const read = () => ({
        actions: ["s3:GetObject"],
        resources: paths(100).map((path) => path.replace(BUCKET, bucket.arn)),
      });
      managed(stack, Array.from({ length: 9 }, read));
    },
    "ten managed policies": (stack) => {
      const own = role(stack, "role");
      for (let i = 0; i < 10; i += 1) own.attachManagedPolicy(`p${i}`, `arn:aws:iam::123456789012:policy/p${i}`);
    },
  },
} satisfies Programs;
