import { policyDocument } from "../../constructs/iam/policy-document";
import {
  isTaskExecutionPolicy,
  TASK_EXECUTION_POLICY,
  TASK_EXECUTION_POLICY_NAME,
} from "../../constructs/iam/task-execution-policy";
import { instancesOf } from "./instances";
import { type Permissions, readPolicy } from "./read-permissions";
import { type AddressedBlock, asList, isFields, type ReceivedStack } from "./received";
import { attributeOf, soleExpression } from "./template";

/** What a stack says of the permissions of one of its roles. */
export interface RolePermissions extends Permissions {
  /** Policies that are attached to it and written elsewhere. */
  readonly elsewhere: readonly string[];
}

/** What gives a role policies. */
const PER_ROLE: ReadonlySet<string> = new Set([
  "aws_iam_role_policy",
  "aws_iam_role_policy_attachment",
  "aws_iam_policy_attachment",
]);

/** The role of the stack that an attribute such as `execution_role_arn` refers to. */
export function findRole({ resources }: ReceivedStack, reference: unknown): AddressedBlock | undefined {
  return resources.find((block) => block.type === "aws_iam_role" && isReferenceTo(block, reference));
}

/** What the stack's policies allow a role. */
export function permissionsOf(stack: ReceivedStack, role: AddressedBlock): RolePermissions {
  const inline = asList(role.body["inline_policy"]).map((policy) => (isFields(policy) ? policy["policy"] : policy));
  const policies = inline.map((policy) => readPolicy(stack, `${role.address}.inline_policy`, policy));
  const attached: unknown[] = asList(role.body["managed_policy_arns"]);
  const instances = stack.resources.flatMap(({ address, type, body }) =>
    PER_ROLE.has(type) ? instancesOf(body).map((instance) => ({ address, type, body: instance })) : [],
  );
  for (const { address, type, body } of instances) {
    const roles = [...asList(body["role"]), ...asList(body["roles"])];
    if (!roles.some((reference) => isReferenceTo(role, reference))) continue;
    if (type === "aws_iam_role_policy") policies.push(readPolicy(stack, address, body["policy"]));
    if (type === "aws_iam_role_policy_attachment" || type === "aws_iam_policy_attachment")
      attached.push(body["policy_arn"]);
  }
  const elsewhere: string[] = [];
  for (const arn of attached) {
    const policy = managedPolicy(stack, arn);
    if (policy) policies.push(policy);
    else elsewhere.push(String(arn));
  }
  return {
    statements: policies.flatMap(({ statements }) => statements),
    unreadable: policies.flatMap(({ unreadable }) => unreadable),
    elsewhere,
  };
}

function managedPolicy(stack: ReceivedStack, arn: unknown): Permissions | undefined {
  const awsPolicy = () => readPolicy(stack, TASK_EXECUTION_POLICY_NAME, policyDocument([TASK_EXECUTION_POLICY]));
  if (isTaskExecutionPolicy(String(arn))) return awsPolicy();
  const all = [...stack.resources, ...stack.data];
  const policy = all.find((block) => block.type === "aws_iam_policy" && isReferenceTo(block, arn));
  if (policy === undefined) return undefined;
  const { address, body } = policy;
  if (body["policy"] !== undefined) return readPolicy(stack, address, body["policy"]);
  // A data source names a policy that is there already.
  const isKnown = body["name"] === TASK_EXECUTION_POLICY_NAME || isTaskExecutionPolicy(String(body["arn"]));
  return isKnown ? awsPolicy() : undefined;
}

/** By an expression such as `${aws_iam_role.worker.arn}`, by the name that AWS knows, or by an ARN that ends in it. */
function isReferenceTo({ address, body }: AddressedBlock, reference: unknown): boolean {
  if (typeof reference !== "string") return false;
  const expression = soleExpression(reference);
  if (expression !== undefined) {
    const attribute = attributeOf(expression);
    return attribute?.address === address && ["arn", "id", "name"].includes(attribute.name);
  }
  const { name } = body;
  return typeof name === "string" && (reference === name || reference.endsWith(`/${name}`));
}
