import type { Problem } from "../core/problem";
import { known } from "../core/known";

/** Letters, digits, `_` and `-`: what families and services of ECS hold, and what Terraform's names hold after a letter. */
const PREFIX = /^[A-Za-z0-9_-]+$/;
const NAME = /^[A-Za-z][A-Za-z0-9_-]*$/;

/**
 * Whether a name may become a service's address.
 *
 * @param isTaken whether the stack holds something of that name already
 */
export function serviceNameProblems(name: string, isTaken: (name: string) => boolean): Problem[] {
  const where = `service "${name}"`;
  if (!NAME.test(name) || name === "Resource" || name === "Default") {
    const rule = "a service's name is a letter, then letters, digits, _ and -, and neither Resource nor Default";
    return [{ code: "service-name", where, rule, got: name, fix: "rename it" }];
  }
  if (!isTaken(name)) return [];
  const rule = "a service's name must not be an id that its stack holds already";
  return [{ code: "service-name-taken", where, rule, got: name, fix: "rename it, or the other construct" }];
}

/** Whether what a service was called before is a name that nobody else has or had. */
export function renamedProblems(services: Readonly<Record<string, { readonly renamedFrom?: string }>>): Problem[] {
  const taken = new Set(Object.keys(services));
  return Object.entries(services).flatMap(([id, { renamedFrom }]) => {
    if (renamedFrom === undefined) return [];
    const isFree = NAME.test(renamedFrom) && !taken.has(renamedFrom);
    taken.add(renamedFrom);
    if (isFree) return [];
    const rule = "renamedFrom must be a name that no other service has or had";
    const where = `service "${id}"`;
    return [
      { code: "service-renamed-from", where, rule, got: renamedFrom, fix: "correct renamedFrom, or leave it out" },
    ];
  });
}

/** Whether a text may begin all names. */
export function prefixProblems(prefix: string): Problem[] {
  if (PREFIX.test(prefix)) return [];
  const rule = "a prefix of services is letters, digits, _ and -";
  return [{ code: "services-prefix", rule, got: prefix, fix: "rename it" }];
}

/**
 * Whether a service has a name of its own in AWS.
 *
 * @param owners the services by their names in AWS, to which this one is added
 */
export function sameNameProblems(id: string, name: string, owners: Map<string, string>): Problem[] {
  const owner = owners.get(name);
  if (known(name) === undefined || owner === undefined) {
    owners.set(name, id);
    return [];
  }
  const rule = `services have different names in AWS, and service "${owner}" has this one`;
  return [{ code: "service-name-same", where: `service "${id}"`, rule, got: name, fix: "rename one of them" }];
}
