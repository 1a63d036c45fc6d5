import { known } from "../core/known";
import type { NameRule } from "../core/name";
import { networkIdProblems } from "../core/network-ids";
import { problem, type Problem } from "../core/problem";
import { oneOf, wholeNumber } from "../core/values";
import { environmentProblems } from "./function-environment-rules";
import { logFormatProblems } from "./function-log-format";
import { packageProblems, type FunctionPackage } from "./function-package-rules";
import type { LambdaFunctionBaseProps } from "./lambda-function-props";

/** AWS Lambda API reference, `CreateFunction`, FunctionName: of a name alone, 64 characters. */
export const FUNCTION_NAME: NameRule = {
  what: "a Lambda function's name",
  max: 64,
  pattern: /^[a-zA-Z0-9_-]+$/,
  says: "letters, digits, - and _",
};

/**
 * The rules of a function, beside its name's (AWS Lambda API reference, `CreateFunction`).
 *
 * @param region where it is made, if that is known
 */
export function functionProblems(
  props: Omit<LambdaFunctionBaseProps, "name"> & FunctionPackage,
  region?: string,
): Problem[] {
  const { architecture, memorySize, timeout, ephemeralStorageSize, tracing, environment = {}, vpc } = props;
  const size = { code: "function-size", unit: "MiB" } as const;
  return [
    ...packageProblems(props, region),
    ...oneOf(architecture, ["arm64", "x86_64"], { code: "function-runtime", what: "a function's architecture" }),
    ...wholeNumber(memorySize, { ...size, what: "a function's memorySize", min: 128, max: 10_240 }),
    ...wholeNumber(ephemeralStorageSize, { ...size, what: "a function's ephemeralStorageSize", min: 512, max: 10_240 }),
    ...wholeNumber(timeout, {
      ...{ code: "function-timeout", what: "a function's timeout", unit: "seconds" },
      ...{ min: 1, max: 900 },
    }),
    ...concurrencyProblems(props.reservedConcurrency),
    ...oneOf(tracing, ["Active", "PassThrough"], { code: "function-tracing", what: "a function's tracing" }),
    ...logFormatProblems(props.logFormat),
    ...environmentProblems(environment),
    ...(vpc ? networkIdProblems("subnet", vpc.subnetIds) : []),
    ...(vpc ? networkIdProblems("security group", vpc.securityGroupIds) : []),
  ];
}

/** How many it may be at most is the account's quota, which can be raised. */
function concurrencyProblems(reservedConcurrency: number | undefined): Problem[] {
  const number = known(reservedConcurrency);
  if (number === undefined || (Number.isInteger(number) && number >= 0)) return [];
  const rule = "a function's reservedConcurrency is a whole number, 0 or more";
  return [problem("function-concurrency", rule, number, "choose another, or leave it out to reserve nothing")];
}
