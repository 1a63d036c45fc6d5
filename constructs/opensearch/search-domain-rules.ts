import { arnProblems } from "../core/arn";
import { ARN_KINDS } from "../core/arn-kinds";
import { known, knownItems } from "../core/known";
import type { NameRule } from "../core/name";
import { networkIdProblems } from "../core/network-ids";
import { problem, type Problem } from "../core/problem";
import { isToken } from "../core/token";
import { oneOf, repeated, wholeNumber } from "../core/values";
import { SEARCH_PRESETS, type SearchCapacity, type SearchPreset } from "./search-capacity";
import { capacityProblems } from "./search-capacity-rules";

/** Amazon OpenSearch Service API reference, `CreateDomain`, DomainName. */
export const SEARCH_DOMAIN_NAME: NameRule = {
  what: "a search domain's name",
  min: 3,
  max: 28,
  pattern: /^[a-z][a-z0-9-]*$/,
  says: "lower-case letters, digits and -, and begins with a letter",
};

/** What is checked of a domain, beside its name. */
export interface SearchDomainSettings {
  readonly preset: SearchPreset;
  readonly capacity?: Partial<SearchCapacity>;
  readonly vpcId: string;
  readonly subnetIds: readonly string[];
  readonly engineVersion?: string;
  readonly offPeakWindowStart?: { readonly hours: number; readonly minutes?: number };
  readonly kmsKeyArn?: string;
  readonly readers?: readonly string[];
  readonly serviceLinkedRole?: string;
}

/** The rules of a domain (Amazon OpenSearch Service API reference, `CreateDomain`). */
export function searchDomainProblems(settings: SearchDomainSettings): Problem[] {
  const { preset, capacity, vpcId, subnetIds, engineVersion, offPeakWindowStart = { hours: 0 } } = settings;
  const { kmsKeyArn, readers = [], serviceLinkedRole } = settings;
  const presets = Object.keys(SEARCH_PRESETS);
  const unknown = oneOf(preset, presets, { code: "search-domain-capacity", what: "a search domain's preset" });
  if (unknown.length > 0) return unknown;
  const shape = SEARCH_PRESETS[preset];
  const window = { code: "search-domain-window", what: "an off-peak window's start" } as const;
  const role = { code: "search-domain-administrator", what: "a search domain's serviceLinkedRole" } as const;
  return [
    ...capacityProblems({ ...shape.capacity, ...capacity }, shape),
    ...networkIdProblems("VPC", [vpcId]),
    ...subnetProblems(preset, subnetIds),
    ...engineProblems(engineVersion),
    ...wholeNumber(offPeakWindowStart.hours, { ...window, min: 0, max: 23, unit: "hours" }),
    ...wholeNumber(offPeakWindowStart.minutes, { ...window, min: 0, max: 59, unit: "minutes" }),
    ...(kmsKeyArn === undefined ? [] : arnProblems(kmsKeyArn, { what: "a search domain's key", kinds: [KEY] })),
    ...knownItems(readers).flatMap((arn) => arnProblems(arn, { what: "a reader", kinds: [ARN_KINDS.role] })),
    ...oneOf(serviceLinkedRole, ["exists", "create"], role),
  ];
}

const KEY = ARN_KINDS.key;

/** A subnet for each zone; the first ones of a list that Terraform fills in. */
function subnetProblems(preset: SearchPreset, subnetIds: readonly string[]): Problem[] {
  if (isToken(subnetIds)) return [];
  const code = "search-domain-subnets";
  const { zones } = SEARCH_PRESETS[preset];
  const problems = networkIdProblems("subnet", subnetIds);
  if (subnetIds.length !== zones) {
    const rule = `a search domain of preset ${preset} is in ${zones === 1 ? "one zone" : `${zones} zones`}, with a subnet in each`;
    const fix = subnetIds.length < zones ? "name more, or take another preset" : "leave out the rest";
    problems.push(problem(code, rule, subnetIds.length, fix));
  }
  const twice = repeated(knownItems(subnetIds));
  return [
    ...problems,
    ...twice.map((id) => problem(code, "a search domain has a subnet for each of its zones", id, "name each once")),
  ];
}

/** Before OpenSearch 2, an index has types, which is nothing that a log router writes any more. */
function engineProblems(engineVersion: string | undefined): Problem[] {
  const version = known(engineVersion);
  if (version === undefined) return [];
  const [, major] = /^OpenSearch_(\d+)\.\d+$/.exec(version) ?? [];
  if (major !== undefined && Number(major) >= 2) return [];
  const rule = "a search domain's engine is OpenSearch_<version>, from 2 on";
  return [problem("search-domain-engine", rule, version, "write it like OpenSearch_2.19")];
}
