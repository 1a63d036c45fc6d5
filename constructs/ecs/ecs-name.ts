import type { NameRule } from "../core/name";

/**
 * The rule that clusters, services, families, containers and volumes have in common (Amazon ECS API reference,
 * `CreateCluster`, `CreateService`, `RegisterTaskDefinition`, `ContainerDefinition`, `Volume`).
 *
 * @param what such as "a container's name"
 */
export function ecsName(what: string): NameRule {
  return { what, max: 255, pattern: /^[A-Za-z0-9_-]+$/, says: "letters, digits, _ and -" };
}
