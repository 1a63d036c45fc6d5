import { AwsProvider } from "@cdktf/provider-aws/lib/provider";
import { App } from "cdktf";
import { type FragmentBlocks, toFragment } from "../../constructs/terraform/fragment";
import { hostReference, isHostReference } from "../../constructs/terraform/host-reference";
import { ReadableStack } from "../../constructs/terraform/readable-stack";
import { DEFAULT_SETTINGS } from "../../settings/settings";
import { addExecutionRole } from "../../stacks/university/iam";
import { addAppLogGroup } from "../../stacks/university/logs";
import { System } from "../../stacks/university/system";
import { addTaskDefinition, databasePassword } from "../../stacks/university/task-definitions";
import { type GeneratedFile, toFragmentFile } from "../adopt/fragment-file";
import type { HostNames } from "./options";

/** Names of the files that {@link generate} makes. */
export const GENERATED_FILES = ["task-definitions.tf.json", "iam.tf.json"] as const;

/** Puts the constructs into a stack, with references to what the host declares. */
export type Composition = (stack: ReadableStack, names: HostNames) => void;

/**
 * The drop-in's files.
 *
 * @param compose by default by the same functions as the stacks
 */
export async function generate(names: HostNames, compose: Composition = addLogging): Promise<GeneratedFile[]> {
  const stack = new ReadableStack(new App({ stackTraces: false }), "drop-in");
  compose(stack, names);
  const { resource = {} } = toFragment(stack);
  const isIam = (type: string): boolean => type.startsWith("aws_iam_");
  const blocksOf = (name: string): FragmentBlocks => pick(resource, (type) => isIam(type) === (name === "iam.tf.json"));
  return Promise.all(GENERATED_FILES.map((name) => toFragmentFile(name, blocksOf(name))));
}

/** The logging part of stack university. */
function addLogging(stack: ReadableStack, names: HostNames): void {
  const region = regionOf(names);
  // Its region decides the partition of ARNs; the host has one of its own.
  if (!isHostReference(names.region)) new AwsProvider(stack, "aws", { region });
  const system = new System(stack, {
    project: hostReference(names.project),
    env: hostReference(names.env),
    settings: { ...DEFAULT_SETTINGS, region },
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
