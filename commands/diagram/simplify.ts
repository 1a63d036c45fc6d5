import type { Arrow, Card, Graph } from "./graph";
import { groupOrder } from "./kinds";

/** What supports others, such as a network or a key, is a mark where so many use it. */
const SUPPORTING: ReadonlySet<string> = new Set(["network", "keys", "logs", "alarms", "identity", "images"]);

/** How many users a card has before each gets a mark in place of an arrow. */
export interface MarkedFrom {
  /** Of what supports others. */
  readonly supporting: number;
  /** Of what others work with: it is worth its arrows for longer. */
  readonly others: number;
}

/** In place of arrows to what many use, such as the VPC, its users have a mark. */
export function markHubs({ cards, arrows }: Graph, least: MarkedFrom): Graph {
  const uses = new Map<string, number>();
  for (const { to } of arrows) uses.set(to, (uses.get(to) ?? 0) + 1);
  const isHub = (id: string): boolean => {
    const card = cards.get(id);
    if (card === undefined) return false;
    if (isNetwork(card)) return true;
    return (uses.get(id) ?? 0) >= (SUPPORTING.has(card.group) ? least.supporting : least.others);
  };
  const marks = new Map<string, string[]>();
  for (const { from, to } of arrows) if (isHub(to)) marks.set(from, [...(marks.get(from) ?? []), to]);
  const marked = [...cards.values()].map((card) => ({ ...card, marks: marks.get(card.id) ?? [] }));
  return {
    cards: new Map(marked.map((card) => [card.id, card])),
    arrows: arrows.filter(({ to }) => !isHub(to)),
  };
}

/** Whether a card is a VPC: what is in it is in it, which no arrow says. */
export function isNetwork({ type, group, heads: [head] }: Card): boolean {
  return type === "aws_vpc" || (type === "module" && group === "network" && head?.name.includes("vpc") === true);
}

/**
 * Drops an arrow where others say it: a → c beside a → b → c; and one against the way that others go, as of a task that knows
 * the name of the load balancer before it. One with a word on it stays, and what a role may use is no way from one to
 * another.
 */
export function reduceArrows({ cards, arrows }: Graph): Graph {
  const kept = new Set(arrows);
  const order = (id: string): number => groupOrder(cards.get(id)?.group ?? "");
  for (const arrow of arrows) {
    const { from, to, label } = arrow;
    if (label !== undefined) continue;
    const isBack = order(from) > order(to) && leads(to, from, arrow, kept);
    if (isBack || leads(from, to, arrow, kept)) kept.delete(arrow);
  }
  return { cards, arrows: [...kept] };
}

/** Whether arrows other than one lead from a card to another. */
function leads(from: string, to: string, except: Arrow, arrows: ReadonlySet<Arrow>): boolean {
  const seen = new Set([from]);
  const next = [from];
  for (let at = next.pop(); at !== undefined; at = next.pop()) {
    for (const arrow of arrows) {
      if (arrow === except || arrow.from !== at || arrow.permission || seen.has(arrow.to)) continue;
      if (arrow.to === to) return true;
      seen.add(arrow.to);
      next.push(arrow.to);
    }
  }
  return false;
}

/**
 * The part of a picture that is about some words: the cards that have one in their titles or addresses, and what these are
 * connected with.
 */
export function onlyAbout({ cards, arrows }: Graph, words: readonly string[]): Graph {
  const wanted = words.map((word) => word.toLowerCase());
  const isMeant = ({ title, type, group, addresses }: Card): boolean => {
    const text = [title, type, group, ...addresses].join("\n").toLowerCase();
    return wanted.some((word) => text.includes(word));
  };
  const meant = new Set([...cards.values()].filter(isMeant).map(({ id }) => id));
  const touching = arrows.filter(({ from, to }) => meant.has(from) || meant.has(to));
  const shown = new Set([...meant, ...touching.flatMap(({ from, to }) => [from, to])]);
  return { cards: new Map([...cards].filter(([id]) => shown.has(id))), arrows: touching };
}
