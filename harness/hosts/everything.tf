# Copyright: one file, one style of its own — été 😀

locals {
  name = "${var.project}-${var.stage}"
  db   = { user = "root", host = "db.example.org", secret = aws_secretsmanager_secret.db.arn }
}
variable "region" { default = "us-east-1" }
# The role that starts the tasks.
// Two comments belong to it.
resource aws_iam_role ecs_task_execution_role {
  name = format("%s-ecsTaskExecutionRole", local.name)
  path = "/"
  assume_role_policy = <<-JSON
    {
      "Version": "2012-10-17",
      "Statement": { "Effect": "Allow", "Principal": { "Service": ["ecs-tasks.amazonaws.com"] }, "Action": ["sts:AssumeRole"] }
    }
  JSON
} # end of the role
resource "aws_iam_policy" "cloudwatch_logs_policy" {
  policy = "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Action\":[\"logs:PutLogEvents\",\"logs:CreateLogStream\",\"logs:CreateLogGroup\"],\"Resource\":[\"arn:aws:logs:*:*:*\"],\"Effect\":\"Allow\"}]}"
  name = join("-", [local.name, "CloudWatchLogsPolicy"])
  description = "Policy to allow ECS tasks to create and write to CloudWatch log groups"
}
/* not attached */

resource "aws_iam_policy_attachment" "cloudwatch_logs_policy_attachment" {
  name = "${local.name}-AttachCloudWatchLogsPolicy"
  roles = [aws_iam_role.ecs_task_execution_role.name]
  policy_arn = aws_iam_policy.cloudwatch_logs_policy.arn
}
resource "aws_secretsmanager_secret" "db" { name = "${local.name}-db" }

/* The task:
   one container. */
resource "aws_ecs_task_definition" "app-task" {
  family = "${local.name}-app"
  network_mode = "awsvpc"
  requires_compatibilities = ["FARGATE"]
  cpu = "1024"
  memory = "2048"
  execution_role_arn = "${aws_iam_role.ecs_task_execution_role.arn}"
  container_definitions = <<DEFINITION
[
  {
    "image": "${module.images.repository_url}:latest",
    "name": "${local.name}-app",
    "cpu": null,
    "environment": [
      { "name": "APP_PORT", "value": "80" }, { "name": "APP_DB_NAME", "value": "students" },
      { "name": "APP_DB_HOST", "value": "${local.db.host}" }, { "name": "APP_DB_USER", "value": "${local.db.user}" }
    ],
    "secrets": [{ "name": "APP_DB_PASSWORD", "valueFrom": "${local.db.secret}:password::" }],
    "portMappings": [{ "containerPort": 80, "protocol": "tcp" }],
    "mountPoints": [],
    "logConfiguration": {
      "logDriver": "awslogs",
      "options": {
        "awslogs-group": "app", "awslogs-region": "${var.region}",
        "awslogs-create-group": "true", "awslogs-stream-prefix": "app"
      }
    }
  }
]
DEFINITION
}
