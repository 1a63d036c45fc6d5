import { arnsOverlap, patternsOverlap } from "../../constructs/core/glob";
import type { AddressedBlock, ReceivedStack } from "./received";
import { soleExpression, splitTemplate } from "./template";

/** An ARN of a stack as a pattern, in which `*` stands for what only Terraform or AWS knows. */
export interface ComparableArn {
  readonly text: string;
  /** Resources of the stack that it is about, by their type. */
  readonly owners: ReadonlyMap<string, ReadonlySet<string>>;
  /** Whether an expression may hold several segments of the ARN. */
  readonly isVague: boolean;
  /** Whether all of it is written out. */
  readonly isLiteral: boolean;
}

/** What an expression is worth. */
interface Value {
  readonly text: string;
  readonly owner?: AddressedBlock;
}

/** Resources whose ARN is known but for where they are, by what their name comes after. */
const ARNS: Readonly<Record<string, (name: string) => string>> = {
  aws_cloudwatch_log_group: (name) => `arn:*:logs:*:*:log-group:${name}`,
  aws_ecr_repository: (name) => `arn:*:ecr:*:*:repository/${name}`,
  aws_s3_bucket: (name) => `arn:*:s3:::${name}`,
  aws_ssm_parameter: (name) => `arn:*:ssm:*:*:parameter/${name.replace(/^\//, "")}`,
};

/** In place of a value that only Terraform knows; a character of the private use area. */
const UNKNOWN = "\uE000";

/** Compares the ARNs of a stack: what may be the same counts as the same, unless they are of two resources of one type. */
export class ComparableArns {
  public constructor(private readonly stack: ReceivedStack) {}

  public read(arn: string): ComparableArn {
    const owners = new Map<string, Set<string>>();
    const parts = splitTemplate(arn).map(({ kind, source }) => {
      // `$${aws:PrincipalTag/team}` is IAM's own variable.
      if (kind === "text") return source.replace(/\$\$\{[^}]*\}/g, UNKNOWN);
      const { text, owner } = this.value(soleExpression(source) ?? source);
      if (owner) owners.set(owner.type, (owners.get(owner.type) ?? new Set()).add(owner.address));
      return text;
    });
    const text = parts.join("");
    const resourceStart = text.split(":", 5).join(":").length;
    return {
      text: text.replaceAll(UNKNOWN, "*"),
      owners,
      isVague: text.slice(0, resourceStart).includes(UNKNOWN),
      isLiteral: !arn.includes("${"),
    };
  }

  private value(expression: string): Value {
    const [, address, attribute] = /^((?:data\.)?[a-z0-9_]+\.[\w-]+)(?:\[[^\]]*\])?\.(\w+)$/.exec(expression) ?? [];
    const owner = [...this.stack.resources, ...this.stack.data].find((block) => block.address === address);
    if (owner === undefined) return { text: UNKNOWN };
    const { type, body } = owner;
    if (type === "aws_secretsmanager_secret_version")
      return this.value(soleExpression(String(body["secret_id"])) ?? "");
    const name = body["name"] ?? body["bucket"];
    const arnOf = ARNS[type];
    if (arnOf === undefined || typeof name !== "string") return { text: UNKNOWN, owner };
    const { text } = this.read(name);
    return { text: attribute === "arn" ? arnOf(text) : text, owner };
  }
}

/** Whether two ARNs may be of one thing. */
export function mayBeSame(one: ComparableArn, other: ComparableArn): boolean {
  for (const [type, owners] of one.owners) {
    const others = other.owners.get(type);
    // Two log groups of a stack are never one.
    if (others && ![...owners].some((owner) => others.has(owner))) return false;
  }
  if (arnsOverlap(one.text, other.text)) return true;
  return (one.isVague || other.isVague) && patternsOverlap(one.text, other.text);
}

/** Whether a pattern certainly takes in all that another one may be. */
export function coversAll(pattern: ComparableArn, { text }: ComparableArn): boolean {
  return pattern.isLiteral && patternsOverlap(pattern.text, text.replace(/[*?]/g, UNKNOWN));
}
