import { LambdaAlias } from "@cdktf/provider-aws/lib/lambda-alias";
import type { Construct } from "constructs";
import { AwsConstruct } from "../core/aws-construct";
import { literalText } from "../core/literal-text";
import { checkName } from "../core/name";
import { reportProblems } from "../core/problem";
import { ALIAS_NAME, aliasProblems } from "./function-alias-rules";
import type { ILambdaFunction } from "./lambda-function";

/** Settings of a {@link FunctionAlias}. */
export interface FunctionAliasProps {
  /** The function whose versions it leads to. */
  readonly function: ILambdaFunction;
  /** 1–128 letters, digits, `-` and `_`, and no number; unique for the function. */
  readonly name: string;
  /** At most 256 characters. @default none */
  readonly description?: string;
  /**
   * The version that it leads to, such as `7`, or `$LATEST`, the function as it is.
   *
   * @default the one that is published last, if the function is of this program and publishes (`publish`); else `$LATEST`
   */
  readonly version?: string;
  /**
   * Another published version and the part of the invocations that it gets, 0–1: `{ "8": 0.05 }`. Both have the same role and
   * the same dead letters.
   *
   * @default all go to `version`
   */
  readonly weights?: Readonly<Record<string, number>>;
}

/**
 * A name that leads to a version of a function, and to another for a part of the invocations, so that a release is gradual
 * and goes back without a new one (AWS Lambda developer guide, "Create an alias for a Lambda function"). Whoever invokes the
 * alias needs a {@link FunctionPermission} of its own.
 */
export class FunctionAlias extends AwsConstruct implements ILambdaFunction {
  /** The function's ARN, with the alias at its end. */
  public readonly arn: string;
  /** The function's name, without the alias. */
  public readonly functionName: string;
  /** The alias's name. */
  public readonly qualifier: string;
  /** What API Gateway calls as an integration. */
  public readonly invokeArn: string;
  /** That of the function. @default it is not known */
  public readonly timeout?: number;

  public constructor(scope: Construct, id: string, props: FunctionAliasProps) {
    super(scope, id, props);
    const { name, description, weights } = props;
    const version = props.version ?? props.function.version ?? "$LATEST";
    checkName(this, ALIAS_NAME, name);
    reportProblems(this, () => aliasProblems({ version, weights }));
    const alias = new LambdaAlias(this, "Resource", {
      name,
      description: description === undefined ? undefined : literalText(description),
      functionName: props.function.functionName,
      functionVersion: version,
      routingConfig: weights && { additionalVersionWeights: { ...weights } },
    });
    this.arn = alias.arn;
    this.functionName = props.function.functionName;
    this.qualifier = alias.name;
    this.invokeArn = alias.invokeArn;
    this.timeout = props.function.timeout;
  }
}
