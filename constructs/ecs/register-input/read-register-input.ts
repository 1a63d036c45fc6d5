import type { Problem } from "../../core/problem";
import { checked, isObject, mustBe, within } from "../../core/shape";
import { isToken } from "../../core/token";
import { onlyOnEc2 } from "../shapes/container";
import { REGISTER_INPUT } from "./fields";
import { byName, type Found } from "./found";
import { withoutDescribed, withoutEmpty } from "./leftovers";
import { readContainer } from "./read-container";
import { readVolume } from "./read-volume";
import type { RegisterInput } from "./register-input";

/** Props of `FargateTaskDefinition`, which the compiler has not seen; roles are still ARNs or names. */
interface ReadInput extends Found<Readonly<Record<string, unknown>>> {
  readonly executionRole?: string;
  readonly taskRole?: string;
  readonly warnings: readonly Problem[];
}

type Fields = Readonly<Record<string, unknown>>;

/** Reads the input of `RegisterTaskDefinition`, or the answer of `describe-task-definition`: text, or what it says. */
export function readRegisterInput(json: unknown): ReadInput {
  const { value, problems: unreadable } = typeof json === "string" ? parse(json) : taskDefinition(json);
  const { place, given, problems } = unwrap(value);
  const meant = withoutEmpty(withoutDescribed(given)) as RegisterInput;
  const { value: input, problems: shape } = checked(REGISTER_INPUT, meant);
  const containers = input.containerDefinitions.map(readContainer);
  const tags = byName(input.tags ?? [], "tags", ({ key, value: text = "" }) => [key, text]);
  const inContainers = (kind: "problems" | "warnings"): readonly Problem[] =>
    containers.flatMap((container, index) => within(`containerDefinitions[${index}]`, container[kind]));
  const inside = [...launchProblems(input, given), ...shape, ...tags.problems, ...inContainers("problems")];
  return {
    value: {
      ...propsOf(input),
      containers: containers.map((container) => container.value),
      tags: input.tags && tags.value,
    },
    executionRole: input.executionRoleArn,
    taskRole: input.taskRoleArn,
    problems: unreadable.length > 0 ? unreadable : [...problems, ...placed(place, inside)],
    warnings: placed(place, inContainers("warnings")),
  };
}

function placed(place: string, problems: readonly Problem[]): readonly Problem[] {
  return place === "" ? problems : within(place, problems);
}

function propsOf(input: RegisterInput): Fields {
  const { family, cpu, memory, runtimePlatform, volumes, ephemeralStorage, pidMode, enableFaultInjection } = input;
  return {
    family,
    cpu,
    memory,
    runtimePlatform,
    ec2Compatible: input.requiresCompatibilities?.includes("EC2") === true ? true : undefined,
    volumes: volumes?.map(readVolume),
    ephemeralStorage: ephemeralStorage?.sizeInGiB,
    pidMode: pidMode === "host" ? undefined : pidMode,
    enableFaultInjection,
  };
}

function taskDefinition(value: unknown): Found<Fields> {
  if (isObject(value)) return { value, problems: [] };
  return { value: {}, problems: [mustBe("a task definition, as an object", value)] };
}

function parse(text: string): Found<Fields> {
  try {
    return taskDefinition(JSON.parse(text));
  } catch (error) {
    // Node.js 22 and later say the line too: an error has the same text under all of them.
    const got = (error instanceof Error ? error.message : String(error)).replace(/ \(line \d+ column \d+\)$/, "");
    const rule = "the definition is JSON, as aws ecs register-task-definition takes it";
    return {
      value: {},
      problems: [{ code: "register-json", rule, got, fix: "correct it; YAML and Terraform are not read" }],
    };
  }
}

/** What the answers of the AWS CLI and SDKs have beside the task definition. */
const BESIDE = ["taskDefinition", "tags", "$metadata", "ResponseMetadata"];

/** The task definition in the answer of `describe-task-definition`, with the tags beside it. */
function unwrap(value: Fields): {
  readonly place: string;
  readonly given: Fields;
  readonly problems: readonly Problem[];
} {
  const { taskDefinition: inner, tags } = value;
  if (!isObject(inner)) return { place: "", given: value, problems: [] };
  const rule = "beside taskDefinition, an answer of AWS has tags alone";
  const others = Object.keys(value).filter((name) => !BESIDE.includes(name));
  const problems = others.map(
    (where) => ({ code: "field-unknown", where, rule, got: undefined, fix: "leave it out" }) as const,
  );
  const given = tags === undefined || tags === null ? inner : { tags, ...inner };
  return { place: "taskDefinition", given, problems };
}

/** What says that the tasks run elsewhere than on Fargate. */
function launchProblems(input: RegisterInput, given: Fields): Problem[] {
  const { requiresCompatibilities, networkMode, pidMode } = input;
  const problems: Problem[] = [];
  const elsewhere = (where: string, rule: string, got: unknown): void => {
    problems.push({ ...onlyOnEc2(rule), code: "field-not-on-fargate", where, got });
  };
  const launchTypes = requiresCompatibilities ?? described(given);
  const where = requiresCompatibilities === undefined ? "compatibilities" : "requiresCompatibilities";
  if (launchTypes !== undefined && !launchTypes.includes("FARGATE") && !launchTypes.some(isToken)) {
    elsewhere(where, "the tasks run on Fargate, which is among the launch types", launchTypes);
  }
  for (const launchType of requiresCompatibilities ?? []) {
    if (launchType === "FARGATE" || launchType === "EC2" || isToken(launchType)) continue;
    elsewhere(where, LAUNCH_TYPES[launchType] ?? "a launch type is FARGATE or EC2", launchType);
  }
  if (networkMode !== undefined && networkMode !== "awsvpc" && !isToken(networkMode)) {
    elsewhere("networkMode", "the network mode is awsvpc on Fargate", networkMode);
  }
  if (pidMode === "host") elsewhere("pidMode", "containers on Fargate see no processes of the host", pidMode);
  return problems;
}

const LAUNCH_TYPES: Readonly<Record<string, string | undefined>> = {
  EXTERNAL: 'external instances have no network mode awsvpc (Amazon ECS developer guide, "Amazon ECS Anywhere")',
  MANAGED_INSTANCES: "version 5.100 of the AWS provider, which this library supports, knows no managed instances",
};

/** The launch types that AWS found the definition good for. */
function described({ compatibilities }: Fields): readonly unknown[] | undefined {
  return Array.isArray(compatibilities) && compatibilities.length > 0 ? compatibilities : undefined;
}
