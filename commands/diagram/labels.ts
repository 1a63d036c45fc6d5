import { compare, type Json, type Thing } from "./things";

const GROUP = "aws_security_group";
const RULE = /^aws_(vpc_security_group_ingress_rule|security_group_rule)$/;

/** A word on an arrow: the port that a security group opens to another, or that an image is pulled. */
export function labelOf(from: Thing, to: Thing): string | undefined {
  if (from.type === GROUP && to.type === GROUP) {
    const rules = ([] as unknown[]).concat(from.body["ingress"] ?? []);
    const rule = rules.find((each) => JSON.stringify(each).includes(`${to.address}.`));
    return rule === undefined ? undefined : ports(rule as Json);
  }
  if (RULE.test(from.type) && to.type === GROUP) return ports(from.body);
  return from.type === "aws_ecs_task_definition" && to.group === "images" ? "image" : undefined;
}

/** Protocols and ports of listeners: `HTTP 80, HTTPS 443`. */
export function portsOf(things: readonly Thing[]): string | undefined {
  const listeners = things.filter(({ type }) => type === "aws_lb_listener");
  const words = listeners.map(({ body }) => `${wordOf(body["protocol"])} ${wordOf(body["port"])}`.trim());
  const text = [...new Set(words)].sort(compare).join(", ");
  return text === "" ? undefined : text;
}

function ports({ from_port: from, to_port: to }: Json): string | undefined {
  const [first, last] = [wordOf(from), wordOf(to)];
  // Both 0: all ports of all protocols. -1: all kinds of ICMP.
  if (first === "" || first === "-1" || (first === "0" && last === "0")) return undefined;
  return first === last || last === "" ? first : `${first}-${last}`;
}

/** What is known before a plan. */
function wordOf(value: unknown): string {
  return typeof value === "number" || (typeof value === "string" && !value.includes("${")) ? String(value) : "";
}
