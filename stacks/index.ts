/** The stacks that the project can have. */
export { ServerlessApiStack } from "./serverless-api";
export { TaskLoggingStack } from "./task-logging";
export { UniversityStack } from "./university";
