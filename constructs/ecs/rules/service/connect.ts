import { Token } from "cdktf";
import { known } from "../../../core/known";
import { nameProblems, type NameRule } from "../../../core/name";
import { problem, type Problem } from "../../../core/problem";
import { repeated, wholeNumber } from "../../../core/values";
import type { ContainerDefinition } from "../../container-definition";
import type { PortMapping } from "../../port-mapping";
import type { ServiceConnect, ServiceConnectService } from "../../service-connect";

/** Amazon ECS API reference, `ServiceConnectService`. */
const DISCOVERY_NAME: NameRule = {
  what: "a name in Cloud Map",
  max: 64,
  pattern: /^[a-z0-9_][a-z0-9_-]*$/,
  says: "lower-case letters, digits, _ and -, and does not start with -",
};

/** Amazon ECS API reference, `ServiceConnectClientAlias`. */
const ALIAS_NAME: NameRule = {
  what: "a name that callers use",
  max: 127,
  pattern: /^[a-z0-9_.][a-z0-9_.-]*$/,
  says: "lower-case letters, digits, _, - and ., and does not start with -",
};

/** The rules of Service Connect (Amazon ECS API reference, `ServiceConnectConfiguration`). */
export function serviceConnectProblems(
  containers: readonly ContainerDefinition[],
  { services = [] }: ServiceConnect,
): Problem[] {
  const ports = containers.flatMap(({ portMappings = [] }) => portMappings);
  return [...services.flatMap((service) => serviceProblems(ports, service)), ...duplicates(services)];
}

/**
 * Whether a service is in a namespace: one of its own, or that of its cluster (Amazon ECS API reference,
 * `ClusterServiceConnectDefaultsRequest`).
 *
 * @param clusterLacksOne whether its cluster certainly has none: of one that the program does not make, only AWS knows it
 */
export function namespaceWarnings(connect: ServiceConnect | undefined, clusterLacksOne: boolean): Problem[] {
  if (connect === undefined || connect.namespace !== undefined || !clusterLacksOne) return [];
  const rule = "a service of Service Connect has a namespace, or its cluster has one for all";
  const fix = "add namespace, or serviceConnectNamespaceArn to the cluster";
  return [problem("service-connect-namespace", rule, undefined, fix)];
}

function serviceProblems(ports: readonly PortMapping[], service: ServiceConnectService): Problem[] {
  const { portName, discoveryName, port, dnsName, ingressPortOverride } = service;
  const { idleTimeoutSeconds, perRequestTimeoutSeconds } = service;
  const seconds = { code: "service-connect-timeout", min: 0, max: 2 ** 31 - 1, unit: "seconds" } as const;
  const number = { code: "service-connect-port", min: 1, max: 65535 } as const;
  return [
    ...nameOf(DISCOVERY_NAME, discoveryName),
    ...nameOf(ALIAS_NAME, dnsName),
    ...wholeNumber(port, { ...number, what: "the port that callers use" }),
    ...wholeNumber(ingressPortOverride, { ...number, what: "ingressPortOverride" }),
    ...wholeNumber(idleTimeoutSeconds, { ...seconds, what: "idleTimeoutSeconds" }),
    ...wholeNumber(perRequestTimeoutSeconds, { ...seconds, what: "perRequestTimeoutSeconds" }),
    ...portProblems(ports, service),
  ].map((found) => ({ ...found, where: `Service Connect's "${portName}"` }));
}

function nameOf(rule: NameRule, given: string | undefined): Problem[] {
  const name = known(given);
  return name === undefined ? [] : nameProblems(rule, name);
}

function portProblems(
  ports: readonly PortMapping[],
  { portName, perRequestTimeoutSeconds }: ServiceConnectService,
): Problem[] {
  if ([portName, ...ports.map(({ name }) => name)].some((name) => Token.isUnresolved(name))) return [];
  const mapping = ports.find(({ name }) => name === portName);
  if (mapping === undefined) {
    const names = ports.flatMap(({ name }) => (name === undefined ? [] : [name]));
    const rule = `Service Connect takes a named port of the task (${names.join(", ") || "it has none"})`;
    return [problem("service-connect-port-name", rule, portName, "correct it, or give the port this `name`")];
  }
  if (perRequestTimeoutSeconds === undefined || mapping.appProtocol !== undefined) return [];
  const rule = "a port that speaks plain TCP has no requests, and so no perRequestTimeoutSeconds";
  const fix = "give the port an `appProtocol`, or take idleTimeoutSeconds";
  return [problem("service-connect-timeout", rule, perRequestTimeoutSeconds, fix)];
}

/** Each name in Cloud Map, and each name and port that callers use, is there once in a namespace. */
function duplicates(services: readonly ServiceConnectService[]): Problem[] {
  const names = services.map(({ portName, discoveryName }) => discoveryName ?? portName);
  const aliases = services.map(({ dnsName, port }, index) => `${dnsName ?? names[index]}:${port}`);
  const code = "service-connect-duplicate";
  const fix = "give one of them another name";
  return [
    ...repeated(names).map((name) => problem(code, "a name in Cloud Map is one service's", name, fix)),
    ...repeated(aliases).map((alias) => problem(code, "callers find one service at a name and port", alias, fix)),
  ];
}
