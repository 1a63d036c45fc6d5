import { escapeTemplate } from "../../constructs/core/jsonencode";
import { call, type CallCode, type Code, construct, type Field, list, object, value } from "./code";
import { awsResource, terraform } from "./doors";
import { anyText, type Fields, fieldsOf, filled, isEmpty, isFields, scalarText } from "./fields";
import type { Tokens } from "./tokens";
import type { Reason } from "./reason";
import { literal, textCode } from "./text-code";

/**
 * A task definition in the words of the ECS API with the provider's own class: nothing is checked, and nothing is missing.
 * Above each field is what has no place in the constructs.
 *
 * @param roles the roles, as the program says them
 */
export function rawTask(
  { scope, id }: { readonly scope: Code; readonly id: string },
  data: Fields,
  { tokens, reasons }: { readonly tokens: Tokens; readonly reasons: readonly Reason[] },
  roles: { readonly execution?: Code; readonly task?: Code },
  extra: readonly Field[] = [],
): CallCode {
  const text = (key: string): Code | undefined => textOf(data[key], tokens);
  const codes: Readonly<Record<string, Code | undefined>> = {
    family: text("family") ?? value(id),
    cpu: text("cpu"),
    memory: text("memory"),
    networkMode: text("networkMode"),
    requiresCompatibilities: texts(data["requiresCompatibilities"], tokens),
    executionRoleArn: roles.execution,
    taskRoleArn: roles.task,
    runtimePlatform: plain(fieldsOf(data["runtimePlatform"])[0], tokens),
    ephemeralStorage: sized(data["ephemeralStorage"]),
    pidMode: text("pidMode"),
    ipcMode: text("ipcMode"),
    proxyConfiguration: proxy(data["proxyConfiguration"], tokens),
    placementConstraints: objects(data["placementConstraints"], tokens),
    enableFaultInjection: data["enableFaultInjection"] === true ? value(true) : undefined,
    volume: volumes(data["volumes"], tokens),
    tags: tagsOf(data["tags"], tokens),
    containerDefinitions: call(terraform("encodeJson"), [literal(containersOf(data), tokens)]),
  };
  const given = Object.keys(codes).filter((key) => codes[key] !== undefined);
  const comments = commentsOf(given, reasons);
  const commented = (key: string, code: Code | undefined): Field[] =>
    code === undefined ? [] : [{ key, code, comment: comments.get(key) }];
  const { containerDefinitions, ...others } = codes;
  const all = [
    ...Object.entries(others).flatMap(([key, code]) => commented(key, code)),
    ...extra,
    ...commented("containerDefinitions", containerDefinitions),
  ];
  return construct(awsResource("aws_ecs_task_definition"), [
    scope,
    value(id),
    { kind: "object", fields: all, open: true },
  ]);
}

/** The API field behind an argument whose name differs from it. */
const SOURCES: Readonly<Record<string, readonly string[]>> = {
  volume: ["volumes"],
  containerDefinitions: ["containerDefinitions", "containers", "container"],
};

/** What has no place, above the argument that it is about, otherwise above the first. */
function commentsOf(keys: readonly string[], reasons: readonly Reason[]): ReadonlyMap<string, readonly string[]> {
  const comments = new Map<string, string[]>();
  for (const { path, text } of reasons) {
    const [field = ""] = /^\w*/.exec(path) ?? [];
    const key = keys.find((each) => (SOURCES[each] ?? [each]).includes(field)) ?? keys[0] ?? "";
    comments.set(key, [...(comments.get(key) ?? []), `No place in the constructs: ${text}`]);
  }
  return comments;
}

/** The containers as they are; of what is no list, nothing can be registered. */
function containersOf({ containerDefinitions }: Fields): unknown {
  return Array.isArray(containerDefinitions) ? containerDefinitions : [];
}

/** Numbers are text in Terraform's attributes. */
export function textOf(data: unknown, tokens: Tokens): Code | undefined {
  return isEmpty(data) ? undefined : textCode(anyText(data), tokens);
}

function texts(data: unknown, tokens: Tokens): Code | undefined {
  if (isEmpty(data) || !Array.isArray(data)) return undefined;
  return list(data.map((item) => textCode(anyText(item), tokens)));
}

/** The fields of a block; what the state holds as empty text was not written. */
function plain(block: Fields | undefined, tokens: Tokens): Code | undefined {
  if (block === undefined || isEmpty(block)) return undefined;
  return object(Object.fromEntries(Object.entries(filled(block)).map(([key, part]) => [key, textOf(part, tokens)])));
}

function objects(data: unknown, tokens: Tokens): Code | undefined {
  const all = fieldsOf(data).flatMap((each) => plain(each, tokens) ?? []);
  return all.length === 0 ? undefined : list(all);
}

function sized(data: unknown): Code | undefined {
  const gib = fieldsOf(data)[0]?.["sizeInGiB"];
  return typeof gib === "number" ? object({ sizeInGib: value(gib) }) : undefined;
}

function proxy(data: unknown, tokens: Tokens): Code | undefined {
  const [inner] = fieldsOf(data);
  if (inner === undefined) return undefined;
  const pairs = fieldsOf(inner["properties"]).map(
    ({ name, value: text }) => [anyText(name), textCode(scalarText(text), tokens)] as const,
  );
  return object({
    type: textOf(inner["type"], tokens),
    containerName: textOf(inner["containerName"], tokens),
    properties: object(Object.fromEntries(pairs)),
  });
}

function volumes(data: unknown, tokens: Tokens): Code | undefined {
  const all = fieldsOf(data).map((volume) => {
    const [host] = fieldsOf(volume["host"]);
    const [efs] = fieldsOf(volume["efsVolumeConfiguration"]);
    const [fsx] = fieldsOf(volume["fsxWindowsFileServerVolumeConfiguration"]);
    const [docker] = fieldsOf(volume["dockerVolumeConfiguration"]);
    return object({
      name: textOf(volume["name"], tokens),
      hostPath: textOf(host?.["sourcePath"], tokens),
      configureAtLaunch: volume["configuredAtLaunch"] === true ? value(true) : undefined,
      efsVolumeConfiguration: efs && nested(efs, tokens),
      fsxWindowsFileServerVolumeConfiguration: fsx && nested(fsx, tokens),
      dockerVolumeConfiguration: docker && nested(docker, tokens),
    });
  });
  return all.length === 0 ? undefined : list(all);
}

/** A block of a volume, whose fields Terraform calls as the API does. */
function nested(block: Fields, tokens: Tokens): Code {
  const codes = Object.entries(filled(block)).map(([key, part]): [string, Code | undefined] => {
    if (typeof part === "boolean") return [key, value(part)];
    if (typeof part === "number") return [key, part === 0 ? undefined : value(part)];
    const [inner] = isFields(part) || Array.isArray(part) ? fieldsOf(part) : [];
    if (inner === undefined) return [key === "filesystemId" ? "fileSystemId" : key, textOf(part, tokens)];
    return [key, key === "driverOpts" || key === "labels" ? plain(inner, tokens) : nested(inner, tokens)];
  });
  return object(Object.fromEntries(codes));
}

/** Tags of the API are a list, those of a state a map. */
export function tagsOf(data: unknown, tokens: Tokens): Code | undefined {
  if (isEmpty(data)) return undefined;
  const pairs = Array.isArray(data)
    ? fieldsOf(data).map(({ key, value: text }) => [anyText(key), text] as const)
    : Object.entries(isFields(data) ? data : {});
  return {
    kind: "object",
    fields: pairs.map(([key, text]) => ({ key: escapeTemplate(key), code: textCode(scalarText(text), tokens) })),
  };
}
