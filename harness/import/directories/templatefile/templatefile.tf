resource "aws_ecs_task_definition" "mail" {
  family                   = "mail"
  requires_compatibilities = ["FARGATE"]
  network_mode             = "awsvpc"
  cpu                      = 256
  memory                   = 512
  execution_role_arn       = aws_iam_role.execution.arn
  container_definitions = templatefile("${path.module}/mail.json.tpl", {
    stage = var.stage
    group = aws_cloudwatch_log_group.app.name
  })
}
