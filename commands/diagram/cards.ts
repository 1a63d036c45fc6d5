import { IMPLIED, INTERNET, isImplied, keyOf, type Arrow, type Card, type Graph } from "./graph";
import { kindOf } from "./kinds";
import { labelOf, portsOf } from "./labels";
import { withoutHash } from "./lines";
import { rootsOf, type Root } from "./owners";
import { compare, type Thing } from "./things";

type Things = ReadonlyMap<string, Thing>;

/** References against the direction in which a person thinks: who refers, and to what. Traffic goes the other way. */
const TURNED: readonly (readonly [from: RegExp, to: RegExp])[] = [
  [/^aws_(vpc_security_group_ingress_rule|security_group(_rule)?)$/, /^aws_security_group$/],
  [/^aws_ecs_service$/, /^aws_lb/],
  [/^aws_lambda_permission$/, /./],
  [/^aws_cloudwatch_log_subscription_filter$/, /./],
];

/** What a task definition's `awslogs` driver writes to, in JSON or in the text of an expression. */
const DRIVER_GROUP = /awslogs-group[^\w/.-]{1,12}([\w/.-]+)\\{0,3}"/g;

/** The cards of a stack, before any are merged, and the arrows between them. */
export function cardsOf(things: Things): Graph {
  const root = rootsOf(things);
  const cards = new Map<string, Card>();
  for (const thing of things.values()) {
    if (root(thing.address) === thing.address) cards.set(thing.address, cardOf(thing, partsOf(thing, things, root)));
  }
  const arrows = [...referenceArrows(things, root)];
  for (const { card, arrow } of [...driverGroups(things, root), ...internet(things, root)]) {
    cards.set(card.id, card);
    arrows.push(arrow);
  }
  return { cards, arrows: once(arrows, cards) };
}

function partsOf({ address }: Thing, things: Things, root: Root): Thing[] {
  return [...things.values()].filter((part) => part.address !== address && root(part.address) === address);
}

function cardOf(thing: Thing, parts: readonly Thing[]): Card {
  const { address, type, group, name } = thing;
  const title = type === "module" ? `Module ${withoutHash(name)}` : kindOf(type);
  const addresses = [address, ...parts.map((part) => part.address)];
  return { id: address, type, group, title, heads: [thing], parts, addresses, marks: [] };
}

function* referenceArrows(things: Things, root: Root): Iterable<Arrow> {
  for (const thing of things.values()) {
    for (const { address, field, soft } of thing.references) {
      const other = things.get(address);
      if (other === undefined) continue;
      const isTurned =
        !isEgress(thing, field) && TURNED.some(([from, to]) => from.test(thing.type) && to.test(other.type));
      const [from, to] = isTurned ? [other, thing] : [thing, other];
      const label = labelOf(thing, other);
      yield { from: root(from.address), to: root(to.address), soft, permission: false, label };
    }
  }
}

/** Traffic that leaves goes the way of the reference. */
function isEgress({ type, body }: Thing, field: string): boolean {
  return field === "egress" || (type === "aws_security_group_rule" && body["type"] === "egress");
}

interface Implied {
  readonly card: Card;
  readonly arrow: Arrow;
}

/** Log groups that no resource makes, but the log driver. */
function* driverGroups(things: Things, root: Root): Iterable<Implied> {
  const made = new Set([...things.values()].map(({ body }) => body["name"]));
  for (const { address, type, body } of things.values()) {
    if (type !== "aws_ecs_task_definition") continue;
    const names = [...JSON.stringify(body).matchAll(DRIVER_GROUP)].map(([, name = ""]) => name);
    for (const name of new Set(names)) {
      if (made.has(name) || /^(aws_|var\.|module\.|local\.|data\.)/.test(name)) continue;
      const card = without(`log group ${name}`, IMPLIED, "logs", "Log group", `${name}, made by the driver`);
      yield { card, arrow: { from: root(address), to: card.id, soft: false, permission: false } };
    }
  }
}

/** The Internet, before each load balancer that is not internal. */
function* internet(things: Things, root: Root): Iterable<Implied> {
  const card = without("internet", INTERNET, "entry", "Internet", "");
  for (const { address, type, body } of things.values()) {
    if (type !== "aws_lb" || body["internal"] === true) continue;
    const label = portsOf([...things.values()].filter((thing) => root(thing.address) === root(address)));
    yield { card, arrow: { from: card.id, to: root(address), soft: false, permission: false, label } };
  }
}

/** A card without a resource. Its id is no address: a space begins it. */
function without(id: string, type: string, group: string, title: string, line: string): Card {
  const heads = [{ address: line, name: line, body: {} }];
  return { id: ` ${id}`, type, group, title, heads, parts: [], addresses: [], marks: [] };
}

/** One arrow from each card to each other; of two that go both ways, the one of the resource that comes first. */
function once(arrows: readonly Arrow[], cards: ReadonlyMap<string, Card>): Arrow[] {
  const byEnds = new Map<string, Arrow>();
  for (const arrow of arrows) {
    if (arrow.from === arrow.to) continue;
    const key = keyOf(arrow.from, arrow.to);
    const known = byEnds.get(key);
    byEnds.set(key, { ...arrow, soft: arrow.soft && (known?.soft ?? true), label: known?.label ?? arrow.label });
  }
  const kept = [...byEnds.values()].filter(({ from, to }) => from < to || !byEnds.has(keyOf(to, from)));
  return kept
    .map((arrow) => ({ ...arrow, permission: isPermission(cards.get(arrow.from), cards.get(arrow.to)) }))
    .sort((a, b) => compare(a.from, b.from) || compare(a.to, b.to));
}

function isPermission(from: Card | undefined, to: Card | undefined): boolean {
  return from?.group === "identity" && to?.group !== "identity" && to !== undefined && !isImplied(to);
}
