// What programs/plain.ts describes, as users of the AWS CDK write it: for each service a log group and a task definition. The
// CDK adds the execution role and its policy by itself, and a task role, where Terraform has a policy's attachment: five
// resources either way. `node app.js COUNT PER_STACK OUTDIR`
const { App, Size, Stack } = require("aws-cdk-lib");
const { ContainerImage, AwsLogDriverMode, FargateTaskDefinition, LogDrivers } = require("aws-cdk-lib/aws-ecs");
const { LogGroup, RetentionDays } = require("aws-cdk-lib/aws-logs");

const [count, perStack] = process.argv.slice(2, 4).map(Number);
const app = new App({
  outdir: process.argv[4],
  analyticsReporting: false,
  // Costs ten times as much as all the rest, and cdktf does nothing like it.
  builtinCloudFormationValidation: false,
  // CloudFormation takes 500 resources in a stack.
  context: { "@aws-cdk/core:stackResourceLimit": 0 },
});
for (let from = 0; from < count; from += perStack) {
  const stack = new Stack(app, `services-${from / perStack}`);
  for (let i = from; i < Math.min(from + perStack, count); i++) defineService(stack, `s${i}`);
}
app.synth();

function defineService(stack, id) {
  const logGroup = new LogGroup(stack, `${id}-logs`, {
    logGroupName: `/services/${id}`,
    retention: RetentionDays.ONE_MONTH,
  });
  const task = new FargateTaskDefinition(stack, id, { family: id, cpu: 256, memoryLimitMiB: 512 });
  task.addContainer("app", {
    image: ContainerImage.fromRegistry(`example/${id}:1.0.0`),
    environment: { SERVICE: id },
    portMappings: [{ containerPort: 8080 }],
    logging: LogDrivers.awsLogs({
      logGroup,
      streamPrefix: id,
      mode: AwsLogDriverMode.NON_BLOCKING,
      maxBufferSize: Size.mebibytes(25),
    }),
  });
}
