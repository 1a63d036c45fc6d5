import { parseArn, partitionProblems } from "../core/arn";
import { patternsOverlap } from "../core/glob";
import { known } from "../core/known";
import { problem, type Problem } from "../core/problem";
import { regionAt } from "../core/region";
import { REGION } from "../core/region-name";
import type { LogGroupOwnership } from "./log-group-ownership";
import { namedGroup, wrongGroupArn } from "./log-group-rules";

/**
 * Whether a log driver that looks in a region finds the group there: by its ARN, or where this program makes it, by the
 * region of its stack's provider (CloudWatch Logs user guide, "CloudWatch Logs resources and operations").
 *
 * @param region where the log driver looks for the group's name
 */
export function driverGroupProblems(group: LogGroupOwnership, region: string): Problem[] {
  // What is not a region is reported elsewhere.
  const here = REGION.test(region) ? region : undefined;
  const arn = known(group.arn);
  if (arn !== undefined) return groupArnProblems(group, arn, here);
  const place = known(regionAt(group));
  return place === undefined || here === undefined || place === here ? [] : [elsewhere(place, here)];
}

function groupArnProblems({ ownership, name }: LogGroupOwnership, arn: string, here: string | undefined): Problem[] {
  const parsed = parseArn(arn);
  const named = namedGroup(parsed);
  // What a driver may make is a pattern.
  const isWide = ownership === "createdByDriver" && parsed?.service === "logs" && parsed.resource === "*";
  if (parsed === undefined || (named === undefined && !isWide)) return [wrongGroupArn(arn)];
  const text = known(name);
  if (named !== undefined && text !== undefined && text !== "" && !patternsOverlap(named, text)) {
    const rule = `the ARN of log group "${text}" ends with its name`;
    return [problem("log-group-arn", rule, arn, "give the ARN and the name of one group")];
  }
  if (here === undefined || /[*?]/.test(parsed.region)) return [];
  if (parsed.region !== here) return [elsewhere(parsed.region, here)];
  return partitionProblems("a log group", arn, parsed.partition, here);
}

function elsewhere(got: string, here: string): Problem {
  const rule = `the log driver looks for its group in ${here}, and it is in another region`;
  return problem("log-group-region", rule, got, "give awsLogs the region of the group");
}
