import { Token } from "cdktf";
import type { LogDriver } from "./log-driver";
import type { Secret } from "../secret";

/** Settings of the `awsfirelens` driver (Amazon ECS developer guide, "Custom log routing"). */
export interface AwsFireLensOptions {
  /**
   * Options of the output plugin, such as `{ Name: "cloudwatch_logs", region: "us-east-1" }`.
   *
   * @default none: the router's own configuration file decides
   */
  readonly options?: Readonly<Record<string, string>>;
  /** Options that ECS reads from a secret when it starts the task. @default none */
  readonly secretOptions?: Readonly<Record<string, Secret>>;
  /** Events that wait in memory when the router is slow, 0–536870911. @default 1048576 */
  readonly bufferLimit?: number;
}

/** Sends a container's output to the task's FireLens router: one container with `firelensConfiguration`. */
export function awsFireLens({ options = {}, secretOptions, bufferLimit }: AwsFireLensOptions = {}): LogDriver {
  return {
    logDriver: "awsfirelens",
    options: {
      ...options,
      ...(bufferLimit === undefined ? {} : { "log-driver-buffer-limit": numberText(bufferLimit) }),
    },
    ...(secretOptions === undefined ? {} : { secretOptions }),
  };
}

/** Options are text; a number known only at plan time becomes a reference. */
function numberText(value: number): string {
  return Token.isUnresolved(value) ? Token.asString(value) : String(value);
}
