import { isAbsolute, join, relative, sep } from "node:path";
import { isFields, type Fields } from "./fields";

/** A path from a new place; `undefined` where it stays as it is. */
type Move = (path: unknown) => string | undefined;

/** Where the backend `local` has states. */
const STATES = ["path", "workspace_dir"];

/**
 * The stack's JSON for another directory: what stays where it is, such as states, and modules in a directory, is found from
 * there too.
 *
 * @param from directory of the JSON
 * @param to directory of the files that are written
 */
export function relocate(json: Fields, from: string, to: string): Fields {
  const any: Move = (path) => {
    if (typeof path !== "string" || isAbsolute(path) || path.includes("${")) return undefined;
    const moved = relative(to, join(from, path)).split(sep).join("/");
    return moved.startsWith("..") ? moved : `./${moved}`;
  };
  // A directory that the program has written beside the JSON comes along; no state does.
  const outside: Move = (path) => (join(".", String(path)).startsWith("..") ? any(path) : undefined);
  const data = mapField(json, ["data", "terraform_remote_state"], (states) =>
    mapValues(states, (state) => remoteState(state, any)),
  );
  const backend = mapField(data, ["terraform", "backend", "local"], (local) => moveFields(local, STATES, any));
  return mapField(backend, ["module"], (modules) => mapValues(modules, (module) => moduleSource(module, outside)));
}

/** A source that begins with a dot is a directory ("Module Sources"). */
function moduleSource(module: unknown, move: Move): unknown {
  const isLocal = isFields(module) && /^\.\.?\//.test(String(module["source"]));
  return isLocal ? moveFields(module, ["source"], move) : module;
}

function remoteState(state: unknown, move: Move): unknown {
  if (!isFields(state) || state["backend"] !== "local") return state;
  return mapField(state, ["config"], (config) => moveFields(config, STATES, move));
}

function moveFields(data: unknown, names: readonly string[], move: Move): unknown {
  if (!isFields(data)) return data;
  return Object.fromEntries(
    Object.entries(data).map(([name, value]) => [name, (names.includes(name) ? move(value) : undefined) ?? value]),
  );
}

function mapValues(data: unknown, map: (value: unknown) => unknown): unknown {
  return isFields(data) ? Object.fromEntries(Object.entries(data).map(([name, value]) => [name, map(value)])) : data;
}

/** A copy with what is at the path mapped, where there is something. */
function mapField(data: Fields, [name = "", ...rest]: readonly string[], map: (value: unknown) => unknown): Fields {
  const value = data[name];
  if (value === undefined) return data;
  if (rest.length === 0) return { ...data, [name]: map(value) };
  return isFields(value) ? { ...data, [name]: mapField(value, rest, map) } : data;
}
