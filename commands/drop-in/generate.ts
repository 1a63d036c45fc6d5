import { App } from "cdktf";
import { type FragmentBlocks, toFragment } from "../../constructs/terraform/fragment";
import { hostReference, isHostReference } from "../../constructs/terraform/host-reference";
import { ReadableStack } from "../../constructs/terraform/readable-stack";
import { addExecutionRole } from "../../stacks/university/iam";
import { addTaskDefinition } from "../../stacks/university/task-definitions";
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

/** The drop-in's files, made by the same functions as the stacks. */
export function generate(names: HostNames): GeneratedFile[] {
  const stack = new ReadableStack(new App({ stackTraces: false }), "drop-in");
  const prefix = `${hostReference(names.project)}-${hostReference(names.env)}`;
  addTaskDefinition(stack, {
    prefix,
    logRegion: isHostReference(names.region) ? hostReference(names.region) : names.region,
    repositoryUrl: hostReference(names.repositoryUrl),
    database: {
      username: hostReference(names.databaseUsername),
      address: hostReference(names.databaseAddress),
      masterUserSecretArn: hostReference(names.databaseSecretArn),
    },
    executionRole: addExecutionRole(stack, prefix),
  });
  const { resource = {} } = toFragment(stack);
  const isIam = (type: string): boolean => type.startsWith("aws_iam_");
  return GENERATED_FILES.map((name) =>
    file(
      name,
      pick(resource, (type) => isIam(type) === (name === "iam.tf.json")),
    ),
  );
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
