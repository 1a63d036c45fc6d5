import { Token } from "cdktf";
import type { Problem } from "../core/problem";
import { known } from "../core/known";
import type { PlanTime } from "../terraform/plan-time";
import { FARGATE_MEMORY, type Gigabytes, type Vcpus } from "./fargate-memory";

/** CPU units of the sizes that Fargate offers. */
export type CpuUnits = keyof typeof FARGATE_MEMORY;
type MemoryOf<C extends CpuUnits> = (typeof FARGATE_MEMORY)[C][number];
type AnyCase<T extends string> = T | Lowercase<T>;

/** The spellings of a number of CPU units that AWS accepts: `1024`, `"1024"`, `"1 vCPU"`, `"1vCPU"`. */
export type Cpu<C extends CpuUnits = CpuUnits> = C | `${C}` | AnyCase<`${Vcpus[C]}${" " | ""}vCPU`>;

/** The spellings of an amount of memory that AWS accepts: `2048`, `"2048"`, `"2 GB"`, `"2GB"`. */
export type Memory<M extends keyof Gigabytes = keyof Gigabytes> = M | `${M}` | AnyCase<`${Gigabytes[M]}${" " | ""}GB`>;

/** The operating system that Fargate runs unless you say otherwise. */
export type LinuxFamily = "LINUX";

/** Versions of Windows that Fargate offers (Amazon ECS developer guide, "Task definition parameters", Runtime platform). */
export type WindowsFamily =
  | "WINDOWS_SERVER_2019_FULL"
  | "WINDOWS_SERVER_2019_CORE"
  | "WINDOWS_SERVER_2022_FULL"
  | "WINDOWS_SERVER_2022_CORE"
  | "WINDOWS_SERVER_2025_FULL"
  | "WINDOWS_SERVER_2025_CORE";

/** What a Linux task runs on. */
export interface LinuxPlatform {
  /** The one family of Linux that ECS knows. */
  readonly operatingSystemFamily: LinuxFamily;
  /** @default `X86_64` */
  readonly cpuArchitecture?: "X86_64" | "ARM64" | PlanTime;
}

/** What a Windows task runs on. */
export interface WindowsPlatform {
  /** Windows Server by its year, with all features (`FULL`) or as Server Core (`CORE`). */
  readonly operatingSystemFamily: WindowsFamily;
  /** @default `X86_64` */
  readonly cpuArchitecture?: "X86_64";
}

/** What a task runs on. */
export type RuntimePlatform = LinuxPlatform | WindowsPlatform;

/** CPU units of the sizes that Windows tasks can have. */
type WindowsCpuUnits = 1024 | 2048 | 4096;

/** A size whose CPU is known. */
export interface KnownSize<C extends CpuUnits> {
  /** CPU units, 1024 for a vCPU, or a text such as `1 vCPU`. */
  readonly cpu: Cpu<C>;
  /** MiB, or a text such as `2 GB`: what Fargate offers with this CPU. */
  readonly memory: Memory<MemoryOf<C>> | PlanTime;
  /** @default Linux on x86_64 */
  readonly runtimePlatform?: C extends WindowsCpuUnits ? RuntimePlatform : LinuxPlatform;
}

/** A size whose CPU is known only at plan time. */
export interface PlanTimeSize {
  /** Known only to Terraform. */
  readonly cpu: PlanTime;
  /** MiB, or a text such as `2 GB`: whether Fargate offers it with the CPU shows when Terraform applies. */
  readonly memory: Memory | PlanTime;
  /** @default Linux on x86_64 */
  readonly runtimePlatform?: RuntimePlatform;
}

/**
 * A size that Fargate offers: a pair of CPU and memory that does not exist, or not for the operating system, does not
 * compile. CPU in units (1024 are one vCPU) and memory in MiB, or either as AWS spells it; `planTime(…)` passes.
 *
 * One member for each CPU, whose `cpu` is nothing but literals: so the compiler picks the member by it, and its message
 * names the memory that this CPU has.
 */
export type FargateSize = { [C in CpuUnits]: KnownSize<C> }[CpuUnits] | PlanTimeSize;

/**
 * No size has this CPU, and yet some memory. Beside the sizes, it keeps the compiler from holding a memory that no size has
 * against that of all of them at once, which would list hundreds: it is held against that of the CPU that was chosen.
 */
interface NoSize {
  readonly cpu: NoCpu;
  readonly memory: number | string | PlanTime;
  readonly runtimePlatform?: RuntimePlatform;
}

/** What no program has. A member of an enumeration, which the compiler does not try to explain: it then speaks of the others. */
declare enum NoCpu {
  None = "none",
}

/** A size as a prop, for which the compiler's messages are about the CPU that was chosen. */
export type FargateSizeProps = FargateSize | NoSize;

/** Sizes that Windows tasks can have. */
const WINDOWS_CPU: ReadonlySet<number> = new Set([1024, 2048, 4096]);

/**
 * CPU units of a spelling that AWS accepts.
 *
 * @returns the units, or `undefined` where the text is no amount of CPU
 */
export function parseCpu(text: string | number): number | undefined {
  return parseAmount(text, /^(\d+(?:\.\d+)?|\.\d+) ?vcpus?$/i);
}

/**
 * MiB of a spelling that AWS accepts.
 *
 * @returns MiB, or `undefined` where the text is no amount of memory
 */
export function parseMemory(text: string | number): number | undefined {
  return parseAmount(text, /^(\d+(?:\.\d+)?|\.\d+) ?gb$/i);
}

function parseAmount(text: string | number, thousands: RegExp): number | undefined {
  if (typeof text === "number") return text;
  if (/^\d+$/.test(text)) return Number(text);
  const match = thousands.exec(text);
  return match ? Number(match[1]) * 1024 : undefined;
}

/** The amount as the provider's attribute holds it, `"1024"`; plan-time values and what is no amount stay as they are. */
export function normalizeAmount(value: string | number | PlanTime, parse: typeof parseCpu): string {
  const amount = known(value);
  if (amount === undefined) return Token.asString(value);
  return String(parse(amount) ?? amount);
}

/** The rules of a size, for what is known of it. */
export function fargateSizeProblems(
  cpu: string | number | PlanTime,
  memory: string | number | PlanTime,
  family = "LINUX",
): Problem[] {
  const problems: Problem[] = [];
  const windows = family.startsWith("WINDOWS");
  const knownCpu = known(cpu);
  const knownMemory = known(memory);
  const units = knownCpu === undefined ? undefined : parseCpu(knownCpu);
  const mib = knownMemory === undefined ? undefined : parseMemory(knownMemory);
  const offered = units === undefined ? undefined : offeredMemory(units);
  const legalCpu = Object.keys(FARGATE_MEMORY).filter((key) => !windows || WINDOWS_CPU.has(Number(key)));
  if (knownCpu !== undefined && (offered === undefined || !legalCpu.includes(String(units)))) {
    problems.push({
      code: "fargate-cpu",
      rule: `cpu is one of ${legalCpu.join(", ")} units on ${windows ? "Windows" : "Linux"}`,
      got: knownCpu,
      fix: "choose one of them, as a number of units or as '1 vCPU'",
    });
  }
  const legalMemory = offered ?? (knownCpu === undefined ? [...new Set(Object.values(FARGATE_MEMORY).flat())] : []);
  if (knownMemory !== undefined && legalMemory.length > 0 && (mib === undefined || !legalMemory.includes(mib))) {
    problems.push({
      code: "fargate-memory",
      rule: `memory${units === undefined ? "" : ` at ${units} cpu units`} is one of ${legalMemory.join(", ")} MiB`,
      got: knownMemory,
      fix: "choose one of them, as a number of MiB or as '2 GB'",
    });
  }
  return problems;
}

/** GiB of ephemeral storage: 20 come without asking, 21 to 200 can be asked for. */
export function ephemeralStorageProblems(sizeInGiB: number | undefined): Problem[] {
  const gib = known(sizeInGiB);
  if (gib === undefined || (Number.isInteger(gib) && gib >= 21 && gib <= 200)) return [];
  return [
    {
      code: "ephemeral-storage",
      rule: "ephemeral storage is 21 to 200 GiB, whole",
      got: gib,
      fix: gib === 20 ? "leave it out: 20 GiB come with every task" : "choose a size in between",
    },
  ];
}

function offeredMemory(units: number): readonly number[] | undefined {
  return (FARGATE_MEMORY as Readonly<Record<number, readonly number[]>>)[units];
}
