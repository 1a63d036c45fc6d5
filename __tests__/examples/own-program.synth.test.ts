import { WorkerStack } from "../../examples/own-program";
import { addressesOf, synthesizeStack } from "../../testing/synthesized-stack";

test("the README's program synthesizes, with readable addresses", () => {
  const { json } = synthesizeStack((scope) => new WorkerStack(scope, "worker"));
  expect(addressesOf(json)).toEqual([
    "aws_ecs_task_definition.worker",
    "aws_iam_policy.logs",
    "aws_iam_role.execution",
    "aws_iam_role_policy_attachment.logs_attachment",
  ]);
  expect(JSON.parse(String(json.resource?.["aws_iam_policy"]?.["logs"]?.["policy"]))).toMatchObject({
    Statement: [
      {
        Action: ["logs:CreateLogStream", "logs:PutLogEvents"],
        Resource: "arn:aws:logs:eu-west-3:123456789012:log-group:/school/worker:*",
      },
    ],
  });
});
