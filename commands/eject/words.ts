import { fieldsIn, type Fields } from "./fields";

/** A block of a stack's JSON: its type and labels, such as `["resource", "aws_lb", "alb"]`, and what is in it. */
export interface StackBlock {
  readonly words: readonly string[];
  readonly body: Fields;
  /** The same for a block of the program and of the JSON: {@link StackBlock.words}, and how many have these words before it. */
  readonly key: string;
}

/** The blocks of a stack in Terraform's JSON syntax, in its order. */
export function blocksIn(json: Fields): StackBlock[] {
  const counts = new Map<string, number>();
  return Object.entries(json).flatMap(([kind, data]) =>
    wordsAndBodies(kind, data).map(([words, body]) => {
      const name = words.join(" ");
      const count = counts.get(name) ?? 0;
      counts.set(name, count + 1);
      return { words, body, key: `${name} ${count}` };
    }),
  );
}

function wordsAndBodies(kind: string, data: unknown): (readonly [words: readonly string[], body: Fields])[] {
  switch (kind) {
    case "//":
      return [];
    case "resource":
    case "data":
      return named(data).flatMap(([type, bodies]) => named(bodies).flatMap((each) => labelled([kind, type], each)));
    case "provider":
    case "module":
    case "variable":
    case "output":
      return named(data).flatMap((each) => labelled([kind], each));
    default:
      return fieldsIn(data).map((body) => [[kind], body] as const);
  }
}

function named(data: unknown): [string, unknown][] {
  return fieldsIn(data).flatMap((names) => Object.entries(names));
}

function labelled(words: readonly string[], [name, bodies]: readonly [string, unknown]) {
  return fieldsIn(bodies).map((body) => [[...words, name], body] as const);
}
