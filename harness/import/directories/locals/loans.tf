locals {
  prefix      = "loans-${var.stage}"
  environment = { STAGE = var.stage, QUEUE = aws_sqs_queue.jobs.url }
  loans_container = {
    name        = "loans"
    image       = join(":", ["library/loans", var.stage])
    essential   = true
    environment = [for name, value in local.environment : { name = name, value = value }]
    healthCheck = { command = ["CMD-SHELL", "curl -f http://localhost:${var.port}/ || exit 1"] }
  }
  container_definitions = jsonencode([local.loans_container])
}

resource "aws_ecs_task_definition" "loans" {
  family                   = local.prefix
  requires_compatibilities = ["FARGATE"]
  network_mode             = "awsvpc"
  cpu                      = 256
  memory                   = 512
  execution_role_arn       = aws_iam_role.execution.arn
  container_definitions    = local.container_definitions
  tags                     = merge(local.tags, { service = "loans" })

  lifecycle {
    create_before_destroy = true
  }
}

resource "aws_cloudwatch_log_group" "loans" {
  name       = "/library/${local.prefix}"
  tags       = local.tags
  depends_on = [aws_sqs_queue.jobs]

  lifecycle {
    prevent_destroy = true
    ignore_changes  = [retention_in_days, tags]
  }
}

# What the queue says.
resource "aws_cloudwatch_log_metric_filter" "loans" {
  name           = "errors"
  log_group_name = aws_cloudwatch_log_group.loans.name
  pattern        = "ERROR"

  metric_transformation {
    name      = "errors"
    namespace = "library"
    value     = "1"
  }
}
