import { ExecutionRole } from "../../constructs/iam/execution-role";
import { Secret } from "../../constructs/ecs/secret";
import { APP, type ErrorExamples, task } from "./example";

const ROLE_ARN = "arn:aws:iam::123456789012:role/ecsTaskExecutionRole";
const secret = Secret.fromSecretArn("arn:aws:secretsmanager:eu-west-3:123456789012:secret:db-a1b2c3");
const READING = [{ ...APP, secrets: { DB_PASSWORD: secret } }];

/** Roles that are there already, and tasks without one. */
export const ROLE_ERRORS = {
  "role-arn": {
    source: 'IAM user guide, "IAM identifiers"',
    wrong: (stack) => ExecutionRole.fromArn(stack, "role", "ecsTaskExecutionRole"),
    right: (stack) => ExecutionRole.fromName(stack, "role", "ecsTaskExecutionRole"),
  },
  "execution-role-missing": {
    source: 'Amazon ECS developer guide, "Amazon ECS task execution IAM role"',
    wrong: (stack) => task(stack, { executionRole: undefined, containers: READING }),
    right: (stack) => task(stack, { executionRole: undefined, containers: [APP] }),
  },
  "existing-role-permissions": {
    source: 'Amazon ECS developer guide, "Amazon ECS task execution IAM role"',
    wrong: (stack) => {
      const executionRole = ExecutionRole.fromArn(stack, "existing", ROLE_ARN);
      task(stack, { executionRole, containers: READING, grantStart: true });
    },
    right: (stack) => {
      const executionRole = ExecutionRole.fromArn(stack, "existing", ROLE_ARN);
      task(stack, { executionRole, containers: READING });
    },
  },
} satisfies ErrorExamples;
