import { isFields } from "./fields";

/** Fields of the ECS API that are numbers (Amazon ECS API reference, `ContainerDefinition`, `Volume`). */
const NUMBERS = new Set(
  (
    "containerPort hostPort cpu memory memoryReservation startTimeout stopTimeout interval timeout retries startPeriod softLimit " +
    "hardLimit size maxSwap swappiness sharedMemorySize restartAttemptPeriod sizeInGiB transitEncryptionPort"
  ).split(" "),
);

/** Fields that are true or false. */
const FLAGS = new Set(
  (
    "essential readOnly readonlyRootFilesystem privileged interactive pseudoTerminal initProcessEnabled disableNetworking enabled " +
    "configuredAtLaunch enableFaultInjection autoprovision"
  ).split(" "),
);

/** Fields that are text, where CloudFormation and people write numbers too. */
const TEXTS = new Set("value containerPortRange".split(" "));

/** Fields whose keys are the user's own, and whose values are text. */
export const MAPS: ReadonlySet<string> = new Set(["options", "dockerLabels", "driverOpts", "labels"]);

/**
 * The values with the API's own types: the AWS provider refuses `"hostPort": "80"`, which AWS's tools and CloudFormation
 * take. What is of another type altogether stays.
 */
export function withApiTypes(data: unknown, field = ""): unknown {
  if (Array.isArray(data)) return data.filter((item) => item !== null).map((item) => withApiTypes(item, field));
  if (isFields(data)) {
    const isMap = MAPS.has(field);
    return Object.fromEntries(
      Object.entries(data).flatMap(([key, part]) => {
        if (part === null) return [];
        return [[key, isMap ? asText(part) : withApiTypes(part, key)]];
      }),
    );
  }
  if (NUMBERS.has(field) && typeof data === "string" && /^-?\d+$/.test(data)) return Number(data);
  if (FLAGS.has(field) && (data === "true" || data === "false")) return data === "true";
  return TEXTS.has(field) ? asText(data) : data;
}

/** Names of the API outside containers, whose case CloudFormation and people change. */
const NAMES = new Map(
  (
    "family cpu memory networkMode requiresCompatibilities executionRoleArn taskRoleArn runtimePlatform ephemeralStorage pidMode " +
    "ipcMode proxyConfiguration placementConstraints inferenceAccelerators enableFaultInjection volumes tags containerDefinitions " +
    "operatingSystemFamily cpuArchitecture sizeInGiB configuredAtLaunch host sourcePath efsVolumeConfiguration fileSystemId " +
    "rootDirectory transitEncryption transitEncryptionPort authorizationConfig accessPointId iam dockerVolumeConfiguration " +
    "fsxWindowsFileServerVolumeConfiguration key value name type containerName properties expression"
  )
    .split(" ")
    .map((name) => [name.toLowerCase(), name]),
);

/** A task definition with the API's spelling of fields outside containers; AWS's tools take any case. */
export function withApiNames(data: unknown): unknown {
  if (Array.isArray(data)) return data.map(withApiNames);
  if (!isFields(data)) return data;
  const entries = Object.entries(data).map(([key, part]) => {
    const name = NAMES.get(key.toLowerCase()) ?? key;
    const isOther = name === "containerDefinitions" || key === "driverOpts" || key === "labels";
    return [name, isOther ? part : withApiNames(part)];
  });
  return Object.fromEntries(entries);
}

function asText(data: unknown): unknown {
  return typeof data === "number" || typeof data === "boolean" ? String(data) : data;
}
