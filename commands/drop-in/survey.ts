import type { Difference } from "./compare";
import { differences } from "./compare-host";
import { Failure } from "../lib/failure";
import type { GeneratedFile } from "../adopt/fragment-file";
import { type Host, type HostFile, labelled, localValues, resourceBlocks } from "../adopt/host";
import { type Address, findResource, showAddress } from "../adopt/remove";
import type { GivenWay } from "../adopt/take-out";

/** A block of the host that the constructs replace. */
export interface ReplacedBlock extends GivenWay {
  /** First and last line, counted from 1; `undefined` where the block cannot be located: in Terraform's JSON syntax, for example. */
  readonly lines: readonly [first: number, last: number] | undefined;
}

/** How the host compares with what is to be written. */
export interface Survey {
  readonly blocks: readonly ReplacedBlock[];
  readonly files: readonly { readonly file: GeneratedFile; readonly state: "absent" | "same" | "different" }[];
  readonly differences: readonly Difference[];
  /** Resources that an override file goes on changing. */
  readonly overridden: readonly { readonly address: Address; readonly file: HostFile }[];
}

/**
 * Looks at the host without changing anything.
 *
 * @throws Failure where the host declares a resource twice, or a local value of the files, or where a file to be written holds
 * more than the constructs'
 */
export async function survey(host: Host, generated: readonly GeneratedFile[]): Promise<Survey> {
  const blocks: ReplacedBlock[] = [];
  const found: Difference[] = [];
  const overridden: { address: Address; file: HostFile }[] = [];
  requireFreeLocals(host, generated);
  const files = generated.map((file) => ({ file, state: stateOf(file, host) }));
  for (const { file } of files) {
    for (const replacement of file.replacements) {
      const { address } = replacement;
      const block = declaration(host, address);
      if (block) blocks.push(await locateBlock(block.file, address, file.name));
      const written = host.written.get(file.name);
      const present = block?.body ?? (written && resourceBlocks(written.body, address)[0]);
      found.push(...(await differences(host, replacement, present)));
      overridden.push(
        ...host.overrides
          .filter((each) => resourceBlocks(each.body, address).length > 0)
          .map((each) => ({ address, file: each })),
      );
    }
  }
  return { blocks, files, differences: found, overridden };
}

function requireFreeLocals({ directory, files }: Host, generated: readonly GeneratedFile[]): void {
  const declared = localValues(files);
  for (const { name, locals } of generated) {
    const taken = locals.filter((local) => declared.has(local));
    if (taken.length === 0) continue;
    const list = taken.map((local) => `local.${local}`).join(", ");
    throw new Failure(`${directory} declares ${list} already, which ${name} is to declare; rename it there`);
  }
}

function stateOf({ name, text, locals, replacements }: GeneratedFile, host: Host): "absent" | "same" | "different" {
  const present = host.written.get(name);
  if (present === undefined) return "absent";
  if (present.text === text) return "same";
  const ours = new Set(replacements.map(({ address }) => showAddress(address)));
  const theirs = labelled(present.body, "resource", 2).map(({ path }) => path.join("."));
  const values = [...localValues([present]).keys()].filter((local) => !locals.includes(local));
  const blocks = Object.keys(present.body).filter((kind) => !["resource", "locals", "//"].includes(kind));
  const foreign = [
    ...theirs.filter((address) => !ours.has(address)),
    ...values.map((local) => `local.${local}`),
    ...blocks,
  ];
  if (foreign.length > 0) {
    throw new Failure(
      `${host.directory}/${name} holds blocks that this command did not write: ${foreign.join(", ")}; move it to another file`,
    );
  }
  return "different";
}

function declaration(host: Host, address: Address): { file: HostFile; body: unknown } | undefined {
  const all = host.files.flatMap((file) => resourceBlocks(file.body, address).map((body) => ({ file, body })));
  if (all.length > 1) {
    const where = all.map(({ file }) => file.name).join(" and ");
    throw new Failure(
      `${host.directory}: ${showAddress(address)} is declared twice, in ${where}; remove one of the two`,
    );
  }
  return all[0];
}

async function locateBlock(file: HostFile, address: Address, movedTo: string): Promise<ReplacedBlock> {
  if (file.syntax === "json") return { address, file, movedTo, lines: undefined };
  const block = await findResource(file.text, address);
  return { address, file, movedTo, lines: block && [block.firstLine + 1, block.lastLine + 1] };
}
