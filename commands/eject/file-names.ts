import type { StackNotes } from "./notes";
import type { StackBlock } from "./words";

/** Files that Terraform's style guide names, by what is in them. */
const OWN_FILES: Readonly<Record<string, string>> = {
  terraform: "providers",
  provider: "providers",
  variable: "variables",
  output: "outputs",
  locals: "locals",
  import: "imports",
  moved: "moved",
  removed: "removed",
};

/** The service of a type of the AWS provider, where its second word does not say it; the first that fits counts. */
const SERVICES: readonly (readonly [type: RegExp, service: string])[] = [
  [/^cloudwatch_(log|query)_/, "logs"],
  [/^(cloudwatch|sns)_/, "monitoring"],
  [/^appautoscaling_/, "ecs"],
  [/^(lb|alb)(_|$)/, "alb"],
  [/^(db|rds)_/, "rds"],
  [/^(vpc|subnet|route|internet|nat|security|flow|eip|network)(_|$)/, "network"],
  [/^(caller|region|partition|availability|default)(_|$)/, "data"],
];

/**
 * The file of each block, without its ending: named after the program's own file that makes it, where the program has
 * several; otherwise after the service.
 */
export function fileNames(blocks: readonly StackBlock[], { origins }: StackNotes): ReadonlyMap<StackBlock, string> {
  const others = blocks.filter(({ words: [kind = ""] }) => OWN_FILES[kind] === undefined);
  const isSplit = new Set(others.flatMap(({ key }) => origins[key]?.file ?? [])).size > 1;
  return new Map(
    blocks.map((block) => {
      const own = OWN_FILES[block.words[0] ?? ""];
      const file = own ?? (isSplit ? origins[block.key]?.file : undefined) ?? service(block.words);
      return [block, readable(file)];
    }),
  );
}

function service([kind = "", type = "", ...labels]: readonly string[]): string {
  if (kind === "module" || labels.length === 0) return kind === "module" ? type : kind;
  const [provider = "", ...words] = type.split("_");
  if (provider !== "aws") return provider;
  const rest = words.join("_");
  return SERVICES.find(([pattern]) => pattern.test(rest))?.[1] ?? words[0] ?? provider;
}

/** Terraform merges files called `override` into the others. */
function readable(name: string): string {
  const file = name.replace(/[^\w.-]/g, "-");
  return /(^|_)override$/.test(file) ? `${file}-resources` : file;
}
