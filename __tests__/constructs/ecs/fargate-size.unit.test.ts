import { Token } from "cdktf";
import { FARGATE_MEMORY } from "../../../constructs/ecs/fargate-memory";
import {
  ephemeralStorageProblems,
  fargateSizeProblems,
  normalizeAmount,
  parseCpu,
  parseMemory,
} from "../../../constructs/ecs/fargate-size";
import { taskVerdict } from "../../../constructs/ecs/rules/task";
import { problemCodes } from "../../../harness/problem-codes";

/** Amazon ECS developer guide, "Task size": cpu units, least and most MiB, step in MiB. */
const TABLE: [cpu: number, least: number, most: number, step: number][] = [
  [512, 1024, 4096, 1024],
  [1024, 2048, 8192, 1024],
  [2048, 4096, 16384, 1024],
  [4096, 8192, 30720, 1024],
  [8192, 16384, 61440, 4096],
  [16384, 32768, 122880, 8192],
];
const later = Token.asAny({ resolve: () => 1 });

test.each(TABLE)("%d cpu units come with %d to %d MiB, in steps of %d", (cpu, least, most, step) => {
  const offered = Array.from({ length: (most - least) / step + 1 }, (_, i) => least + i * step);
  expect(Object.entries(FARGATE_MEMORY).find(([units]) => units === String(cpu))?.[1]).toEqual(offered);
});

test("the smallest and the largest size have no steps", () => {
  expect(FARGATE_MEMORY[256]).toEqual([512, 1024, 2048]);
  expect(FARGATE_MEMORY[32768]).toEqual([61440, 122880, 249856]);
});

describe.each(Object.entries(FARGATE_MEMORY))("%s cpu units", (cpu, offered) => {
  const units = Number(cpu);

  test.each([...offered])("take %d MiB, in every spelling", (mib) => {
    for (const spelledCpu of [units, cpu, `${units / 1024} vCPU`, `${units / 1024}vcpu`]) {
      for (const spelledMemory of [mib, String(mib), `${mib / 1024} GB`, `${mib / 1024}gb`]) {
        expect(fargateSizeProblems(spelledCpu, spelledMemory)).toEqual([]);
        expect(normalizeAmount(spelledCpu, parseCpu)).toBe(cpu);
        expect(normalizeAmount(spelledMemory, parseMemory)).toBe(String(mib));
      }
    }
  });

  test("take neither less nor more", () => {
    for (const mib of [Math.min(...offered) - 1, Math.max(...offered) + 1]) {
      expect(fargateSizeProblems(units, mib)).toEqual([
        {
          code: "fargate-memory",
          rule: `memory at ${cpu} cpu units is one of ${offered.join(", ")} MiB`,
          got: mib,
          fix: "choose one of them, as a number of MiB or as '2 GB'",
        },
      ]);
    }
  });

  test("exist on Windows from 1024 to 4096 units", () => {
    const [least] = offered;
    const expected = units >= 1024 && units <= 4096 ? [] : ["fargate-cpu"];
    expect(problemCodes(fargateSizeProblems(units, least, "WINDOWS_SERVER_2019_FULL"))).toEqual(expected);
    expect(fargateSizeProblems(units, least, "LINUX")).toEqual([]);
  });
});

test.each<[text: string | number, units: number | undefined]>([
  [1024, 1024],
  [0.5, 0.5],
  ["1024", 1024],
  ["1 vCPU", 1024],
  ["1vCPU", 1024],
  ["1 VCPU", 1024],
  ["2 vcpus", 2048],
  [".25 vCPU", 256],
  ["0.25vCPU", 256],
  ["16.00 vCPU", 16384],
  ["", undefined],
  ["1  vCPU", undefined],
  ["1 vCPU!", undefined],
  ["x1 vCPU", undefined],
  ["x1024", undefined],
  ["1024x", undefined],
  ["1. vCPU", undefined],
  ["vCPU", undefined],
  ["1 GB", undefined],
])("%j is %s cpu units", (text, units) => expect(parseCpu(text)).toBe(units));

test.each<[text: string | number, mib: number | undefined]>([
  [512, 512],
  ["512", 512],
  ["0.5 GB", 512],
  [".5GB", 512],
  [".25 GB", 256],
  ["2 gb", 2048],
  ["12.50 GB", 12800],
  ["2 GBs", undefined],
  ["x2 GB", undefined],
  ["2. GB", undefined],
  ["2 GiB", undefined],
  ["GB", undefined],
])("%j is %s MiB", (text, mib) => expect(parseMemory(text)).toBe(mib));

test("what is no amount stays as it is, for the message", () => {
  expect(normalizeAmount("lots", parseMemory)).toBe("lots");
  expect(fargateSizeProblems("lots", "more").map(({ code, got }) => [code, got])).toEqual([["fargate-cpu", "lots"]]);
  expect(fargateSizeProblems(1024, "more").map(({ code, got }) => [code, got])).toEqual([["fargate-memory", "more"]]);
});

test("what is known only at plan time passes, and the rest is judged as far as it goes", () => {
  expect(fargateSizeProblems(later, later)).toEqual([]);
  expect(fargateSizeProblems(1024, later)).toEqual([]);
  expect(fargateSizeProblems(later, 512)).toEqual([]);
  expect(fargateSizeProblems(later, 249856)).toEqual([]);
  expect(fargateSizeProblems(later, 513)).toMatchObject([
    { code: "fargate-memory", rule: expect.stringMatching(/^memory is one of 512, 1024, 2048, 3072, .* MiB$/) },
  ]);
  expect(Token.isUnresolved(normalizeAmount(later, parseCpu))).toBe(true);
  expect(normalizeAmount(later, parseCpu)).toBe(Token.asString(later));
});

test("a platform known only at plan time counts as Linux", () => {
  const runtimePlatform = { operatingSystemFamily: Token.asString(later) as "LINUX" };
  expect(
    taskVerdict({ cpu: 256, memory: 512, runtimePlatform, containers: [{ name: "a", image: "b" }] }).problems,
  ).toEqual([]);
});

test.each([21, 22, 199, 200, Token.asNumber(later)])("ephemeral storage may be %d GiB", (gib) =>
  expect(ephemeralStorageProblems(gib)).toEqual([]),
);

test.each([
  [20, "leave it out: 20 GiB come with every task"],
  [0, "choose a size in between"],
  [21.5, "choose a size in between"],
  [201, "choose a size in between"],
])("ephemeral storage may not be %d GiB", (got, fix) =>
  expect(ephemeralStorageProblems(got)).toEqual([
    { code: "ephemeral-storage", rule: "ephemeral storage is 21 to 200 GiB, whole", got, fix },
  ]),
);
