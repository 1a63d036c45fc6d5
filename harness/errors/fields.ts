import type { Construct } from "constructs";
import { awsLogs } from "../../constructs/ecs/log-drivers/aws-logs";
import { FargateTaskDefinition } from "../../constructs/ecs/fargate-task-definition";
import type { RegisterContainer } from "../../constructs/ecs/register-input/register-container";
import { APP, container, type ErrorExamples, LOG_GROUP, logging, unchecked } from "./example";

const FAST = { name: "MODE", value: "fast" };

const INPUT = { family: "app", cpu: "256", memory: "512", containerDefinitions: [{ name: "app", image: "app:1" }] };

const registered = (stack: Construct, fields: Partial<RegisterContainer>) =>
  FargateTaskDefinition.fromRegisterInput(stack, "task", {
    ...INPUT,
    containerDefinitions: [{ name: "app", image: "app:1", ...fields }],
  });

/** Fields that the compiler would refuse, of values that come past it. */
export const FIELD_ERRORS = {
  "field-unknown": {
    source: "TypeScript's types of this library, for values that come past the compiler",
    wrong: (stack) => container(stack, unchecked({ healthCheck: { comand: ["CMD-SHELL", "true"] } })),
    right: (stack) => container(stack, { healthCheck: { command: ["CMD-SHELL", "true"] } }),
  },
  "field-missing": {
    source: "TypeScript's types of this library, for values that come past the compiler",
    wrong: (stack) =>
      logging(stack, awsLogs(unchecked({ logGroup: LOG_GROUP, region: "eu-west-3", streamPrefix: "app" }))),
    right: (stack) =>
      logging(
        stack,
        awsLogs({ logGroup: LOG_GROUP, region: "eu-west-3", streamPrefix: "app", delivery: { mode: "blocking" } }),
      ),
  },
  "field-type": {
    source: "TypeScript's types of this library, for values that come past the compiler",
    wrong: (stack) => container(stack, { ...APP, environment: { PORT: unchecked(8080) } }),
    right: (stack) => container(stack, { ...APP, environment: { PORT: "8080" } }),
  },
  "field-not-on-fargate": {
    source: 'Amazon ECS developer guide, "Task definition differences for Fargate"',
    wrong: (stack) => container(stack, unchecked({ privileged: true })),
    right: (stack) => container(stack, {}),
  },
  "field-duplicate": {
    source: "Amazon ECS API reference, `ContainerDefinition`, of which the containers here have maps",
    wrong: (stack) => registered(stack, { environment: [FAST, { ...FAST, value: "slow" }] }),
    right: (stack) => registered(stack, { environment: [FAST] }),
  },
  "register-json": {
    source: "RFC 8259, `The JavaScript Object Notation (JSON) Data Interchange Format`",
    wrong: (stack) => FargateTaskDefinition.fromRegisterInput(stack, "task", "family: app"),
    right: (stack) => FargateTaskDefinition.fromRegisterInput(stack, "task", JSON.stringify(INPUT)),
  },
} satisfies ErrorExamples;
