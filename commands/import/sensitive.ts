import { isToken } from "../../constructs/core/token";
import { isFields } from "./fields";
import { sourceOf } from "./input";
import { isWritten } from "./raw-resource";
import type { SourceResource } from "./source";
import type { ProgramVariables } from "./variables";

/**
 * A resource with variables in the place of the texts that its state calls sensitive. Containers are JSON, of which the state
 * says no more than that something in it is: see `withoutSecrets`.
 */
export function withoutSensitive(resource: SourceResource, variables: ProgramVariables): SourceResource {
  const { type, name, address, values, sensitive } = resource;
  if (!isFields(sensitive) || resource.indexed !== undefined) return resource;
  const entries = Object.entries(values).map(([key, data]) => {
    if (key === "container_definitions" || !isWritten(type, key)) return [key, data] as const;
    const hide = (text: string, hint: string, path: string): string =>
      variables.token(text, hint, name, `${address}.${path}`, true);
    return [key, hidden(data, sensitive[key], { hint: key, path: key, hide })] as const;
  });
  const own = sourceOf({ type, name, address, module: "", values: Object.fromEntries(entries), sensitive });
  return { ...resource, ...own };
}

interface Place {
  readonly hint: string;
  readonly path: string;
  readonly hide: (text: string, hint: string, path: string) => string;
}

/** @param sensitive the same shape as the data, `true` where all of it is sensitive */
function hidden(data: unknown, sensitive: unknown, place: Place): unknown {
  const { hint, path, hide } = place;
  const partOf = (key: string | number): unknown =>
    sensitive === true ? true : ((sensitive ?? {}) as Readonly<Record<string, unknown>>)[key];
  if (Array.isArray(data)) {
    return data.map((item, index) => hidden(item, partOf(index), { hint, path: `${path}[${index}]`, hide }));
  }
  if (isFields(data)) {
    const entries = Object.entries(data).map(([key, part]) => {
      const inner = { hint: key, path: `${path}.${key}`, hide };
      return [key, hidden(part, partOf(key), inner)] as const;
    });
    return Object.fromEntries(entries);
  }
  if (sensitive !== true || typeof data !== "string" || data === "" || isToken(data)) return data;
  return hide(data, hint, path);
}
