import { TerraformStack } from "cdktf";
import type { IConstruct } from "constructs";
import { reportProblems } from "../core/problem";
import { providerVersionsOf } from "../core/required-provider";
import { excludesVersionsBelow } from "./version-constraint";

/**
 * Says that part of a construct is known to the AWS provider only from a version on: a problem, unless the versions that
 * its stack takes are all new enough (`requireAwsProvider`). An older provider would refuse the plan.
 *
 * @param version the first that knows it, such as `6.4.0`, as the provider's change log says
 * @param what such as "a blue/green deployment"
 */
export function requiresProvider(construct: IConstruct, version: string, what: string): void {
  reportProblems(construct, () => {
    const taken = providerVersionsOf(TerraformStack.of(construct));
    if (excludesVersionsBelow(taken, version)) return [];
    const major = Number(version.split(".")[0]);
    return [
      {
        code: "provider-version",
        rule: `${what} needs version ${version} of the AWS provider, and the stack takes older ones too`,
        got: taken,
        fix: `call requireAwsProvider(stack, ">= ${version}, < ${major + 1}.0.0")`,
      },
    ];
  });
}
