import { knownItems } from "./known";
import { problem, type Problem } from "./problem";
import { isReference } from "./token";

/** What an id begins with (Amazon EC2 API reference, "Resource IDs"); what comes after it is AWS's own. */
const PREFIX = { VPC: "vpc-", subnet: "subnet-", "security group": "sg-" } as const;

/** Whether the ids are of the kind that is wanted: a VPC's id where a subnet's belongs is refused by AWS only. */
export function networkIdProblems(kind: keyof typeof PREFIX, ids: readonly string[]): Problem[] {
  const prefix = PREFIX[kind];
  return knownItems(ids).flatMap((text) => {
    if (isReference(text) || (text.startsWith(prefix) && /^[a-z0-9-]+$/.test(text))) return [];
    const rule = `a ${kind} is given by its id, which begins with ${prefix}`;
    return [problem("network-id", rule, text, "take its `id`: not its name, its ARN, or another resource's id")];
  });
}
