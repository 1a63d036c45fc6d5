import { Fn, Token } from "cdktf";
import type { PolicyStatement } from "../iam/policy-document";
import type { ContainerDefinition } from "./container-definition";
import { secretOptionsOf } from "./log-drivers/log-driver";

/**
 * What the execution role needs to start a container besides image and logs: to read its secrets, each by its own ARN
 * (Amazon ECS developer guide, "Task execution IAM role"), and its environment files.
 */
export function startStatements(container: ContainerDefinition): PolicyStatement[] {
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
  const bucketArn = Token.isUnresolved(objectArn)
    ? Token.asString(Fn.element(Fn.split("/", objectArn), 0))
    : objectArn.replace(/\/.*/, "");
  return [
    { actions: ["s3:GetObject"], resources: [objectArn] },
    { actions: ["s3:GetBucketLocation"], resources: [bucketArn] },
  ];
}
