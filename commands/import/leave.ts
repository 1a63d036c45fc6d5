import { call, type Code, value } from "./code";
import { terraform } from "./doors";
import type { Source, SourceResource } from "./source";

type Known = Pick<SourceResource, "address" | "type" | "values">;

/** The source without some of its resources, which stay where they are: in a directory, the program refers to them. */
export function leave<T extends Source>(source: T, isLeft: (address: string) => boolean, reason: string): T {
  const left = source.resources
    .filter(({ address }) => isLeft(address))
    .flatMap((each): readonly Known[] => each.indexed?.instances ?? [each])
    .map((each) => {
      const known = source.host === undefined ? undefined : knownBy(each);
      return { address: each.address, type: each.type, reason, known };
    });
  const resources = source.resources.filter(({ address }) => !isLeft(address));
  return { ...source, resources, left: [...source.left, ...left] };
}

/** What a resource of a directory is known by: its id, where that is no name that other things may have, and its ARN. */
export function knownBy({ address, values }: Known): ReadonlyMap<string, Code> {
  const isName = Object.entries(values).some(([key, part]) => !/^(?:id|arn)$/.test(key) && part === values["id"]);
  const texts = (isName ? ["arn"] : ["id", "arn"]).flatMap((attribute) => {
    const text = values[attribute];
    const code = call(terraform("hostReference"), [value(`${address}.${attribute}`)]);
    return typeof text === "string" ? [[text, code] as const] : [];
  });
  return new Map(texts);
}
