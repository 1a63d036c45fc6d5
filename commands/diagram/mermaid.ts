import { isImplied, type Card, type Graph } from "./graph";
import { groupOrder, groupTitle } from "./kinds";
import type { Detail } from "./lines";
import { textOf } from "./measure";
import { groupClass, groupColor } from "./palette";
import { compare } from "./things";

/** The same cards and arrows as a Mermaid flowchart, which GitHub draws in Markdown. */
export function mermaidOf(graph: Graph, detail: Detail): string {
  const cards = [...graph.cards.values()].sort(
    (a, b) => groupOrder(a.group) - groupOrder(b.group) || compare(a.group, b.group) || compare(a.id, b.id),
  );
  const names = new Map(cards.map(({ id }, index) => [id, `n${index}`]));
  const groups = [...new Set(cards.map(({ group }) => group))];
  const nodes = groups.flatMap((group, index) => {
    const members = cards.filter((card) => card.group === group);
    const lines = members.map((card) => nodeOf(card, names.get(card.id) ?? "", graph, detail));
    if (members.length === 1) return lines;
    return [`subgraph g${index}["${escaped(groupTitle(group))}"]`, ...lines.map((line) => `  ${line}`), "end"];
  });
  const arrows = graph.arrows.map(({ from, to, soft, permission, label }) => {
    const word = label === undefined ? "" : `|"${escaped(label)}"|`;
    return `${names.get(from) ?? ""} ${soft || permission ? "-.->" : "-->"}${word} ${names.get(to) ?? ""}`;
  });
  const colors = new Map(groups.map((group) => [groupClass(group), groupColor(group)]));
  const classes = [...colors].map(
    ([name, color]) => `classDef ${name} fill:transparent,stroke:${color},stroke-width:2px`,
  );
  return ["flowchart TD", ...[...nodes, ...arrows, ...classes].map((line) => `  ${line}`), ""].join("\n");
}

function nodeOf(card: Card, name: string, graph: Graph, detail: Detail): string {
  const { title, count, lines, marks } = textOf(card, graph, detail);
  const head = `<b>${escaped(title)}</b>${count === undefined ? "" : ` ${escaped(count)}`}`;
  const foot = marks.length === 0 ? [] : [`<i>${escaped(marks.map(({ word }) => word).join(", "))}</i>`];
  const text = [head, ...lines.map(escaped), ...foot].join("<br/>");
  const [open, close] = isImplied(card) ? ["([", "])"] : ["[", "]"];
  return `${name}${open}"${text}"${close}:::${groupClass(card.group)}`;
}

/** Mermaid reads `#34;` as the character 34. Without it, a name could end the text that it is in. */
function escaped(text: string): string {
  return text.replace(/[^\p{L}\p{N} _.,:…×/+-]/gu, (letter) => `#${letter.codePointAt(0) ?? 0};`);
}
