import { type Code, name } from "./code";
import type { LeftResource, SourceResource } from "./source";

/** Shorter texts are in too many places to mean a resource. */
const TELLING = 8;

/** Attributes that hold a role's name rather than its ARN. */
const ROLE_NAMES: ReadonlySet<string> = new Set(["role", "roles", "role_name"]);

/**
 * References by value: an ARN that a resource has is that resource's. Resources of the program are known from where they are
 * made, those that stay from the beginning.
 */
export class ByValue {
  private readonly known = new Map<string, Code>();
  private readonly roles = new Map<string, Code>();

  /** @param others what resources that the program does not make itself are known by */
  public constructor(others: readonly LeftResource["known"][]) {
    for (const known of others) {
      for (const [text, code] of known ?? []) if (text.length >= TELLING) this.known.set(text, code);
    }
  }

  /**
   * What comes after in the program may refer to it.
   *
   * @param roleName the field that holds a role's name
   */
  public made({ type, values }: SourceResource, variable: string, roleName = "name"): void {
    const { arn, id, name: given } = values;
    for (const [attribute, text] of [
      ["id", type === "aws_lb_target_group" || type === "aws_ecs_cluster" ? undefined : id],
      ["arn", arn],
    ] as const) {
      if (typeof text === "string" && text.startsWith("arn:")) this.known.set(text, name(`${variable}.${attribute}`));
    }
    if (type === "aws_iam_role" && typeof given === "string") this.roles.set(given, name(`${variable}.${roleName}`));
  }

  /** @param attribute the one that has the text */
  public find(attribute: string, text: string): Code | undefined {
    return this.known.get(text) ?? (ROLE_NAMES.has(attribute) ? this.roles.get(text) : undefined);
  }
}
