import { App } from "cdktf";
import { type FragmentBlocks, toFragment } from "../../constructs/terraform/fragment";
import { hostReference, isHostReference } from "../../constructs/terraform/host-reference";
import { ReadableStack } from "../../constructs/terraform/readable-stack";
import { DEFAULT_SETTINGS } from "../../settings/settings";
import { addExecutionRole } from "../../stacks/university/iam";
import { addAppLogGroup } from "../../stacks/university/logs";
import { System } from "../../stacks/university/system";
import { addTaskDefinition, databasePassword } from "../../stacks/university/task-definitions";
import type { HostNames } from "./options";
import type { Address } from "./remove";

/** A resource that the constructs put in place of the host's. */
export interface Replacement {
  readonly address: Address;
  /** Its arguments, in Terraform's JSON syntax. */
  readonly body: unknown;
}

/** A file of the drop-in. */
export interface GeneratedFile {
  readonly name: string;
  readonly text: string;
  readonly replacements: readonly Replacement[];
}

/** Names of the files that {@link generate} makes. */
export const GENERATED_FILES = ["task-definitions.tf.json", "iam.tf.json"] as const;

/** Puts the constructs into a stack, with references to what the host declares. */
export type Composition = (stack: ReadableStack, names: HostNames) => void;

/**
 * The drop-in's files.
 *
 * @param compose by default by the same functions as the stacks
 */
export function generate(names: HostNames, compose: Composition = addLogging): GeneratedFile[] {
  const stack = new ReadableStack(new App({ stackTraces: false }), "drop-in");
  compose(stack, names);
  const { resource = {} } = toFragment(stack);
  const isIam = (type: string): boolean => type.startsWith("aws_iam_");
  return GENERATED_FILES.map((name) =>
    file(
      name,
      pick(resource, (type) => isIam(type) === (name === "iam.tf.json")),
    ),
  );
}

/** The logging part of stack university. */
function addLogging(stack: ReadableStack, names: HostNames): void {
  const system = new System(stack, {
    prefix: `${hostReference(names.project)}-${hostReference(names.env)}`,
    settings: { ...DEFAULT_SETTINGS, region: regionOf(names) },
  });
  const repositoryUrl = hostReference(names.repositoryUrl);
  const database = {
    username: hostReference(names.databaseUsername),
    address: hostReference(names.databaseAddress),
    masterUserSecretArn: hostReference(names.databaseSecretArn),
  };
  const logGroup = addAppLogGroup(system);
  const executionRole = addExecutionRole(system, { logGroup, password: databasePassword(database) });
  addTaskDefinition(system, { repositoryUrl, logGroup, database, executionRole });
}

/** The region of the logs: a reference, or the region itself. */
export function regionOf({ region }: HostNames): string {
  return isHostReference(region) ? hostReference(region) : region;
}

function pick(blocks: FragmentBlocks, wanted: (type: string) => boolean): FragmentBlocks {
  return Object.fromEntries(Object.entries(blocks).filter(([type]) => wanted(type)));
}

function file(name: string, resource: FragmentBlocks): GeneratedFile {
  const replacements = Object.entries(resource).flatMap(([type, named]) =>
    Object.entries(named).map(([name, body]) => ({ address: { type, name }, body })),
  );
  return { name, text: `${JSON.stringify({ resource }, null, 2)}\n`, replacements };
}
