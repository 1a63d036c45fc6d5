import { FargateService } from "../../../constructs/ecs/fargate-service";
import { LambdaTargetGroup } from "../../../constructs/network/lambda-target-group";
import { ListenerAction } from "../../../constructs/network/listener-action";
import type { ServerlessOptions } from "../../../settings/serverless";
import type { Settings } from "../../../settings/settings";
import {
  accept,
  cluster,
  lambdaTargetGroup,
  stack,
  targetGroup,
  taskDefinition,
} from "../../../harness/type-case-givens";

// A function has no port and no network.

// error: 'port' does not exist in type 'LambdaTargetGroupProps'
new LambdaTargetGroup(stack, "a", { name: "app", port: 80 });
// error: 'healthCheck' does not exist in type 'LambdaTargetGroupProps'
new LambdaTargetGroup(stack, "b", { name: "app", healthCheck: { path: "/", matcher: "200" } });
// error: Property 'name' is missing
new LambdaTargetGroup(stack, "c", {});
// error: Type 'string' is not assignable to type 'boolean | undefined'
new LambdaTargetGroup(stack, "d", { name: "app", multiValueHeaders: "true" });

// It gets a function, neither an ARN nor tasks.

// error: Argument of type 'string' is not assignable to parameter of type 'ILambdaFunction'
lambdaTargetGroup.addTarget("arn:aws:lambda:eu-west-3:123456789012:function:app");
// error: Property 'functionName' is missing
lambdaTargetGroup.addTarget({ arn: "arn:aws:lambda:eu-west-3:123456789012:function:app" });
new FargateService(stack, "e", {
  ...{ name: "app", cluster, taskDefinition, desiredCount: 1, subnetIds: ["subnet-1"], securityGroupIds: ["sg-1"] },
  // error: Type '"lambda"' is not assignable to type '"ip"'
  target: { targetGroup: lambdaTargetGroup, containerName: "app", containerPort: 80 },
});

// Each target group of several has its weight.

// error: Property 'weight' is missing
ListenerAction.forward([{ targetGroup, weight: 95 }, { targetGroup: lambdaTargetGroup }]);
// error: Type 'string' is not assignable to type 'number'
ListenerAction.forward([{ targetGroup: lambdaTargetGroup, weight: "5%" }]);

// The switch.

// error: Property 'share' is missing
accept<ServerlessOptions>({});
// error: Type 'string' is not assignable to type 'number'
accept<ServerlessOptions>({ share: "5%" });
// error: 'tasksTozero' does not exist in type
accept<ServerlessOptions>({ share: 100, tasksTozero: true });
// error: Type '"cognito"' is not assignable to type '…"authentication"…
accept<ServerlessOptions>({ share: 5, api: { jwt: "cognito" } });
// error: Argument of type 'boolean' is not assignable to parameter of type
accept<Settings["serverless"]>(true);
