import { type NameCode, name } from "./code";

/** The package's doors, as a program imports them. */
const PACKAGE = "cdktf-ecs-logging";

export const ecs = (text: string): NameCode => name(text, `${PACKAGE}/ecs`);
export const iam = (text: string): NameCode => name(text, `${PACKAGE}/iam`);
export const logs = (text: string): NameCode => name(text, `${PACKAGE}/logs`);
export const terraform = (text: string): NameCode => name(text, `${PACKAGE}/terraform`);
export const cdktf = (text: string): NameCode => name(text, "cdktf");

/** A class of the AWS provider's bindings: `aws_ecs_service` is `EcsService`. */
export function awsResource(type: string): NameCode {
  const short = type.replace(/^aws_/, "");
  const className = short
    .split("_")
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join("");
  return name(className, `@cdktf/provider-aws/lib/${short.replaceAll("_", "-")}`);
}
