const library = (room: string, type: string): string => `import("cdktf-ecs-logging/${room}").${type}`;
const cdktf = (type: string): string => `import("cdktf").${type}`;

/** What blocks of documents take for granted, by its name: the type that it has. */
export const GIVENS: Readonly<Record<string, string>> = {
  addSchoolServices: `(app: ${cdktf("App")}) => void`,
  app: `${cdktf("App")} & ${library("cognito", "IUserPoolClient")}`,
  bucket: 'import("@cdktf/provider-aws/lib/s3-bucket").S3Bucket',
  cpu: cdktf("TerraformVariable"),
  directory: "string",
  domain: library("opensearch", "SearchDomain"),
  functionLogGroup: library("logs", "ILogGroup"),
  group: 'import("@cdktf/provider-aws/lib/cloudwatch-log-group").CloudwatchLogGroup',
  groups: 'import("@cdktf/provider-aws/lib/data-aws-cloudwatch-log-groups").DataAwsCloudwatchLogGroups',
  handler: library("lambda", "ILambdaFunction"),
  json: "string",
  loadBalancer: 'import("@cdktf/provider-aws/lib/lb").Lb',
  memory: cdktf("TerraformVariable"),
  sameNames: library("terraform", "ReadableStack"),
  setup: library("opensearch", "SearchSetup"),
  stack: library("terraform", "ReadableStack"),
  task: library("ecs", "FargateTaskDefinitionBase"),
  userPool: library("cognito", "IUserPool"),
  worker: library("ecs", "FargateTaskDefinition"),
};
