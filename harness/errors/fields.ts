import { awsLogs } from "../../constructs/ecs/log-drivers/aws-logs";
import { APP, container, type ErrorExamples, LOG_GROUP, logging, unchecked } from "./example";

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
} satisfies ErrorExamples;
