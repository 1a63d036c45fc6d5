import { problem, type Problem } from "../../core/problem";
import { TOKEN_TEXT } from "../../core/token";
import type { ContainerDefinition } from "../container-definition";
import { renderContainer } from "../render-container";

/** Bytes of a task definition (Amazon ECS developer guide, "Amazon ECS service quotas", "Task definition size"). */
const MOST_BYTES = 64 * 1024;

/** What no text, name or mark of JSON exceeds, for each value that a container holds. */
const OVERHEAD = 64;

/** Bytes of a log group, a secret or an image that is an object of its own: a name or an ARN. */
const OTHER = 4096;

/** Whether the containers alone are more than a task definition may hold; what only Terraform knows counts for nothing. */
export function definitionSizeProblems(containers: readonly ContainerDefinition[]): Problem[] {
  if (roughSize(containers) <= MOST_BYTES) return [];
  const json = JSON.stringify(containers.map(renderContainer));
  const bytes = Buffer.byteLength(json.replace(new RegExp(TOKEN_TEXT, "g"), ""));
  if (bytes <= MOST_BYTES) return [];
  return [
    problem(
      "task-definition-bytes",
      `a task definition has at most ${MOST_BYTES} bytes of JSON, and its containers alone have more`,
      bytes,
      "move the environment to environmentFiles, and long texts to the image or a secret",
    ),
  ];
}

/** Bytes that the JSON has at most, found in a fraction of the time that writing it takes. */
export function roughSize(value: unknown): number {
  if (typeof value === "string") return 3 * value.length + OVERHEAD;
  if (typeof value !== "object" || value === null) return OVERHEAD;
  if (!Array.isArray(value) && Object.getPrototypeOf(value) !== Object.prototype) return OTHER;
  return Object.entries(value).reduce((sum, [key, part]) => sum + 3 * key.length + roughSize(part), OVERHEAD);
}
