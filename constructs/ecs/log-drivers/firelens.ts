import { given } from "../../core/given";
import { numberText } from "../../core/literal-text";
import type { Secret } from "../secret";

/** Settings of the `awsfirelens` driver (Amazon ECS developer guide, "Custom log routing"). */
export interface FirelensOptions {
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

/** A container's output goes to the task's FireLens router; made by {@link firelens}. */
export interface FirelensDriver {
  /** What the task definition calls it. */
  readonly logDriver: "awsfirelens";
  /** As given: the router's output follows from them. */
  readonly settings: FirelensOptions;
}

/** Sends a container's output to the task's FireLens router: one container with `firelensConfiguration`. */
export function firelens(options: FirelensOptions = {}): FirelensDriver {
  return { logDriver: "awsfirelens", settings: options };
}

/** The options as the driver spells them; all values are text. */
export function firelensOptions({ options, bufferLimit }: FirelensOptions): Record<string, string> {
  return given({
    ...options,
    "log-driver-buffer-limit": numberText(bufferLimit),
  });
}
