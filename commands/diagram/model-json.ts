import { withoutHash } from "./lines";
import type { Model } from "./model";

/** What a script reads of a picture. */
interface ModelJson {
  readonly stack: string;
  readonly cards: readonly {
    readonly title: string;
    readonly group: string;
    /** Names of the resources or modules after which it is called. */
    readonly names: readonly string[];
    /** Addresses of all that is in it. */
    readonly addresses: readonly string[];
    /** Indices of the cards whose marks it has. */
    readonly marks: readonly number[];
  }[];
  /** From one card to another, by their indices. */
  readonly arrows: readonly { readonly from: number; readonly to: number; readonly label?: string }[];
}

/** The cards and arrows of a picture as JSON. */
export function modelJson(stack: string, { graph }: Model): ModelJson {
  const index = new Map([...graph.cards.keys()].map((id, position) => [id, position]));
  const at = (id: string): number => index.get(id) ?? -1;
  return {
    stack,
    cards: [...graph.cards.values()].map(({ title, group, heads, addresses, marks }) => ({
      title,
      group,
      names: heads.map(({ name }) => withoutHash(name)),
      addresses,
      marks: marks.map(at),
    })),
    arrows: graph.arrows.map(({ from, to, label }) => ({ from: at(from), to: at(to), label })),
  };
}
