import { known } from "../../../core/known";
import { problem, type Problem } from "../../../core/problem";
import { oneOf } from "../../../core/values";
import type { PlanTime } from "../../../terraform/plan-time";
import type { CapacityShare } from "../../capacity-provider";
import type { ContainerDefinition } from "../../container-definition";
import type { RuntimePlatform } from "../../fargate-size";
import type { Volume } from "../../volume";

/** What a task is, as far as the platform version decides whether it runs. */
export interface PlatformTask {
  readonly containers: readonly ContainerDefinition[];
  readonly volumes?: readonly Volume[];
  readonly ephemeralStorage?: number;
  readonly pidMode?: string;
  readonly runtimePlatform?: RuntimePlatform;
}

/** What of a service is about the platform. */
export interface PlatformService {
  readonly platformVersion?: string | PlanTime;
  readonly capacityProviders?: readonly CapacityShare[];
  readonly serviceConnect?: object;
}

const LINUX = ["1.4.0", "1.3.0"];
const WINDOWS = ["1.0.0"];

/**
 * Whether the task runs on the platform, as far as its operating system is known (Amazon ECS API reference, `CreateService`,
 * `CapacityProviderStrategyItem`, `RegisterTaskDefinition`; developer guide, "Fargate platform versions").
 */
export function platformProblems(task: PlatformTask, service: PlatformService): Problem[] {
  const { platformVersion, capacityProviders = [] } = service;
  const family = known(task.runtimePlatform?.operatingSystemFamily ?? "LINUX");
  const isWindows = family?.startsWith("WINDOWS") === true;
  const isLinux = family !== undefined && !isWindows;
  const code = "service-platform-version";
  const versions = ["LATEST", ...(isWindows ? [] : LINUX), ...(isLinux ? [] : WINDOWS)];
  const tasks = isWindows ? " of Windows tasks" : isLinux ? " of Linux tasks" : "";
  const problems = oneOf(platformVersion, versions, { code, what: `a platform version${tasks}` });
  const needing = isLinux && known<string>(platformVersion) === "1.3.0" ? newFeatures(task, service) : [];
  if (needing.length > 0) {
    const rule = `platform version 1.3.0 has no ${needing.join(", ")}`;
    problems.push(problem(code, rule, platformVersion, "leave it out, or take 1.4.0"));
  }
  if (isWindows && capacityProviders.some(({ provider }) => provider === "FARGATE_SPOT")) {
    problems.push(problem("service-spot-windows", "FARGATE_SPOT runs Linux tasks only", family, "take FARGATE"));
  }
  return problems;
}

/** What came with 1.4.0. */
function newFeatures(task: PlatformTask, { serviceConnect }: PlatformService): string[] {
  const { containers, volumes = [], ephemeralStorage, pidMode, runtimePlatform } = task;
  const used: Readonly<Record<string, boolean>> = {
    "EFS volumes": volumes.some((volume) => volume.efs !== undefined),
    ephemeralStorage: ephemeralStorage !== undefined,
    pidMode: pidMode !== undefined,
    "added capabilities": containers.some(
      ({ linuxParameters }) => (linuxParameters?.capabilities?.add ?? []).length > 0,
    ),
    ARM64: known(runtimePlatform?.cpuArchitecture) === "ARM64",
    "Service Connect": serviceConnect !== undefined,
  };
  return Object.entries(used).flatMap(([name, isUsed]) => (isUsed ? [name] : []));
}
