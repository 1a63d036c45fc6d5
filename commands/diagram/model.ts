import { cardsOf } from "./cards";
import type { Graph } from "./graph";
import type { Detail } from "./lines";
import { mergeAlike, mergeByType } from "./merge";
import { markHubs, onlyAbout, reduceArrows } from "./simplify";
import { thingsOf, type Json } from "./things";

/** A stack as it is drawn. */
export interface Model {
  /** Resources and modules, all of the stack. */
  readonly total: number;
  readonly graph: Graph;
  readonly detail: Detail;
}

/** So many cards have room for what each detail says. */
const MOST: Readonly<Record<Exclude<Detail, "names">, number>> = { addresses: 13, kinds: 34 };

const DETAILS: readonly Detail[] = ["addresses", "kinds", "names"];

/**
 * Cards and arrows of a stack, from the most to the least that is said of it: the first whose picture is readable is drawn.
 *
 * @param json what Terraform reads
 * @param words only cards about these, and what they are connected with. @default all
 */
export function modelsOf(json: Json, words: readonly string[] = []): Model[] {
  const things = thingsOf(json);
  const all = mergeAlike(cardsOf(things));
  const base = words.length === 0 ? all : onlyAbout(all, words);
  const models = DETAILS.map((detail) => {
    const graph = reduceArrows(markHubs(detail === "names" ? mergeByType(base) : base));
    return { total: things.size, graph, detail };
  });
  const first = models.findIndex(({ detail }) => detail === "names" || base.cards.size <= MOST[detail]);
  return models.slice(first);
}
