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
 * The file without the block of a resource: the block's lines, the comment lines attached to it, and one blank line.
 * Every other byte stays.
 *
 * @throws Failure where the result would not be exactly the file without this block
 */
export async function removeResource(file: string, text: string, address: Address): Promise<string> {
  const positions = await locate(text);
  const block = resourceIn(positions, address);
  if (block === undefined) throw byHand(file, address);
  const { start, end } = removal(text, block, positions.comments);
  const result = text.slice(0, start) + text.slice(end);
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

const BYTE_ORDER_MARK = "\uFEFF";

/** What goes together with a block, as indexes into the text. */
export function removal(text: string, block: Stretch, comments: readonly Stretch[]): { start: number; end: number } {
  const lines = lineStarts(text);
  const line = (index: number): string => text.slice(lines[index], lines[index + 1]);
  const isBlank = (index: number): boolean => index >= 0 && index < lines.length - 1 && line(index).trim() === "";

  const head = text.slice(lines[block.firstLine], block.start);
  if (head.replace(BYTE_ORDER_MARK, "").trim() !== "") return { start: block.start, end: block.end };
  let first = block.firstLine;
  const ownLines = ({ start, end, firstLine, lastLine }: Stretch): boolean =>
    text.slice(lines[firstLine], start).replace(BYTE_ORDER_MARK, "").trim() === "" &&
    text.slice(end, lines[lastLine + 1]).trim() === "";
  const attached = (): Stretch | undefined => comments.find((one) => one.lastLine === first - 1 && ownLines(one));
  for (let comment = attached(); comment !== undefined; comment = attached()) first = comment.firstLine;

  let last = block.lastLine;
  const trailing = comments.find((one) => one.firstLine === block.lastLine && one.start >= block.end);
  if (trailing !== undefined) last = trailing.lastLine;

  const atEnd = last + 1 >= lines.length - 1;
  if (isBlank(last + 1)) last += 1;
  else if (atEnd && isBlank(first - 1)) first -= 1;

  const start = lines[first] ?? block.start;
  const mark = start === 0 && text.startsWith(BYTE_ORDER_MARK) ? BYTE_ORDER_MARK.length : 0;
  return { start: start + mark, end: lines[last + 1] ?? text.length };
}

/** Where each line starts, and, last, where the text ends. A line ends with `\n`, so that `\r\n` does too. */
function lineStarts(text: string): number[] {
  const starts = [0];
  for (let at = text.indexOf("\n"); at >= 0; at = text.indexOf("\n", at + 1)) starts.push(at + 1);
  if (starts.at(-1) !== text.length) starts.push(text.length);
  return starts;
}
