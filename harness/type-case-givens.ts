import type { Construct } from "constructs";
import type { EcsTaskDefinition } from "@cdktf/provider-aws/lib/ecs-task-definition";
import type { TerraformVariable } from "cdktf";
import type { ExecutionRole } from "../constructs/iam/execution-role";
import type { TaskRole } from "../constructs/iam/task-role";
import type { LogGroup } from "../constructs/logs/log-group";
import type { FunctionCode } from "../constructs/lambda/function-code";
import type { LambdaFunction } from "../constructs/lambda/lambda-function";
import type { LogForwarder } from "../constructs/opensearch/log-forwarder";
import type { SearchDomain } from "../constructs/opensearch/search-domain";
import type { UserPool } from "../constructs/cognito/user-pool";
import type { Cluster } from "../constructs/ecs/cluster";
import type { FargateService } from "../constructs/ecs/fargate-service";
import type { LambdaTargetGroup } from "../constructs/network/lambda-target-group";
import type { LoadBalancer } from "../constructs/network/load-balancer";
import type { ScalingTarget } from "../constructs/ecs/scaling-target";
import type { TargetGroup } from "../constructs/network/target-group";
import type { Delivery } from "../constructs/ecs/log-drivers/delivery";
import type { FargateTaskDefinition } from "../constructs/ecs/fargate-task-definition";
import type { FargateTaskDefinitionBase } from "../constructs/ecs/fargate-task-definition-props";
import type { Secret } from "../constructs/ecs/secret";

// What the cases of __tests__/types/ take for granted. They are compiled and never run, so nothing here exists.

/** Takes a value of the type, and says what is wrong with it in its place. */
export declare function accept<T>(value: T): T;

export declare const stack: Construct;
export declare const variable: TerraformVariable;
export declare const otherTask: EcsTaskDefinition;

export declare const executionRole: ExecutionRole;
export declare const taskRole: TaskRole;
export declare const logGroup: LogGroup;
export declare const secret: Secret;
export declare const delivery: Delivery;

/** Everything of a task but its size. */
export declare const task: FargateTaskDefinitionBase;
export declare const taskDefinition: FargateTaskDefinition;

export declare const userPool: UserPool;
export declare const functionCode: FunctionCode;
export declare const lambdaFunction: LambdaFunction;
export declare const searchDomain: SearchDomain;
export declare const logForwarder: LogForwarder;
export declare const cluster: Cluster;
export declare const service: FargateService;
export declare const loadBalancer: LoadBalancer;
export declare const targetGroup: TargetGroup;
export declare const lambdaTargetGroup: LambdaTargetGroup;
export declare const scalingTarget: ScalingTarget;
