import { isDeepStrictEqual } from "node:util";
import { Failure } from "../lib/failure";
import { type Body, isBody, parseHcl } from "./hcl";
import { locate, type LocatedBlock, type Positions, type Stretch } from "./positions";

/** A resource's type and name. */
export interface Address {
  readonly type: string;
  readonly name: string;
}

/** `aws_iam_role.worker` */
export function showAddress({ type, name }: Address): string {
  return `${type}.${name}`;
}

/**
 * The block of a resource in a `.tf` file.
 *
 * @returns `undefined` where it cannot be located with certainty: the grammar that knows positions lags behind
 * Terraform's own parser in rare syntax, such as `1e5`
 */
export async function findResource(text: string, address: Address): Promise<LocatedBlock | undefined> {
  return resourceIn(await locate(text), address);
}

/**
 * The file without the block of a resource. In its place stays a line that says where the resource is now, and the comments
 * that were inside; those around it stay where they are, as every other byte does.
 *
 * @param movedTo name of the file that the resource is in
 * @throws Failure where the result would not be exactly the file without this block
 */
export async function removeResource(file: string, text: string, address: Address, movedTo: string): Promise<string> {
  const positions = await locate(text);
  const block = resourceIn(positions, address);
  if (block === undefined) throw byHand(file, address);
  const inside = positions.comments.filter(({ start, end }) => start >= block.start && end <= block.end);
  const result = replaced(text, block, [
    `# ${showAddress(address)} is in ${movedTo}${inside.length > 0 ? "; its comments were:" : ""}`,
    ...inside.flatMap((comment) => linesOf(text, comment)),
  ]);
  const [before, after] = [await parseHcl(file, text), await parseHcl(file, result)];
  if (!isDeepStrictEqual(after, withoutResource(before, address))) throw byHand(file, address);
  return result;
}

function resourceIn({ blocks }: Positions, address: Address): LocatedBlock | undefined {
  const words = ["resource", address.type, address.name];
  const [found, ...more] = blocks.filter((block) => isDeepStrictEqual(block.words, words));
  return found?.sound === true && more.length === 0 ? found : undefined;
}

function byHand(file: string, address: Address): Failure {
  return new Failure(
    `${file}: the block of ${showAddress(address)} cannot be located with certainty; remove it by hand`,
  );
}

function withoutResource(body: Body, { type, name }: Address): Body {
  const { resource, ...rest } = body;
  if (!isBody(resource) || !isBody(resource[type])) return body;
  const { [name]: _removed, ...names } = resource[type];
  const { [type]: _emptied, ...types } = resource;
  const left = Object.keys(names).length > 0 ? { ...types, [type]: names } : types;
  return Object.keys(left).length > 0 ? { ...rest, resource: left } : rest;
}

/** The text with these lines in the place of a block, as far to the right as it was, and with the file's own line ends. */
function replaced(text: string, { start, end }: Stretch, lines: readonly string[]): string {
  const lineEnd = text.includes("\r\n") ? "\r\n" : "\n";
  const margin = marginAt(text, start);
  const rest = text.slice(end).replace(/^[ \t]+/, "");
  // Behind a comment to the end of the line there is nothing else.
  const behind = /^(?:\r?\n|$)/.test(rest) ? "" : `${lineEnd}${margin}`;
  return `${text.slice(0, start)}${lines.join(`${lineEnd}${margin}`)}${behind}${rest}`;
}

/** The lines of a comment, as far to the left as it begins. */
function linesOf(text: string, { start, end }: Stretch): string[] {
  const margin = marginAt(text, start);
  const [first = "", ...others] = text.slice(start, end).trimEnd().split(/\r?\n/);
  return [first, ...others.map((line) => (line.startsWith(margin) ? line.slice(margin.length) : line))];
}

/** The white space that begins the line. */
function marginAt(text: string, index: number): string {
  const line = text.slice(text.lastIndexOf("\n", index - 1) + 1, index);
  return /^\uFEFF?([ \t]*)/.exec(line)?.[1] ?? "";
}
