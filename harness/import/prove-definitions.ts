import { compile } from "../../commands/import/compile";
import { taskSource } from "../../commands/import/input";
import { prove, type Proved } from "../../commands/import/prove";
import { definitions, type NamedDefinition } from "./definitions";

/** A definition, and the program that it has become. */
export interface ProvedDefinition extends NamedDefinition {
  readonly proved: Proved;
}

/** All definitions as programs. The compiler sees them together, and those that it refuses once more alone. */
export async function proveDefinitions(): Promise<ProvedDefinition[]> {
  const found: ProvedDefinition[] = [];
  for (const each of definitions()) {
    found.push({ ...each, proved: await proveOne(each, () => Promise.resolve([])) });
  }
  const messages = await compile(found.map(({ proved }) => proved.text));
  if (messages === "no compiler") throw new Error("there is no compiler");
  for (const program of new Set(messages.map((message) => message.program))) {
    const [first] = definitions().slice(program, program + 1);
    if (first) found[program] = { ...first, proved: await proveOne(first, compile) };
  }
  return found;
}

function proveOne({ name, json }: NamedDefinition, compiler: typeof compile): Promise<Proved> {
  return prove(taskSource(name, json), { className: "DefinitionStack", summary: name, compiler });
}
