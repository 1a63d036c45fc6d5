resource "aws_ecs_task_definition" "desk" {
  family                   = "desk"
  requires_compatibilities = ["FARGATE"]
  network_mode             = "awsvpc"
  cpu                      = 1024
  memory                   = 2048
  execution_role_arn       = aws_iam_role.execution.arn

  runtime_platform {
    operating_system_family = "WINDOWS_SERVER_2022_CORE"
    cpu_architecture        = "X86_64"
  }

  container_definitions = <<DEFINITION
[
  {
    "name": "desk",
    "image": "library/desk:${var.stage}",
    "cpu": 1024,
    "memory": 2048,
    "essential": true,
    "portMappings": [{ "containerPort": 80, "hostPort": 80, "protocol": "tcp" }],
    "logConfiguration": {
      "logDriver": "awslogs",
      "options": {
        "awslogs-group": "${aws_cloudwatch_log_group.app.name}",
        "awslogs-region": "${local.region}",
        "awslogs-stream-prefix": "desk"
      }
    }
  }
]
DEFINITION
}
