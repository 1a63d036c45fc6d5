import { Fn, Token } from "cdktf";
import { isToken } from "../core/token";
import { partitionOf } from "../iam/partition";
import type { PolicyStatement } from "../iam/policy-document";
import { logStatements } from "../logs/log-group-ownership";
import type { ContainerDefinition } from "./container-definition";
import { pullStatements } from "./container-image";
import type { AwsLogsOptions } from "./log-drivers/aws-logs";
import { secretOptionsOf } from "./log-drivers/log-driver";

/** What the execution role needs to start a container (Amazon ECS developer guide, "Task execution IAM role"). */
export interface StartStatements {
  /** To pull the image. */
  readonly image: readonly PolicyStatement[];
  /** To write the log group, and to create it where the driver does. */
  readonly logs: readonly PolicyStatement[];
  /** To read the secrets, each by its own ARN, and the environment files. */
  readonly secrets: readonly PolicyStatement[];
}

/** What the execution role needs to start a container, by what it is for. */
export function startStatements(container: ContainerDefinition): StartStatements {
  const { image, logConfiguration } = container;
  return {
    image: pullStatements(image),
    logs: logConfiguration?.logDriver === "awslogs" ? writeStatements(logConfiguration.settings) : [],
    secrets: readStatements(container),
  };
}

/** All of them, whatever they are for. */
export function allStatements(...needed: readonly StartStatements[]): PolicyStatement[] {
  return needed.flatMap(({ image, logs, secrets }) => [...image, ...logs, ...secrets]);
}

/** To write a group; one without an ARN is known by its name and the driver's region, whatever the account. */
export function writeStatements({ logGroup, region }: Pick<AwsLogsOptions, "logGroup" | "region">): PolicyStatement[] {
  if (logGroup.arn !== undefined) return logStatements(logGroup);
  const arn = `arn:${partitionOf(region)}:logs:${region}:*:log-group:${logGroup.name}`;
  return logStatements({ ...logGroup, arn });
}

function readStatements(container: ContainerDefinition): PolicyStatement[] {
  const { secrets = {}, logConfiguration, repositoryCredentials, environmentFiles = [] } = container;
  const read = [
    ...Object.values(secrets),
    ...Object.values(secretOptionsOf(logConfiguration)),
    ...(repositoryCredentials ? [repositoryCredentials.credentialsParameter] : []),
  ];
  return [
    ...read.flatMap(({ readStatements }) => readStatements),
    ...environmentFiles.flatMap(({ value }) => fileStatements(value)),
  ];
}

/** The object, and where its bucket is. */
function fileStatements(objectArn: string): PolicyStatement[] {
  const [bucket = "", object] = objectArn.split("/", 2);
  const bucketArn =
    object === undefined && isToken(objectArn) ? Token.asString(Fn.element(Fn.split("/", objectArn), 0)) : bucket;
  return [
    { actions: ["s3:GetObject"], resources: [objectArn] },
    { actions: ["s3:GetBucketLocation"], resources: [bucketArn] },
  ];
}
