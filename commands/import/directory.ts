import { Failure } from "../lib/failure";
import { type Host, type HostFile, labelled, localValues, readHost, resourceBlocks } from "../adopt/host";
import { findResource } from "../adopt/remove";
import { type Fields, isFields } from "./fields";
import { HostTokens } from "./host-tokens";
import { indexedBlock, META } from "./directory-indexed";
import { filesAround } from "./files-around";
import { sortOut, sourceOf } from "./input";
import { knownBy } from "./leave";
import { metaArguments } from "./meta-arguments";
import { isKnownType, schemaOf, unknownArgument } from "./raw-resource";
import { withReferences } from "./references";
import type { LeftResource, Source, SourceResource } from "./source";
import type { StateResource } from "./state";

/** The file that takes what is imported. */
export const IMPORTED_FILE = "imported.tf.json";

/** A Terraform directory as a source. */
export interface DirectorySource extends Source {
  readonly host: HostTokens;
  readonly directory: Host;
  /** Attributes of which some references are not carried, since only Terraform can read them: the program has the values. */
  readonly unread: readonly string[];
  /** Attributes of which some references are not carried, since these are null now. */
  readonly unset: readonly string[];
  /** Addresses that keep the values of the state, without references. */
  readonly plain: readonly string[];
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
  const reader = new DirectoryReader(directory, plain);
  for (const instances of byBlock(state)) await reader.add(instances);
  const { resources, left, unread, unset, plainly, tokens } = reader;
  if (resources.length === 0) throw new Failure(nothing(path, left));
  return {
    resources,
    left,
    isTemplate: false,
    host: tokens,
    directory,
    unread,
    unset,
    plain: plainly,
    declared: declaredVariables(directory),
  };
}

/** The instances of a block of the root are read together. */
function byBlock(state: readonly StateResource[]): readonly (readonly StateResource[])[] {
  const groups = new Map<string, StateResource[]>();
  for (const each of state) {
    const isOne = each.index === undefined || each.module !== "" || !isKnownType(each.type);
    const key = isOne ? each.address : `${each.type}.${each.name}`;
    groups.set(key, [...(groups.get(key) ?? []), each]);
  }
  return [...groups.values()];
}

class DirectoryReader {
  public readonly tokens = new HostTokens();
  public readonly resources: SourceResource[] = [];
  public readonly left: LeftResource[] = [];
  public readonly unread: string[] = [];
  public readonly unset: string[] = [];
  public readonly plainly: string[] = [];

  public constructor(
    private readonly directory: Host,
    private readonly plain: ReadonlySet<string>,
  ) {}

  public async add(instances: readonly StateResource[]): Promise<void> {
    const [first] = instances;
    if (first === undefined) return;
    const found = await blockOf(this.directory, { ...first, index: undefined });
    if (typeof found === "string") {
      this.leave(instances, found);
      return;
    }
    const { block, meta } = found;
    if (block["count"] === undefined && block["for_each"] === undefined) {
      if (first.index === undefined) await this.addOne(first, block, meta);
      else this.leave(instances, "its state is from before it lost its count or for_each; apply it first");
    } else await this.addIndexed(instances, block, meta);
  }

  private async addOne(each: StateResource, block: Fields, meta: Meta): Promise<void> {
    const unknown = unknownArgument(block, schemaOf(each.type), SAID_OTHERWISE);
    if (unknown !== undefined) {
      this.leave([each], `its ${unknown} can't be carried over`);
      return;
    }
    const isPlain = this.plain.has(each.address);
    if (isPlain) this.plainly.push(each.address);
    const around = { ...filesAround(this.directory), toBeWritten: true };
    const locals = localValues(this.directory.files);
    const written = isPlain ? {} : withoutRoles(block);
    const referring = await withReferences(each.values, written, each.sensitive, {
      locals,
      around,
      tokens: this.tokens,
      schema: schemaOf(each.type),
    });
    const dynamic = Object.keys(isFields(block["dynamic"]) ? block["dynamic"] : {});
    this.unread.push(...[...referring.unread, ...dynamic].map((attribute) => `${each.address}.${attribute}`));
    this.unset.push(...referring.unset.map((attribute) => `${each.address}.${attribute}`));
    const isRead = !referring.unread.includes("container_definitions") && !isPlain;
    const sensitive = isRead ? visible(each) : each.sensitive;
    this.resources.push({ ...sourceOf({ ...each, values: referring.values, sensitive }), block, ...meta });
  }

  private async addIndexed(instances: readonly StateResource[], block: Fields, meta: Meta): Promise<void> {
    const [{ type, name, values } = { type: "", name: "", values: {} }] = instances;
    const indexed = await indexedBlock(instances, block);
    if (typeof indexed === "string") this.leave(instances, indexed);
    else this.resources.push({ address: `${type}.${name}`, type, name, values, indexed, ...meta });
  }

  private leave(instances: readonly StateResource[], reason: string): void {
    for (const each of instances) {
      const known = each.module === "" ? knownBy(each) : undefined;
      this.left.push({ address: each.address, type: each.type, reason, known });
    }
  }
}

const SAID_OTHERWISE = new Set([...META, "dynamic"]);

type Meta = Pick<SourceResource, "meta" | "provider" | "timeouts">;

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
): Promise<string | { readonly block: Fields; readonly meta: Meta }> {
  const sorted = sortOut(resource);
  if ("reason" in sorted) return sorted.reason;
  const address = { type: resource.type, name: resource.name };
  const found = files.flatMap((file) => resourceBlocks(file.body, address).map((block) => ({ file, block })));
  const [only] = found;
  if (only === undefined) return undeclared(files, resource.address);
  if (found.length > 1) return "it is declared twice";
  if (only.file.syntax === "json") return `its block is in ${only.file.name}, in JSON syntax`;
  const override = overrides.find(({ body }) => resourceBlocks(body, address).length > 0);
  if (override !== undefined) return `${override.name} changes it`;
  if ((await findResource(only.file.text, address)) === undefined)
    return `its block in ${only.file.name} can't be located`;
  const block = isFields(only.block) ? only.block : {};
  const { fields, timeouts, provider, lost } = metaArguments(block);
  if (lost !== undefined) return `${lost} can't be carried over`;
  return { block, meta: { meta: fields, timeouts, provider } };
}

/** Why there is no block. */
function undeclared(files: readonly HostFile[], address: string): string {
  const isFrom = (kind: string): boolean =>
    files.some(({ body }) =>
      labelled(body, kind, 0).some((each) => isFields(each.body) && each.body["from"] === `\${${address}}`),
    );
  if (isFrom("moved")) return "a moved block gives it another address; apply that first";
  return isFrom("removed") ? "a removed block forgets it" : "no file of the directory declares it";
}

/** Roles of the directory are known by their ARNs. */
function withoutRoles(block: Fields): Fields {
  const isRole = (key: string, part: unknown): boolean =>
    /^(?:execution|task)_role_arn$/.test(key) && typeof part === "string" && part.startsWith("${aws_iam_role.");
  return Object.fromEntries(Object.entries(block).filter(([key, part]) => !isRole(key, part)));
}

export function nothing(path: string, left: readonly LeftResource[]): string {
  const why = left.slice(0, 10).map(({ address, reason }) => `\n  left ${address} (${reason})`);
  return `nothing of ${path} can come in, so nothing was written${why.length === 0 ? ": its state is empty" : `:${why.join("")}`}`;
}
