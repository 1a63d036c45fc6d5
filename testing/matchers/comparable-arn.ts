import { arnsOverlap } from "../../constructs/core/arn";
import { patternsOverlap } from "../../constructs/core/glob";
import type { AddressedBlock, ReceivedStack } from "./received";
import { attributeOf, soleExpression, splitTemplate } from "./template";

/** An ARN of a stack as a pattern, in which `*` is what only Terraform or AWS knows. */
export interface ComparableArn {
  readonly text: string;
  /** Resources of the stack that it is about, by their type. */
  readonly owners: ReadonlyMap<string, ReadonlySet<string>>;
  /** Whether an expression may hold several segments of the ARN. */
  readonly isVague: boolean;
  /** Whether all of it is written out. */
  readonly isLiteral: boolean;
}

/** What an expression evaluates to. */
interface Value {
  readonly text: string;
  readonly owner?: AddressedBlock;
}

/** Resources whose ARN is known but for where they are: by the argument that names them. */
const ARNS: Readonly<Record<string, readonly [argument: string, arnOf: (name: string) => string]>> = {
  aws_cloudwatch_log_group: ["name", (name) => `arn:*:logs:*:*:log-group:${name}`],
  aws_ecr_repository: ["name", (name) => `arn:*:ecr:*:*:repository/${name}`],
  aws_s3_bucket: ["bucket", (name) => `arn:*:s3:::${name}`],
  aws_ssm_parameter: ["name", (name) => `arn:*:ssm:*:*:parameter/${name.replace(/^\//, "")}`],
};

/** In place of a value that only Terraform knows; a character of the private use area. */
const UNKNOWN = "\uE000";

/** Compares the ARNs of a stack: what may be the same counts as the same, unless they are of two resources of one type. */
export class ComparableArns {
  private readonly blocks: ReadonlyMap<string, AddressedBlock>;
  private readonly known = new Map<string, ComparableArn>();

  public constructor({ resources, data }: ReceivedStack) {
    this.blocks = new Map([...resources, ...data].map((block) => [block.address, block]));
  }

  public read(arn: string): ComparableArn {
    const read = this.known.get(arn) ?? this.compute(arn);
    this.known.set(arn, read);
    return read;
  }

  private compute(arn: string): ComparableArn {
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
    const attribute = attributeOf(expression);
    const block = this.blocks.get(attribute?.address ?? "");
    if (attribute === undefined || block === undefined) return { text: UNKNOWN };
    const { address, type, body } = block;
    if (type === "aws_secretsmanager_secret_version")
      return this.value(soleExpression(String(body["secret_id"])) ?? "");
    const [argument, arnOf] = ARNS[type] ?? ["name"];
    // Any other attribute, such as an account's id, may be the same of several resources.
    if (!["arn", "id", argument].includes(attribute.name)) return { text: UNKNOWN };
    // A data source may read any resource of the stack.
    const owner = address.startsWith("data.") ? undefined : block;
    const name = body[argument];
    if (arnOf === undefined || typeof name !== "string") return { text: UNKNOWN, owner };
    const { text } = this.read(name);
    return { text: attribute.name === "arn" ? arnOf(text) : text, owner };
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

/** Whether a pattern certainly matches all that another one may be. */
export function coversAll(pattern: ComparableArn, { text }: ComparableArn): boolean {
  return pattern.isLiteral && patternsOverlap(pattern.text, text.replace(/[*?]/g, UNKNOWN));
}
