import fc from "fast-check";
import type { ServiceSpec, ServiceSpecs } from "../../../constructs/patterns/service-spec";
import { splitServices } from "../../../constructs/patterns/split-services";

const SPEC: ServiceSpec = { cpu: 256, memory: 512, containers: [] };
const specs = (names: readonly string[]): ServiceSpecs => Object.fromEntries(names.map((name) => [name, SPEC]));

/** Number of each service's stack. */
const places = (services: ServiceSpecs, stacks: number) =>
  new Map([...splitServices(services, stacks)].flatMap(([number, part]) => Object.keys(part).map((n) => [n, number])));

const names = fc.uniqueArray(fc.stringMatching(/^[a-z][a-z0-9-]{0,20}$/), { minLength: 1, maxLength: 40 });
const stacks = fc.integer({ min: 1, max: 12 });

test("every service lives in one stack", () => {
  fc.assert(fc.property(names, stacks, (list, count) => expect(places(specs(list), count).size).toBe(list.length)));
});

test("one that comes or goes moves no other, and the order means nothing", () => {
  fc.assert(
    fc.property(names, stacks, fc.nat(), (list, count, pick) => {
      const all = places(specs(list), count);
      const fewer = places(specs([...list].reverse().filter((_, index) => index !== pick % list.length)), count);
      for (const [name, number] of fewer) expect(all.get(name)).toBe(number);
    }),
  );
});

test("one more stack moves only what goes into it", () => {
  fc.assert(
    fc.property(names, stacks, (list, count) => {
      const before = places(specs(list), count);
      for (const [name, number] of places(specs(list), count + 1)) {
        if (number !== count + 1) expect(before.get(name)).toBe(number);
      }
    }),
  );
});

test("names that differ in their last letters spread evenly", () => {
  const list = Array.from({ length: 1000 }, (_, index) => `service-${String(index).padStart(4, "0")}`);
  const sizes = [...splitServices(specs(list), 10).values()].map((part) => Object.keys(part).length);
  expect(Math.min(...sizes)).toBeGreaterThan(60);
  expect(Math.max(...sizes)).toBeLessThan(140);
});

test("a service may say where it lives", () => {
  expect(places({ a: { ...SPEC, stack: 3 } }, 4)).toEqual(new Map([["a", 3]]));
});

test.each([0, 1.5, -1, 1001])("%d stacks are refused", (count) => {
  expect(() => splitServices({}, count)).toThrow(`service-stacks: services live in 1 to 1000 stacks, got: ${count};`);
});

test("stacks that are not there are refused, all together", () => {
  const wrong = { a: { ...SPEC, stack: 3 }, b: { ...SPEC, stack: 1.5 }, c: { ...SPEC, stack: 2 } };
  expect(() => splitServices(wrong, 2)).toThrow(
    new RangeError(
      "service-stack: the stack of service a is 1 to 2, got: 3; raise the number of stacks, or leave `stack` out\n" +
        "service-stack: the stack of service b is 1 to 2, got: 1.5; raise the number of stacks, or leave `stack` out",
    ),
  );
});

test("a service with another name stays where it was, and says so", () => {
  const names = ["a", "b", "c", "d", "e"];
  const before = places(specs(names), 9);
  const renamed = { name: "a", logGroupName: "/a", renamedFrom: "a" };
  const other = names.find((name) => before.get(name) !== before.get("a")) ?? "";
  const stack = before.get("a") ?? 0;
  expect(() => splitServices({ [other]: { ...SPEC, ...renamed } }, 9)).toThrow(
    `service-stack: the stack of service ${other} is ${stack}, where a was, got: ${before.get(other)}; add \`stack: ${stack}\` to it`,
  );
  expect(places({ [other]: { ...SPEC, ...renamed, stack } }, 9).get(other)).toBe(stack);
});

test("no name is lost, not even one that JavaScript gives a meaning", () => {
  const services = JSON.parse('{"__proto__": {"stack": 1}}') as ServiceSpecs;
  expect(Object.keys(splitServices(services, 1).get(1) ?? {})).toEqual(["__proto__"]);
});

test("a service that is not an object has a place by its name: its stack says what is wrong", () => {
  const services = { a: null, b: "app:1" } as never;
  expect([...splitServices(services, 1).values()]).toEqual([{ a: null, b: "app:1" }]);
});
