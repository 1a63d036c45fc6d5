import type { FragmentBlocks } from "../../constructs/terraform/fragment";
import type { Body } from "./hcl";
import { readableJson } from "./readable-json";
import type { Address } from "./remove";

/** A resource that the constructs put in place of the host's. */
export interface Replacement {
  readonly address: Address;
  /** Its arguments, in Terraform's JSON syntax, each whole. */
  readonly body: Body;
}

/** A file that takes the place of blocks. */
export interface GeneratedFile {
  readonly name: string;
  readonly text: string;
  /** Names of the local values that it declares. */
  readonly locals: readonly string[];
  readonly replacements: readonly Replacement[];
}

/** A file of these resources. */
export async function toFragmentFile(name: string, resource: FragmentBlocks): Promise<GeneratedFile> {
  const replacements = Object.entries(resource).flatMap(([type, named]) =>
    Object.entries(named).map(([name, body]) => ({ address: { type, name }, body })),
  );
  const { blocks, locals } = await withLocals(replacements);
  const text = `${JSON.stringify({ resource: blocks, ...(locals.size > 0 ? { locals: Object.fromEntries(locals) } : {}) }, null, 2)}\n`;
  return { name, text, locals: [...locals.keys()], replacements };
}

/** JSON in an argument is one long line: as a local value a reviewer reads it line by line. */
async function withLocals(replacements: readonly Replacement[]) {
  const locals = new Map<string, object>();
  const blocks: Record<string, Record<string, Record<string, unknown>>> = {};
  for (const { address, body } of replacements) {
    const written: Record<string, unknown> = {};
    for (const [argument, value] of Object.entries(body)) {
      // A local value knows no `each.key` and no `count.index`.
      const json = "for_each" in body || "count" in body ? undefined : await readableJson(value);
      const local = [address.type.replace(/^aws_/, ""), address.name, argument].join("_");
      if (json) locals.set(local, json);
      written[argument] = json ? `\${jsonencode(local.${local})}` : value;
    }
    blocks[address.type] = { ...blocks[address.type], [address.name]: written };
  }
  return { blocks, locals };
}
