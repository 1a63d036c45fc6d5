import { patternsOverlap } from "./glob";
import { partitionOfRegion } from "./partitions";
import type { Problem } from "./problem";
import { REGION } from "./region-name";
import { isToken } from "./token";

/** The parts of an Amazon Resource Name (AWS general reference, "Amazon Resource Names (ARNs)"). */
export interface Arn {
  readonly partition: string;
  readonly service: string;
  /** Empty where the service has resources of no region. */
  readonly region: string;
  /** Empty where the service needs none. */
  readonly account: string;
  /** What is behind the fifth colon; it may hold more of them. */
  readonly resource: string;
}

/** @returns `undefined` for a text that is not a whole ARN */
export function parseArn(text: string): Arn | undefined {
  const [, partition, service, region, account, resource] =
    /^arn:([^:]*):([^:]*):([^:]*):([^:]*):([^]+)$/.exec(text) ?? [];
  if (partition === undefined || service === undefined || region === undefined) return undefined;
  return account === undefined || resource === undefined
    ? undefined
    : { partition, service, region, account, resource };
}

const PARTS = ["partition", "service", "region", "account", "resource"] as const;

/**
 * Whether two ARNs, which may be patterns, have a resource in common: a wildcard stays within its segment, except in the
 * last, the resource itself (IAM user guide, "IAM JSON policy elements: Resource").
 */
export function arnsOverlap(one: string, other: string): boolean {
  const [arn, another] = [parseArn(one), parseArn(other)];
  if (arn === undefined || another === undefined) return patternsOverlap(one, other);
  return PARTS.every((part) => patternsOverlap(arn[part], another[part]));
}

/** What an ARN is to be the ARN of. */
export interface ArnKind {
  /** Such as "a Lambda function". */
  readonly what: string;
  readonly service: string;
  readonly resource: RegExp;
  /** Such as `arn:aws:lambda:<region>:<account>:function:<name>`. */
  readonly example: string;
}

/** Where an ARN is given, and what for. */
export interface ArnUse {
  /** Such as "a Lambda target". */
  readonly what: string;
  /** It is the ARN of one of these. */
  readonly kinds: readonly ArnKind[];
  /** Where it is used, as far as that is known. @default its region and partition are not compared with any */
  readonly region?: string;
  /** Whether AWS takes it from that region alone, as is certain or `probably` so. @default false */
  readonly sameRegion?: boolean | "probably";
}

/** Whether an ARN is of a kind that fits, of its own region's partition, and from where it is used; tokens pass. */
export function arnProblems(arn: string, { what, kinds, region, sameRegion }: ArnUse): Problem[] {
  const problems = arnKindProblems(arn, what, kinds);
  const parsed = isToken(arn) || problems.length > 0 ? undefined : parseArn(arn);
  return parsed === undefined ? problems : placeProblems(arn, parsed, what, region, sameRegion);
}

/** Whether an ARN is of one of these kinds, if there are any; where it is from is judged where a resource has it. */
export function arnKindProblems(arn: string, what: string, kinds: readonly ArnKind[]): Problem[] {
  if (isToken(arn) || kinds.length === 0) return [];
  const parsed = parseArn(arn);
  const fits = ({ service, resource }: ArnKind) => parsed?.service === service && resource.test(parsed.resource);
  if (kinds.some(fits)) return [];
  const names = kinds.map(({ what: name }) => name).join(" or ");
  const fix = kinds.length > 2 ? "take one of these" : `write ${kinds.map(({ example }) => example).join(" or ")}`;
  return [{ code: "arn-kind", rule: `${what} is given by the ARN of ${names}`, got: arn, fix }];
}

/** An ARN of another partition is nobody's there (AWS general reference, "Amazon Resource Names (ARNs)"). */
export function partitionProblems(what: string, arn: string, partition: string, region: string): Problem[] {
  const own = partitionOfRegion(region);
  if (!/^aws(-[a-z*?]+)*$/.test(partition) || patternsOverlap(partition, own)) return [];
  const rule = `${what} has an ARN of the partition that it is in, and region ${region} is in ${own}`;
  return [{ code: "arn-partition", rule, got: arn, fix: `write arn:${own}:…` }];
}

function placeProblems(
  arn: string,
  parsed: Arn,
  what: string,
  here?: string,
  sameRegion?: ArnUse["sameRegion"],
): Problem[] {
  const region = REGION.test(parsed.region) ? parsed.region : undefined;
  const [wrong] = [region, here].flatMap((place) =>
    place === undefined ? [] : partitionProblems(what, arn, parsed.partition, place),
  );
  if (wrong) return [wrong];
  if (!sameRegion || region === undefined || here === undefined || region === here) return [];
  const rule = `${what} is in the region where it is used, ${here}`;
  const code = sameRegion === "probably" ? "arn-region-unusual" : "arn-region";
  return [{ code, rule, got: arn, fix: `take one of ${here}, or work in ${region}` }];
}
