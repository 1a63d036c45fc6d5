import { planDifferences } from "../../harness/plan-equality";
import { plannedValues, type ShownPlan } from "../../testing/plan-json";
import { statesEquality } from "../../harness/reference/equality";
import { removeScratchDirectories } from "../../harness/scratch";
import type { TerraformWorkspace } from "../../testing/terraform";
import {
  referenceWorkspace,
  synthesizedWorkspace,
  VARIABLE_SETS,
  variables,
  type StackName,
  type VariableSet,
} from "../../harness/workspaces";

const A_MINUTE = 60_000;
const offline = true;

afterAll(removeScratchDirectories);

describe.each<StackName>(["university", "task-logging"])("stack %s", (stack) => {
  let original: TerraformWorkspace;
  let synthesized: TerraformWorkspace;

  beforeAll(async () => {
    original = referenceWorkspace(stack, { offline });
    synthesized = synthesizedWorkspace(stack, { offline });
    await original.init();
    await synthesized.init();
  }, A_MINUTE);

  it("is valid by Terraform and the real provider", () => synthesized.validate(), A_MINUTE);

  it.each(VARIABLE_SETS)(
    "plans what the reference system plans, with the variable set %s",
    statesEquality(async (set) => {
      const vars = variables(stack, set);
      const plan = await original.plannedJson({ vars });
      expect(planDifferences(plan, await synthesized.plannedJson({ vars }))).toEqual([]);
      // Equal plans prove nothing if both ignore the variables.
      expect(nameOfFamily(plan)).toBe(FAMILIES[set]);
    }),
    A_MINUTE,
  );
});

const FAMILIES: Record<VariableSet, string> = {
  defaults: "example-university-prod-app",
  other: "lecture-hall-staging-app",
  limits: "northern-university-stage1-app",
};

function nameOfFamily(plan: ShownPlan): unknown {
  return plannedValues(plan).get("aws_ecs_task_definition.app-task")?.["family"];
}

it("reaches AWS's limit of 32 characters for a target group's name with the variable set limits", () => {
  const { project, env } = variables("university", "limits");
  expect(`${String(project)}-${String(env)}-tg-wp`).toHaveLength(32);
});

describe("one changed value in the synthesized output", () => {
  let plan: ShownPlan;

  beforeAll(async () => {
    const original = referenceWorkspace("task-logging", { offline });
    await original.init();
    plan = await original.plannedJson({ vars: variables("task-logging", "defaults") });
  }, A_MINUTE);

  const option = "aws_ecs_task_definition.app-task.container_definitions(json)[0].logConfiguration.options";

  it.each<[what: string, from: string, to: string, difference: string]>([
    [
      "a log option",
      '\\"awslogs-create-group\\" = \\"true\\"',
      '\\"awslogs-create-group\\" = \\"false\\"',
      `${option}.awslogs-create-group: reference "true", synthesized "false"`,
    ],
    [
      "an action of the policy",
      "logs:PutLogEvents",
      "logs:GetLogEvents",
      "aws_iam_policy.cloudwatch_logs_policy.policy(json).Statement[0].Action[2]: " +
        'reference "logs:PutLogEvents", synthesized "logs:GetLogEvents"',
    ],
    [
      "a name",
      "${var.project}-${var.env}-ecsTaskExecutionRole",
      "${var.project}-${var.env}-taskExecutionRole",
      "aws_iam_role.ecs_task_execution_role.name: reference " +
        '"example-university-prod-ecsTaskExecutionRole", synthesized "example-university-prod-taskExecutionRole"',
    ],
  ])(
    "shows as a difference, and as the only one but for what depends on it: %s",
    statesEquality(async (_, from, to, difference) => {
      const mutated = synthesizedWorkspace("task-logging", { offline, mutate: (json) => json.replaceAll(from, to) });
      await mutated.init();
      const vars = variables("task-logging", "defaults");
      const differences = planDifferences(plan, await mutated.plannedJson({ vars }));
      expect(differences).toContain(difference);
      const dependents = differences.filter((line) => line.startsWith("aws_iam_policy_attachment."));
      expect(differences).toHaveLength(1 + dependents.length);
    }),
    A_MINUTE,
  );
});
