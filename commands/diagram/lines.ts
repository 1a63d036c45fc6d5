import { IMPLIED, INTERNET, type Card } from "./graph";
import { partKind } from "./kinds";
import { compare, type Thing } from "./things";

/** How much a card says: its names, its parts by kind too, or its parts by address. */
export type Detail = "names" | "kinds" | "addresses";

/** Names of so many are listed on a card of several. */
const LISTED: Readonly<Record<Detail, number>> = { names: 3, kinds: 3, addresses: 4 };

/** Kinds of parts share a line up to this length; so many lines at most. */
const KINDS_LENGTH = 30;
const KINDS_LINES = 4;

/** A name without the hash that CDKTF puts behind it. */
export function withoutHash(name: string): string {
  return name.replace(/_[0-9A-F]{8}$/, "");
}

/** What is on a card below its title. */
export function linesOf(card: Card, detail: Detail): string[] {
  const [head, ...others] = card.heads;
  if (head === undefined || card.type === INTERNET) return [];
  if (others.length > 0) return [...namesOf(card, LISTED[detail]), ...kindsOf(card.parts, card.heads.length)];
  if (card.type === IMPLIED) return [head.name];
  if (card.type === "module") return [...moduleSource(head.body["source"]), ...partsOf(card, detail)];
  return [shown(detail === "addresses" ? head.address : head.name), ...partsOf(card, detail)];
}

function partsOf({ parts }: Card, detail: Detail): string[] {
  if (detail === "addresses") return parts.map(({ address }) => shown(address)).sort(compare);
  return kindsOf(parts, 1);
}

/** An address without what all of AWS's begin with, and without CDKTF's hash. */
function shown(address: string): string {
  return withoutHash(address).replace(/^aws_/, "");
}

/** `terraform-aws-modules/vpc` of `terraform-aws-modules/vpc/aws`; a path as it is. */
function moduleSource(source: unknown): string[] {
  if (typeof source !== "string") return [];
  return [source.replace(/^registry\.[\w.]+\//, "").replace(/^([\w-]+\/[\w-]+)\/[\w-]+$/, "$1")];
}

/** Some of the names, without the beginning that all have. */
function namesOf({ heads }: Card, listed: number): string[] {
  const names = heads.map(({ name }) => withoutHash(name)).sort(compare);
  const cut = commonStart(names);
  const room = names.length === listed + 1 ? listed + 1 : listed;
  const some = names.slice(0, room).map((name) => (cut > 0 ? `…${name.slice(cut)}` : name));
  return names.length > room ? [...some, `and ${names.length - room} more`] : some;
}

/** Letters up to the last `_` or `-` that all names begin with. */
function commonStart(names: readonly string[]): number {
  const [first = ""] = names;
  const ends = [...first.matchAll(/[_-]/g)].map(({ index }) => index + 1).reverse();
  return ends.find((end) => names.every((name) => name.startsWith(first.slice(0, end)))) ?? 0;
}

/** Parts, counted by kind: "2 listeners, target group". */
function kindsOf(parts: readonly Thing[], cards: number): string[] {
  const counts = new Map<string, number>();
  for (const { type } of parts) counts.set(partKind(type), (counts.get(partKind(type)) ?? 0) + 1);
  const words = [...counts]
    .sort(([a], [b]) => compare(a, b))
    .map(([kind, count]) => counted(kind, Math.round(count / cards)));
  const lines: string[] = [];
  for (const word of words) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + word.length + 2 <= KINDS_LENGTH) {
      lines[lines.length - 1] = `${last}, ${word}`;
    } else {
      lines.push(word);
    }
  }
  return lines.length > KINDS_LINES ? [...lines.slice(0, KINDS_LINES - 1), "…"] : lines;
}

function counted(kind: string, count: number): string {
  if (count < 2) return kind;
  return `${count} ${plural(kind)}`;
}

/** More than one of a kind. */
export function plural(kind: string): string {
  if (/[^aeiou]y$/.test(kind)) return `${kind.slice(0, -1)}ies`;
  return /(?<!s)s$/.test(kind) && !kind.endsWith("alias") ? kind : `${kind}${/(s|x)$/.test(kind) ? "es" : "s"}`;
}
