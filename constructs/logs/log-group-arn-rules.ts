import { parseArn } from "../core/arn";
import { patternsOverlap } from "../core/glob";
import { known } from "../core/known";
import { partitionOfRegion } from "../core/partitions";
import { problem, type Problem } from "../core/problem";
import { regionAt } from "../core/region";
import { REGION } from "../core/region-name";
import type { LogGroupOwnership } from "./log-group-ownership";

/**
 * Whether a log driver that looks in a region finds the group there: by its ARN, or where this program makes it, by the
 * region of its stack's provider (CloudWatch Logs user guide, "CloudWatch Logs resources and operations").
 *
 * @param region where the log driver looks for the group's name
 */
export function driverGroupProblems(group: LogGroupOwnership, region: string): Problem[] {
  // What is no region has a problem of its own.
  const here = REGION.test(region) ? region : undefined;
  const arn = known(group.arn);
  if (arn !== undefined) return arnProblems(group, arn, here);
  const place = known(regionAt(group));
  return place === undefined || here === undefined || place === here ? [] : [elsewhere(place, here)];
}

function arnProblems({ ownership, name }: LogGroupOwnership, arn: string, here: string | undefined): Problem[] {
  const parsed = parseArn(arn);
  // What a driver may make is a pattern.
  const isWide = ownership === "createdByDriver" && parsed?.resource === "*";
  const named = /^log-group:([^:]+)(?::\*)?$/.exec(parsed?.resource ?? "")?.[1];
  if (parsed?.service !== "logs" || (named === undefined && !isWide)) {
    const rule = "a log group's ARN is arn:aws:logs:<region>:<account>:log-group:<name>";
    return [problem("log-group-arn", rule, arn, "copy it from aws logs describe-log-groups")];
  }
  const text = known(name);
  if (named !== undefined && text !== undefined && text !== "" && !patternsOverlap(named, text)) {
    const rule = `the ARN of log group "${text}" ends with its name`;
    return [problem("log-group-arn", rule, arn, "give the ARN and the name of one group")];
  }
  if (here === undefined || /[*?]/.test(parsed.region)) return [];
  if (parsed.region !== here) return [elsewhere(parsed.region, here)];
  const partition = partitionOfRegion(here);
  if (patternsOverlap(parsed.partition, partition)) return [];
  const rule = `an ARN of region ${here} is of the partition ${partition}`;
  return [problem("arn-partition", rule, arn, `write arn:${partition}:logs:…`)];
}

function elsewhere(got: string, here: string): Problem {
  const rule = `the log driver looks for its group in ${here}, and it is in another region`;
  return problem("log-group-region", rule, got, "give awsLogs the region of the group");
}
