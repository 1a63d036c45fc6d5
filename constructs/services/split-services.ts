import type { ServiceSpec, ServiceSpecs } from "./service-spec";

/**
 * Services by the number of the stack they live in, from 1. The name alone decides (rendezvous hashing), so that a
 * service that comes or goes moves no other; one more stack moves only the share that goes into it.
 *
 * @param stacks how many stacks there are
 * @returns a part for each number that has a service, in the order of the numbers
 * @throws RangeError if `stacks`, or a service's own `stack`, is no number of a stack
 */
export function splitServices(services: ServiceSpecs, stacks: number): ReadonlyMap<number, ServiceSpecs> {
  if (!Number.isInteger(stacks) || stacks < 1) {
    throw new RangeError(`service-stacks: services live in 1 or more stacks, got: ${stacks}; choose a whole number`);
  }
  const parts = new Map<number, Record<string, ServiceSpec>>();
  for (const [name, service] of Object.entries(services)) {
    const number = service.stack ?? stackOf(name, stacks);
    if (!Number.isInteger(number) || number < 1 || number > stacks) {
      const rule = `service-stack: the stack of service ${name} is 1 to ${stacks}`;
      throw new RangeError(`${rule}, got: ${number}; raise the number of stacks, or leave \`stack\` out`);
    }
    const part = parts.get(number) ?? {};
    part[name] = service;
    parts.set(number, part);
  }
  return new Map([...parts].sort(([a], [b]) => a - b));
}

function stackOf(name: string, stacks: number): number {
  let best = 1;
  for (let number = 2; number <= stacks; number += 1) {
    if (weight(name, number) > weight(name, best)) best = number;
  }
  return best;
}

/** FNV-1a, with a final mix that spreads names which differ in their last letters only. */
function weight(name: string, stack: number): number {
  let hash = 0x811c9dc5;
  for (const char of `${stack}/${name}`) hash = Math.imul(hash ^ (char.codePointAt(0) ?? 0), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}
