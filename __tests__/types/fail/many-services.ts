import type { ServiceSpecs } from "../../../constructs/patterns/service-spec";

const containers = [{ name: "app", image: "app:1" }];
const service = { containers, cpu: 256, memory: 512 } as const;

export const WRONG = {
  // error: 'desiredcount' does not exist in type
  a: { ...service, desiredcount: 2 },
  // error: Type '4096' is not assignable to type 'PlanTime | Memory<…512…>'
  b: { containers, cpu: 256, memory: 4096 },
  // error: Property 'containers' is missing
  c: { cpu: 256, memory: 512 },
  // error: 'cpuu' does not exist in type 'LoggedServiceAlarms'
  d: { ...service, alarms: { cpuu: {} } },
  // error: Property 'threshold' is missing
  e: { ...service, alarms: { volume: {} } },
  // error: Type '31' is not assignable to type
  f: { ...service, logs: { retentionInDays: 31 } },
  // error: Property 'maxCapacity' is missing
  g: { ...service, scaling: { minCapacity: 2 } },
  // error: renamedFrom
  h: { ...service, renamedFrom: "i" },
} satisfies ServiceSpecs;
