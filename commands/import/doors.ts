import { type NameCode, name } from "./code";
import { pascalCase } from "./names";

// The package's doors, as a program imports them: whole, since the build for cdktn changes them (commands/lib/cdktn.ts).
export const ecs = (text: string): NameCode => name(text, "cdktf-ecs-logging/ecs");
export const iam = (text: string): NameCode => name(text, "cdktf-ecs-logging/iam");
export const logs = (text: string): NameCode => name(text, "cdktf-ecs-logging/logs");
export const terraform = (text: string): NameCode => name(text, "cdktf-ecs-logging/terraform");
export const cdktf = (text: string): NameCode => name(text, "cdktf");

/** A class of the AWS provider's bindings: `aws_ecs_service` is `EcsService`. */
export function awsResource(type: string): NameCode {
  const short = type.replace(/^aws_/, "");
  return name(pascalCase(short), `@cdktf/provider-aws/lib/${short.replaceAll("_", "-")}`);
}
