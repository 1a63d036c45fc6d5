import { literal, type Normal, template } from "./normal-form";

type Shaper = (args: readonly Normal[]) => Normal | undefined;

/** Functions that only shape what they are given (Terraform language, "Built-in Functions"). */
const SHAPERS: Readonly<Record<string, Shaper>> = {
  jsonencode: ([value]) => value && { kind: "json", value },
  jsondecode: ([text]) => (text?.kind === "json" ? text.value : undefined),
  tostring: ([value]) => value,
  tonumber: ([value]) => value,
  tobool: ([value]) => value,
  tolist: ([list]) => (list?.kind === "list" ? list : undefined),
  toset: ([list]) => (list?.kind === "list" ? list : undefined),
  tomap: ([map]) => (map?.kind === "map" ? map : undefined),
  concat: (lists) => {
    const items = lists.map((list) => (list.kind === "list" ? list.items : undefined));
    return items.every((each) => each !== undefined) ? { kind: "list", items: items.flat() } : undefined;
  },
  merge: (maps) => {
    const fields = maps.map((map) => (map.kind === "map" ? [...map.fields] : undefined));
    return fields.every((each) => each !== undefined) ? { kind: "map", fields: new Map(fields.flat()) } : undefined;
  },
  join: ([separator, list]) => {
    if (separator?.kind !== "literal" || list?.kind !== "list") return undefined;
    return template(list.items.flatMap((item, index) => (index === 0 ? [item] : [separator, item])));
  },
  format: ([pattern, ...values]) => {
    if (pattern?.kind !== "literal" || typeof pattern.value !== "string") return undefined;
    const texts = pattern.value.split("%s");
    if (texts.length !== values.length + 1 || texts.some((text) => text.includes("%"))) return undefined;
    return template(texts.flatMap((text, index) => [literal(text), ...values.slice(index, index + 1)]));
  },
};

/**
 * The result of a Terraform function, where it can be known without the values behind references.
 *
 * @returns `undefined` for every other function or argument
 */
export function callFunction(name: string, args: readonly Normal[]): Normal | undefined {
  const shaper = Object.hasOwn(SHAPERS, name) ? SHAPERS[name] : undefined;
  return shaper?.(args);
}
