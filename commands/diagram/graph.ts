import type { Json, Thing } from "./things";

/** What a card is called after. */
export interface Head {
  readonly address: string;
  readonly name: string;
  readonly body: Json;
}

/** What is drawn as one: a thing with its parts, or several that are alike. */
export interface Card {
  /** Unlike all other cards'. */
  readonly id: string;
  /** Type of the resource, `module`, or what no resource of the stack is: {@link INTERNET}, {@link IMPLIED}. */
  readonly type: string;
  readonly group: string;
  readonly title: string;
  /** One, or all of those that are drawn together. */
  readonly heads: readonly Head[];
  readonly parts: readonly Thing[];
  /** Addresses of all resources and modules in it. */
  readonly addresses: readonly string[];
  /** Cards that so many use that each user has a mark in place of an arrow. */
  readonly marks: readonly string[];
}

/** From a card to what it uses, or to where its traffic goes. */
export interface Arrow {
  readonly from: string;
  readonly to: string;
  /** Whether it only comes first. */
  readonly soft: boolean;
  /** Whether it is what a role may use. */
  readonly permission: boolean;
  readonly label?: string;
}

/** Cards, by their ids, and the arrows between them. */
export interface Graph {
  readonly cards: ReadonlyMap<string, Card>;
  readonly arrows: readonly Arrow[];
}

/** Type of the card from which the traffic comes. */
export const INTERNET = "internet";

/** Type of a card of what runs without a resource, such as a log group that the log driver makes. */
export const IMPLIED = "implied";

/** Whether Terraform makes nothing of a card. */
export function isImplied({ type }: Card): boolean {
  return type === INTERNET || type === IMPLIED;
}

/** Two ids as one key. */
export function keyOf(from: string, to: string): string {
  return JSON.stringify([from, to]);
}
