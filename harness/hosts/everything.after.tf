# Copyright: one file, one style of its own — été 😀

locals {
  name = "${var.project}-${var.stage}"
  db   = { user = "root", host = "db.example.org", secret = aws_secretsmanager_secret.db.arn }
}
variable "region" { default = "us-east-1" }
# The role that starts the tasks.
// Two comments belong to it.
# aws_iam_role.ecs_task_execution_role is in iam.tf.json
# end of the role
# aws_iam_policy.cloudwatch_logs_policy is in iam.tf.json
/* not attached */

# aws_iam_policy_attachment.cloudwatch_logs_policy_attachment is in iam.tf.json
resource "aws_secretsmanager_secret" "db" { name = "${local.name}-db" }

/* The task:
   one container. */
# aws_ecs_task_definition.app-task is in task-definitions.tf.json
