import type { ReceivedStack } from "./received";
import { soleExpression, splitTemplate } from "./template";

/** Data sources that say where Terraform works: they are the same in the ARNs of a resource and of a policy. */
const SURROUNDINGS = /^data\.aws_(caller_identity|partition|region)\./;

/** Resources whose ARN is known but for where they are, by what it ends with before their name. */
const ARNS: Readonly<Record<string, string>> = {
  aws_cloudwatch_log_group: "arn:*:logs:*:*:log-group:",
  aws_ecr_repository: "arn:*:ecr:*:*:repository/",
};

/** The first character of the private use area, of which one stands for each expression that only Terraform knows. */
const FIRST = 0xe000;

/** Writes the ARNs of a stack so that two of them can be compared as patterns. */
export class ComparableArns {
  private readonly expressions: string[] = [];

  public constructor(private readonly stack: ReceivedStack) {}

  /**
   * A reference to a log group or a repository of the stack becomes the ARN that it will have, `*` stands for what depends
   * on where Terraform works, and any other expression for itself alone.
   */
  public pattern(arn: string): string {
    const parts = splitTemplate(arn).map(({ kind, source }) => (kind === "text" ? source : this.value(source)));
    // The five segments before the resource: whose values are known to AWS only.
    return parts
      .join("")
      .split(":")
      .map((segment, index, all) => (all[0] === "arn" && index < 5 && /[\uE000-\uF8FF]/.test(segment) ? "*" : segment))
      .join(":");
  }

  private value(source: string): string {
    const expression = soleExpression(source) ?? source;
    if (SURROUNDINGS.test(expression)) return "*";
    return this.resourceValue(expression) ?? this.placeholder(expression);
  }

  private resourceValue(expression: string): string | undefined {
    const [, address, field] = /^((?:data\.)?[a-z0-9_]+\.[\w-]+)\.(arn|name|id)$/.exec(expression) ?? [];
    const block = [...this.stack.resources, ...this.stack.data].find((each) => each.address === address);
    const start = block && ARNS[block.type];
    const name = block?.body["name"];
    if (start === undefined || typeof name !== "string") return undefined;
    return field === "arn" ? `${start}${this.pattern(name)}` : this.pattern(name);
  }

  private placeholder(expression: string): string {
    const index = this.expressions.indexOf(expression);
    if (index < 0) this.expressions.push(expression);
    return String.fromCharCode(FIRST + (index < 0 ? this.expressions.length - 1 : index));
  }
}
