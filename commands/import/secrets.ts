import { likelySecrets } from "../../constructs/ecs/rules/environment";
import { isToken } from "../../constructs/core/token";
import { MAPS } from "./api-types";
import { type Fields, isFields } from "./fields";
import type { ProgramVariables } from "./variables";

/** A word of a command line that hands over a secret. */
const ARGUMENT = /(?:password|passwd|pwd|secret|token|api[-_]?key|access[-_]?key)[=:]\S/i;

/** Fields that only name what they are about. */
const NAMES: ReadonlySet<string> = new Set(
  "name image valueFrom credentialsParameter sourceVolume containerName sourceContainer family logDriver type".split(
    " ",
  ),
);

/**
 * The data without secrets: what is likely one becomes a sensitive variable.
 *
 * @param all whether any text that a container is handed counts, since the state says no more than that one is secret
 */
export function withoutSecrets(data: unknown, variables: ProgramVariables, where: string, all = false): unknown {
  return new Walk(variables, all).visit(data, { where, field: "", owner: "" });
}

interface Place {
  readonly where: string;
  readonly field: string;
  /** Name of the container. */
  readonly owner: string;
}

/**
 * Whether a text is likely a secret.
 *
 * @param name what it is the value of
 * @param field the field of the API that it is in
 */
export function isLikelySecret(name: string, text: string, field: string): boolean {
  if (likelySecrets({ name: "", image: "", environment: { [name]: text } }).length > 0) return true;
  return (field === "command" || field === "entryPoint") && ARGUMENT.test(text);
}

class Walk {
  public constructor(
    private readonly variables: ProgramVariables,
    private readonly all: boolean,
  ) {}

  public visit(data: unknown, place: Place): unknown {
    if (Array.isArray(data)) return data.map((item, index) => this.visit(item, this.inside(item, place, index)));
    if (isFields(data)) return this.fields(data, place);
    if (typeof data !== "string" || NAMES.has(place.field) || !this.isSecret("value", data, place.field)) return data;
    return this.variables.token(data, place.field === "" ? "secret" : place.field, place.owner, place.where, true);
  }

  private inside(item: unknown, { where, field, owner }: Place, index: number): Place {
    const own = isFields(item) && typeof item["name"] === "string" ? item["name"] : undefined;
    const isContainer = field === "containerDefinitions";
    const step = own === undefined ? `[${index}]` : ` "${own}"`;
    return { where: `${where}${step}`, field, owner: isContainer && own !== undefined ? own : owner };
  }

  private fields(data: Fields, place: Place): Fields {
    const { name, value } = data;
    const isPair = typeof name === "string" && typeof value === "string" && place.field === "environment";
    const entries = Object.entries(data).map(([key, part]): [string, unknown] => {
      const inner = { ...place, where: `${place.where}.${key}`, field: key };
      if (isPair && key === "value") return [key, this.named(name, value, place)];
      if (MAPS.has(place.field) && typeof part === "string") return [key, this.named(key, part, inner)];
      return [key, this.visit(part, inner)];
    });
    return Object.fromEntries(entries);
  }

  private named(name: string, text: string, { where, field, owner }: Place): string {
    if (!this.isSecret(name, text, field)) return text;
    return this.variables.token(text, name, owner, where, true);
  }

  private isSecret(name: string, text: string, field: string): boolean {
    if (text === "" || isToken(text)) return false;
    if (isLikelySecret(name, text, field)) return true;
    const isArgument = field === "command" || field === "entryPoint";
    return this.all && (isArgument || field === "environment" || field === "dockerLabels");
  }
}
