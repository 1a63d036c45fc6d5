import { isImplied, keyOf, type Arrow, type Card, type Graph } from "./graph";
import { compare } from "./things";

/** So many alike cards become one. */
const LEAST = 3;

/** Rounds of refinement: cards are alike when their neighbours are, up to this distance. */
const ROUNDS = 3;

/**
 * Makes one card, "× 30", of cards of one type that have the same kinds of parts and the same kinds of neighbours (colour
 * refinement: each round gives a card the colour of what it is connected with).
 */
export function mergeAlike({ cards, arrows }: Graph): Graph {
  let colours = new Map([...cards.values()].map((card) => [card.id, kindOfCard(card)]));
  for (let round = 0; round < ROUNDS; round += 1) colours = refined(colours, arrows);
  const classes = classesOf([...cards.values()], ({ id }) => colours.get(id) ?? id);
  return joined({ cards, arrows }, [
    ...classes.flatMap((alike) => (alike.length < LEAST ? alike.map((card) => [card]) : [alike])),
  ]);
}

/** Makes one card of all of one type in a group, whatever they are connected with. */
export function mergeByType(graph: Graph): Graph {
  const isAlone = (card: Card): boolean => isImplied(card) || card.type === "module";
  return joined(
    graph,
    classesOf([...graph.cards.values()], (card) => (isAlone(card) ? keyOf(card.id, "") : keyOf(card.group, card.type))),
  );
}

function kindOfCard({ type, parts }: Card): string {
  return JSON.stringify([type, [...new Set(parts.map((part) => part.type))].sort(compare)]);
}

/** Colours of the next round, as short texts: they would double in length otherwise. */
function refined(colours: ReadonlyMap<string, string>, arrows: readonly Arrow[]): Map<string, string> {
  const sides = new Map([...colours.keys()].map((id) => [id, { to: new Set<string>(), from: new Set<string>() }]));
  for (const { from, to } of arrows) {
    sides.get(from)?.to.add(colours.get(to) ?? to);
    sides.get(to)?.from.add(colours.get(from) ?? from);
  }
  const long = new Map(
    [...sides].map(([id, { to, from }]) => [id, JSON.stringify([colours.get(id), [...to].sort(), [...from].sort()])]),
  );
  const numbers = new Map([...new Set(long.values())].sort(compare).map((colour, index) => [colour, String(index)]));
  return new Map([...long].map(([id, colour]) => [id, numbers.get(colour) ?? colour]));
}

function classesOf(cards: readonly Card[], keyOfCard: (card: Card) => string): Card[][] {
  const classes = new Map<string, Card[]>();
  for (const card of cards) classes.set(keyOfCard(card), [...(classes.get(keyOfCard(card)) ?? []), card]);
  return [...classes.values()];
}

/** The graph with a card for each class; arrows within a class go, and of two between the same cards one stays. */
function joined({ cards, arrows }: Graph, classes: readonly (readonly Card[])[]): Graph {
  const into = new Map(classes.flatMap((alike) => alike.map(({ id }) => [id, alike[0]?.id ?? id] as const)));
  const target = (id: string): string => into.get(id) ?? id;
  const merged = classes.flatMap((alike) => {
    const [first] = alike;
    if (first === undefined || alike.length === 1) return alike;
    const marks = [...new Set(alike.flatMap((card) => card.marks.map(target)))].sort(compare);
    return {
      ...first,
      // A module is called after its own name, which it shares with none of the others.
      title: first.type === "module" ? "Module" : first.title,
      heads: alike.flatMap(({ heads }) => heads),
      parts: alike.flatMap(({ parts }) => parts),
      addresses: alike.flatMap(({ addresses }) => addresses),
      marks: marks.filter((id) => id !== first.id),
    };
  });
  const byEnds = new Map<string, Arrow>();
  for (const arrow of arrows) {
    const [from, to] = [target(arrow.from), target(arrow.to)];
    if (from === to || !cards.has(from) || !cards.has(to) || byEnds.has(keyOf(to, from))) continue;
    const known = byEnds.get(keyOf(from, to));
    const label = known?.label ?? arrow.label;
    byEnds.set(keyOf(from, to), { ...arrow, from, to, label, soft: arrow.soft && (known?.soft ?? true) });
  }
  return { cards: new Map(merged.map((card) => [card.id, card])), arrows: [...byEnds.values()] };
}
