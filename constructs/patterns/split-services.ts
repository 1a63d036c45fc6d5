import { isObject } from "../core/shape";
import { explain, problem, type Problem } from "../core/problem";
import type { ServiceSpec, ServiceSpecs } from "./service-spec";

/** Each stack costs an init, a plan and a state. */
const MOST = 1000;

/**
 * Services by the number of the stack they live in, from 1. The name alone decides (rendezvous hashing), so that a
 * service that comes or goes moves no other; one more stack moves only the share that goes into it.
 *
 * @param stacks how many stacks there are, 1 to 1000
 * @returns a part for each number that has a service, in the order of the numbers
 * @throws RangeError if `stacks`, or a service's own `stack`, is not the number of a stack, or a renamed one would be in another
 */
export function splitServices(services: ServiceSpecs, stacks: number): ReadonlyMap<number, ServiceSpecs> {
  if (!Number.isInteger(stacks) || stacks < 1 || stacks > MOST) {
    const rule = `services live in 1 to ${MOST} stacks`;
    throw new RangeError(explain(problem("service-stacks", rule, stacks, "choose a whole number")));
  }
  const placed = Object.entries(services).map(
    ([name, service]) =>
      [(isObject(service) ? service.stack : undefined) ?? stackOf(name, stacks), name, service] as const,
  );
  const wrong = placed.flatMap((service) => placeProblems(service, stacks));
  if (wrong.length > 0) throw new RangeError(wrong.map(explain).join("\n"));
  const parts = new Map<number, [string, ServiceSpec][]>();
  for (const [number, name, service] of placed) {
    const part = parts.get(number) ?? [];
    part.push([name, service]);
    parts.set(number, part);
  }
  return new Map(
    [...parts].sort(([a], [b]) => a - b).map(([number, part]) => [number, Object.fromEntries(part)] as const),
  );
}

type PlacedService = readonly [stack: number, name: string, service: ServiceSpec];

function placeProblems([number, name, service]: PlacedService, stacks: number): Problem[] {
  if (!isObject(service)) return []; // addServices says so
  const { stack, renamedFrom } = service;
  const rule = (what: string) => `the stack of service ${name} is ${what}`;
  if (!Number.isInteger(number) || number < 1 || number > stacks) {
    const fix = "raise the number of stacks, or leave `stack` out";
    return [problem("service-stack", rule(`1 to ${stacks}`), number, fix)];
  }
  // A state knows nothing of what another one holds.
  const before = stack === undefined && renamedFrom !== undefined ? stackOf(renamedFrom, stacks) : number;
  if (before === number) return [];
  return [
    problem("service-stack", rule(`${before}, where ${renamedFrom} was`), number, `add \`stack: ${before}\` to it`),
  ];
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
