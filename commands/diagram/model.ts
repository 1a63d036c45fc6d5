import { cardsOf } from "./cards";
import type { Graph } from "./graph";
import type { Detail } from "./lines";
import { mergeAlike, mergeByType } from "./merge";
import { markHubs, onlyAbout, reduceArrows, type MarkedFrom } from "./simplify";
import { thingsOf, type Json } from "./things";

/** A stack as it is drawn. */
export interface Model {
  /** Resources and modules, all of the stack. */
  readonly total: number;
  readonly graph: Graph;
  readonly detail: Detail;
  /** Whether marks are in place of arrows that would be drawn if there were fewer. */
  readonly crowded: boolean;
}

/** How much is said. */
interface Level {
  readonly detail: Detail;
  /** So many cards have room for it. */
  readonly cards: number;
  readonly marked: MarkedFrom;
}

const MARKED: MarkedFrom = { supporting: 5, others: 9 };

/** From the most to the least. The last has no arrows, so that any number of cards is readable. */
const LEVELS: readonly Level[] = [
  { detail: "addresses", cards: 13, marked: MARKED },
  { detail: "kinds", cards: 34, marked: MARKED },
  { detail: "names", cards: Infinity, marked: MARKED },
  { detail: "names", cards: Infinity, marked: { supporting: 3, others: 4 } },
  { detail: "names", cards: Infinity, marked: { supporting: 2, others: 2 } },
  { detail: "names", cards: Infinity, marked: { supporting: 1, others: 1 } },
];

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
  const named = mergeByType(base);
  return LEVELS.filter(({ cards }) => base.cards.size <= cards).map(({ detail, marked }) => {
    const graph = reduceArrows(markHubs(detail === "names" ? named : base, marked));
    return { total: things.size, graph, detail, crowded: marked !== MARKED };
  });
}
