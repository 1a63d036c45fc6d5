import type { CallCode } from "./code";
import { name } from "./code";
import { build } from "./built";
import type { Composition } from "./composition";
import { anyText, type Fields, fieldsOf, isFields } from "./fields";
import { Construct } from "constructs";
import { parseCpu, parseMemory } from "../../constructs/ecs/fargate-size";

/**
 * Addresses whose construct says something else than the provider's class with the source's own values, after what AWS fills
 * in and leaves out, each with where.
 */
export function changedByConstructs({ program, tasks }: Composition): Map<string, string> {
  const changed = new Map<string, string>();
  if (tasks.size === 0) return changed;
  const { stack, runner } = build(program, "typed", true);
  runner.keep("rawScope", new Construct(stack, "raw_scope"));
  for (const [address, raw] of tasks) {
    try {
      runner.run(inScope(raw));
    } catch {
      changed.set(address, "the provider's class");
    }
  }
  stack.prepareStack();
  const { resource } = stack.toTerraform() as { readonly resource?: Readonly<Record<string, Fields>> };
  const blocks = resource?.["aws_ecs_task_definition"] ?? {};
  for (const address of tasks.keys()) {
    const id = address.slice(address.indexOf(".") + 1);
    const where = firstDifference(normalTask(blocks[id]), normalTask(blocks[`raw_scope_${id}`]), "");
    if (where !== undefined) changed.set(address, where);
  }
  return changed;
}

function inScope({ args: [, ...args], ...call }: CallCode): CallCode {
  return { ...call, args: [name("rawScope"), ...args] };
}

/** The block as AWS has it. */
function normalTask(block: unknown): unknown {
  if (!isFields(block)) return undefined;
  const { container_definitions: text, cpu, memory, volume, runtime_platform: platform, ...rest } = block;
  return withoutNothing({
    ...rest,
    "//": undefined,
    cpu: amount(cpu, parseCpu),
    memory: amount(memory, parseMemory),
    runtime_platform: fieldsOf(platform).map((each) => ({
      cpu_architecture: "X86_64",
      operating_system_family: "LINUX",
      ...each,
    })),
    volume: fieldsOf(volume).map(normalVolume),
    container_definitions: containersIn(text),
    // A role by its name is one that Terraform looks up, and of a stand-in nobody knows whether it is an ARN.
    execution_role_arn: isArn(rest["execution_role_arn"]),
    task_role_arn: isArn(rest["task_role_arn"]),
  });
}

function isArn(role: unknown): unknown {
  return typeof role === "string" && /^arn:[^\uE000]*$/.test(role) ? role : undefined;
}

function amount(given: unknown, parse: typeof parseCpu): unknown {
  return typeof given === "string" || typeof given === "number" ? (parse(given) ?? given) : given;
}

function normalVolume(volume: Fields): Fields {
  const { efs_volume_configuration: efs, ...rest } = volume;
  const systems = fieldsOf(efs).map((each) => {
    const authorization = fieldsOf(each["authorization_config"]).map((inner) => ({ iam: "DISABLED", ...inner }));
    return { root_directory: "/", transit_encryption: "DISABLED", ...each, authorization_config: authorization };
  });
  return { ...rest, efs_volume_configuration: systems };
}

function containersIn(text: unknown): unknown {
  if (typeof text !== "string") return text;
  // Stand-ins make everything text, so that only `$${` is left of Terraform's own syntax.
  try {
    const containers: unknown = JSON.parse(text.replace(/([$%])\1\{/g, "$1{"));
    return fieldsOf(containers).map(normalContainer);
  } catch {
    return text; // What is left of Terraform's own is compared as it is.
  }
}

/** What AWS fills in, as the constructs write it. */
function normalContainer(container: Fields): Fields {
  const { environment, secrets, portMappings, healthCheck, restartPolicy, linuxParameters, ...rest } = container;
  const { firelensConfiguration: router } = container;
  return {
    ...(router === undefined ? {} : { user: "0" }),
    essential: true,
    ...rest,
    environment: byName(fieldsOf(environment).filter(({ value }) => value !== undefined && value !== "")),
    secrets: byName(fieldsOf(secrets)),
    portMappings: fieldsOf(portMappings).map((port) => ({
      ...port,
      hostPort: port["hostPort"] === undefined || port["hostPort"] === 0 ? port["containerPort"] : port["hostPort"],
    })),
    healthCheck: fieldsOf(healthCheck).map((check) => ({ interval: 30, timeout: 5, retries: 3, ...check })),
    restartPolicy: fieldsOf(restartPolicy).map((policy) => ({ restartAttemptPeriod: 300, ...policy })),
    linuxParameters,
  };
}

function byName(list: readonly Fields[]): readonly Fields[] {
  return [...list].sort((a, b) => (anyText(a["name"]) < anyText(b["name"]) ? -1 : 1));
}

/** Without what says nothing: AWS answers with none of it, or with it always. Flags of `false` and zeros are the default. */
function withoutNothing(data: unknown): unknown {
  if (Array.isArray(data)) return data.map(withoutNothing);
  if (!isFields(data)) return data;
  const entries = Object.entries(data).map(([key, part]) => [key, withoutNothing(part)] as const);
  return Object.fromEntries(
    entries.filter(([key, part]) => !saysNothing(part) || (key === "essential" && part === false)),
  );
}

function saysNothing(data: unknown): boolean {
  if (data === undefined || data === null || data === false || data === 0 || data === "") return true;
  return Array.isArray(data) ? data.length === 0 : isFields(data) && Object.keys(data).length === 0;
}

/** Where two values differ first. */
function firstDifference(a: unknown, b: unknown, path: string): string | undefined {
  if (Array.isArray(a) && Array.isArray(b) && a.length === b.length) {
    return first(a.map((item, index) => firstDifference(item, b[index], `${path}[${index}]`)));
  }
  if (isFields(a) && isFields(b)) {
    const keys = [...new Set([...Object.keys(a), ...Object.keys(b)])];
    return first(keys.map((key) => firstDifference(a[key], b[key], path === "" ? key : `${path}.${key}`)));
  }
  return JSON.stringify(a) === JSON.stringify(b) ? undefined : path === "" ? "the whole" : path;
}

const first = (found: readonly (string | undefined)[]): string | undefined => found.find((each) => each !== undefined);
