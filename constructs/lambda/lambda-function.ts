import {
  LambdaFunction as AwsLambdaFunction,
  type LambdaFunctionConfig,
} from "@cdktf/provider-aws/lib/lambda-function";
import type { TerraformResource } from "cdktf";
import type { Construct } from "constructs";
import { AwsConstruct } from "../core/aws-construct";
import { known } from "../core/known";
import { literalText } from "../core/literal-text";
import { checkName } from "../core/name";
import { namePreconditions } from "../core/name-precondition";
import { reportProblems } from "../core/problem";
import { regionAt } from "../core/region";
import { waitFor } from "../core/wait-for";
import type { IGrantable } from "../iam/grantable";
import { partitionAt } from "../iam/partition";
import { LogGroup } from "../logs/log-group";
import { logStatements, type LogGroupOwnership } from "../logs/log-group-ownership";
import { requiresProvider } from "../terraform/requires-provider";
import { addCodeAsset } from "./code-asset";
import { deadLettersArn, deadLettersStatement } from "./dead-letters";
import { FunctionFromArn } from "./existing";
import { renderLogFormat } from "./function-log-format";
import { FunctionRole } from "./function-role";
import type { FunctionLogs, ImageFunctionProps, LambdaFunctionProps, ZipFunctionProps } from "./lambda-function-props";
import { FUNCTION_NAME, functionProblems } from "./lambda-function-rules";
import { providerOfRuntime } from "./lambda-runtime";

/** A function or an alias of one, whoever made it; for one that is there already, `LambdaFunction.fromArn`. */
export interface ILambdaFunction {
  /** What invokes it: of an alias, with the alias at its end. */
  readonly arn: string;
  /** Of an alias, the function's own: CloudWatch's dimension `FunctionName`. */
  readonly functionName: string;
  /** An alias of it, or a version. @default the function as it is */
  readonly qualifier?: string;
  /** The number of the version that is published last, or `$LATEST`. @default it is not known */
  readonly version?: string;
  /** Seconds after which an invocation is ended. @default it is not known */
  readonly timeout?: number;
}

/**
 * A Lambda function made of a zip or of an image, with a role of its own (`<id>_role`) that may write to its log group and
 * do what the settings need, and no more (AWS Lambda developer guide, "Deploying .zip file archives", "Create a Lambda
 * function using a container image"). AWS's policy `AWSLambdaBasicExecutionRole` would let it make log groups: an event that
 * comes late makes the group again after a destroy.
 */
export class LambdaFunction extends AwsConstruct implements ILambdaFunction {
  public readonly arn: string;
  public readonly functionName: string;
  /** What API Gateway calls as an integration. */
  public readonly invokeArn: string;
  /** The number of the version that is published last: `$LATEST` where none is (`publish`). */
  public readonly version: string;
  /** What it may do: `addToPolicy`, and whatever else takes an `IGrantable`. */
  public readonly role: FunctionRole;
  /** Where its events go, and nothing else's. */
  public readonly logGroup: LogGroupOwnership;
  /** Seconds after which an invocation is ended. */
  public readonly timeout: number;
  /** Changes whenever a file of the code does. @default an image has its own digest instead */
  public readonly codeHash?: string;

  public constructor(scope: Construct, id: string, props: LambdaFunctionProps) {
    super(scope, id, props);
    const { name, description, environment, vpc, logs = {}, deadLetters, tracing, ephemeralStorageSize: size } = props;
    const { architecture = "arm64", memorySize = 128, timeout = 3, logFormat = { format: "JSON" } } = props;
    checkName(this, FUNCTION_NAME, name);
    reportProblems(this, () => functionProblems(props, known(regionAt(this))));
    this.logGroup = "ownership" in logs ? logs : ownGroup(this, name, logs);
    this.role = new FunctionRole(this, "role", { name });
    this.role.addToPolicy(...logStatements(this.logGroup, partitionAt(this)));
    if (vpc) this.role.allowNetworkInterfaces(name);
    if (tracing === "Active") this.role.allowTracing();
    if (deadLetters) this.role.addToPolicy(deadLettersStatement(deadLetters));
    const precondition = namePreconditions(FUNCTION_NAME, name);
    const resource = new AwsLambdaFunction(this, "Resource", {
      functionName: name,
      description: description === undefined ? undefined : literalText(description),
      role: this.role.arn,
      ...(props.code ? renderZip(props) : renderImage(props)),
      architectures: [architecture],
      memorySize,
      timeout,
      ephemeralStorage: size === undefined ? undefined : { size },
      environment: environment && { variables: literalValues(environment) },
      vpcConfig: vpc && { subnetIds: [...vpc.subnetIds], securityGroupIds: [...vpc.securityGroupIds] },
      loggingConfig: renderLogFormat(logFormat, this.logGroup.name),
      tracingConfig: tracing && { mode: tracing },
      deadLetterConfig: deadLetters && { targetArn: deadLettersArn(deadLetters) },
      reservedConcurrentExecutions: props.reservedConcurrency,
      publish: props.publish,
      lifecycle: precondition.length > 0 ? { precondition } : undefined,
    });
    if (props.code) this.addZip(resource, props);
    // Lambda tries the role when it connects the function to the VPC.
    waitFor(resource, () => [...this.role.node.children.filter(isPolicy), ...(props.dependsOn ?? [])]);
    this.arn = resource.arn;
    this.functionName = resource.functionName;
    this.invokeArn = resource.invokeArn;
    this.version = props.publish === true ? resource.version : "$LATEST";
    this.timeout = timeout;
    this.codeHash = props.code?.hash;
  }

  /**
   * A function that is there already, or an alias or version of it.
   *
   * @param arn `arn:aws:lambda:<region>:<account>:function:<name>`, with `:<alias>` at its end; of one that only Terraform
   *   knows, the function itself is taken
   */
  public static fromArn(scope: Construct, id: string, arn: string): ILambdaFunction {
    return new FunctionFromArn(scope, id, arn);
  }

  /** Allows a role or a policy to invoke the function, its aliases and its versions. */
  public grantInvoke(grantee: IGrantable): void {
    grantee.addToPolicy({ actions: ["lambda:InvokeFunction"], resources: [this.arn, `${this.arn}:*`] });
  }

  private addZip(resource: AwsLambdaFunction, { code, runtime }: ZipFunctionProps): void {
    resource.filename = addCodeAsset(this, resource.friendlyUniqueId, code);
    const version = runtime && providerOfRuntime(runtime);
    if (version !== undefined) requiresProvider(this, version, `runtime ${runtime}`);
  }
}

type Package = Partial<LambdaFunctionConfig>;

function renderZip({ code, handler, runtime = "nodejs22.x" }: ZipFunctionProps): Package {
  return { runtime, handler, sourceCodeHash: code.hash };
}

function renderImage({ image, imageConfig }: ImageFunctionProps): Package {
  const { command, entryPoint, workingDirectory } = imageConfig ?? {};
  return {
    packageType: "Image",
    imageUri: image,
    imageConfig: imageConfig && {
      workingDirectory: workingDirectory === undefined ? undefined : literalText(workingDirectory),
      command: command?.map(literalText),
      entryPoint: entryPoint?.map(literalText),
    },
  };
}

function literalValues(environment: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(environment).map(([name, value]) => [name, literalText(value)]));
}

function ownGroup(scope: Construct, name: string, { retentionInDays = 30, kmsKeyArn }: FunctionLogs): LogGroup {
  return new LogGroup(scope, "logs", { name: `/aws/lambda/${name}`, retentionInDays, kmsKeyArn });
}

function isPolicy(construct: object): construct is TerraformResource {
  return Reflect.get(construct, "terraformResourceType") === "aws_iam_role_policy";
}
