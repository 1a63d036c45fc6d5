resource "aws_ecs_task_definition" "reports" {
  family                   = "reports"
  requires_compatibilities = ["FARGATE"]
  network_mode             = "awsvpc"
  cpu                      = 256
  memory                   = 512
  execution_role_arn       = aws_iam_role.execution.arn
  container_definitions    = <<JSON
[
  {
    "name": "reports",
    "image": "library/reports:${var.stage}",
    "command": ["sh", "-c", "echo $${HOME}"],
    "portMappings": [{ "containerPort": ${var.port}, "hostPort": ${var.port} }],
    "environment": [{ "name": "STAGE", "value": "${var.stage}" }],
    "logConfiguration": {
      "logDriver": "awslogs",
      "options": {
        "awslogs-group": "${aws_cloudwatch_log_group.app.name}",
        "awslogs-region": "eu-west-1",
        "awslogs-stream-prefix": "reports"
      }
    }
  }
]
JSON
}
