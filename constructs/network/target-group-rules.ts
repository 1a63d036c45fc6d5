import { known } from "../core/known";
import { problem, type Problem } from "../core/problem";
import { wholeNumber } from "../core/values";
import { networkIdProblems } from "../core/network-ids";

/** What is checked of a target group, beside its name. */
interface TargetGroupSettings {
  readonly port: number;
  readonly vpcId: string;
  readonly healthCheck: { readonly path: string; readonly matcher: string };
}

/** The rules of a target group, beside its name (Elastic Load Balancing API reference, `CreateTargetGroup`). */
export function targetGroupProblems({ port, vpcId, healthCheck }: TargetGroupSettings): Problem[] {
  return [
    ...wholeNumber(port, { code: "target-group-port", what: "a target group's port", min: 1, max: 65_535 }),
    ...networkIdProblems("VPC", [vpcId]),
    ...healthCheckProblems(healthCheck),
  ];
}

function healthCheckProblems({ path, matcher }: TargetGroupSettings["healthCheck"]): Problem[] {
  const code = "target-group-health-check";
  const [text, codes] = [known(path), known(matcher)];
  const problems: Problem[] = [];
  if (text !== undefined && !/^\/\S{0,1023}$/.test(text)) {
    const rule = "a health check's path begins with /, has at most 1024 characters, and no space";
    problems.push(problem(code, rule, text, "write the path alone, without a host"));
  }
  if (codes !== undefined && !codes.split(",").every(isRangeOfCodes)) {
    const rule = "a health check's matcher is status codes from 200 to 499, and ranges of them";
    problems.push(problem(code, rule, codes, "write it as '200', '200,302' or '200-299'"));
  }
  return problems;
}

/** Elastic Load Balancing API reference, `Matcher`: for application load balancers 200 to 499. */
function isRangeOfCodes(text: string): boolean {
  const [, first, last = first] = /^(\d{3})(?:-(\d{3}))?$/.exec(text) ?? [];
  return Number(first) >= 200 && Number(first) <= Number(last) && Number(last) <= 499;
}
