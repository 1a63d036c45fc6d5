import { Failure } from "../lib/failure";
import { type Host, labelled, localValues, readHost, resourceBlocks } from "../drop-in/host";
import { findResource } from "../drop-in/remove";
import { type Fields, isFields } from "./fields";
import { HostTokens } from "./host-tokens";
import { sortOut, sourceOf } from "./input";
import { knownBy } from "./leave";
import { metaArguments } from "./meta-arguments";
import { withReferences } from "./references";
import type { LeftResource, Source, SourceResource } from "./source";
import type { StateResource } from "./state";

/** The file that takes what is imported. */
export const IMPORTED_FILE = "imported.tf.json";

/** A Terraform directory as a source. */
export interface DirectorySource extends Source {
  readonly host: HostTokens;
  readonly directory: Host;
  /** Attributes whose references only Terraform can read, so that the program has their values. */
  readonly unread: readonly string[];
}

/**
 * Reads a Terraform directory together with its state.
 *
 * @param plain addresses that keep the values of the state, without references
 * @throws Failure where nothing of it can come in
 */
export async function readDirectory(
  path: string,
  state: readonly StateResource[],
  plain: ReadonlySet<string> = new Set(),
): Promise<DirectorySource> {
  const directory = await readHost(path, []);
  const tokens = new HostTokens();
  const resources: SourceResource[] = [];
  const left: LeftResource[] = [];
  const unread: string[] = [];
  for (const each of state) {
    const found = await blockOf(directory, each);
    if (typeof found === "string") {
      const known = each.module === "" ? knownBy(each) : undefined;
      left.push({ address: each.address, type: each.type, reason: found, known });
      continue;
    }
    const { block, meta } = found;
    const written = plain.has(each.address) ? {} : withoutRoles(block);
    const referring = await withReferences(each.values, written, localValues(directory.files), tokens);
    unread.push(...referring.unread.map((attribute) => `${each.address}.${attribute}`));
    const isRead = !referring.unread.includes("container_definitions") && !plain.has(each.address);
    const sensitive = isRead ? visible(each) : each.sensitive;
    resources.push({ ...sourceOf({ ...each, values: referring.values, sensitive }), ...meta });
  }
  if (resources.length === 0) throw new Failure(nothing(path, left));
  return {
    resources,
    left,
    isTemplate: false,
    host: tokens,
    directory,
    unread,
    declared: declaredVariables(directory),
  };
}

function declaredVariables({ files }: Host): string[] {
  return files.flatMap(({ body }) => labelled(body, "variable", 1).map(({ path: [name = ""] }) => name));
}

/** What of a block that is read is secret, a rule or a reference says. */
function visible({ sensitive }: StateResource): unknown {
  return isFields(sensitive) ? { ...sensitive, container_definitions: false } : sensitive;
}

/** The block of a resource, or why it stays. */
async function blockOf(
  { files, overrides }: Host,
  resource: StateResource,
): Promise<string | { readonly block: Fields; readonly meta: Pick<SourceResource, "meta" | "provider" | "notTyped"> }> {
  const sorted = sortOut(resource);
  if ("reason" in sorted) return sorted.reason;
  const address = { type: resource.type, name: resource.name };
  const found = files.flatMap((file) => resourceBlocks(file.body, address).map((block) => ({ file, block })));
  const [only] = found;
  if (only === undefined) return "no file of the directory declares it";
  if (found.length > 1) return "it is declared twice";
  if (only.file.syntax === "json") return `its block is in ${only.file.name}, in JSON syntax`;
  const override = overrides.find(({ body }) => resourceBlocks(body, address).length > 0);
  if (override !== undefined) return `${override.name} changes it`;
  if ((await findResource(only.file.text, address)) === undefined)
    return `its block in ${only.file.name} can't be located`;
  const block = isFields(only.block) ? only.block : {};
  const { names, fields, provider, lost } = metaArguments(block);
  if (lost !== undefined) return `${lost} can't be carried over`;
  const notTyped = names.length === 0 ? [] : [`a construct has no ${names.join(", ")}`];
  return { block, meta: { meta: fields, provider, notTyped } };
}

/** Roles of the directory are known by their ARNs. */
function withoutRoles(block: Fields): Fields {
  const isRole = (key: string, part: unknown): boolean =>
    /^(?:execution|task)_role_arn$/.test(key) && typeof part === "string" && part.startsWith("${aws_iam_role.");
  return Object.fromEntries(Object.entries(block).filter(([key, part]) => !isRole(key, part)));
}

function nothing(path: string, left: readonly LeftResource[]): string {
  const why = left.slice(0, 10).map(({ address, reason }) => `\n  left ${address} (${reason})`);
  return `nothing of ${path} can come in, so nothing was written${why.length === 0 ? ": its state is empty" : `:${why.join("")}`}`;
}
