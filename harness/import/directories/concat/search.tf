# A task whose sidecars depend on variables.
variable "with_metrics" {
  default = true
}

variable "with_proxy" {
  default = false
}

locals {
  search = {
    name         = "search"
    image        = "library/search:${var.stage}"
    essential    = true
    portMappings = [{ containerPort = var.port, protocol = "tcp" }]
    environment  = [{ name = "LEVEL", value = var.stage == "production" ? "warn" : "debug" }]
    logConfiguration = {
      logDriver = "awslogs"
      options = {
        "awslogs-group"         = aws_cloudwatch_log_group.app.name
        "awslogs-region"        = local.region
        "awslogs-stream-prefix" = "search"
      }
    }
  }

  metrics = {
    name      = "metrics"
    image     = "library/metrics:${var.stage}"
    essential = false
  }
}

resource "aws_ecs_task_definition" "search" {
  family                   = "search-${var.stage}"
  requires_compatibilities = ["FARGATE"]
  network_mode             = "awsvpc"
  cpu                      = var.stage == "production" ? 512 : 256
  memory                   = 1024
  execution_role_arn       = aws_iam_role.execution.arn
  container_definitions = jsonencode(concat(
    [local.search],
    var.with_metrics ? [local.metrics] : [],
    var.with_proxy ? [{ name = "proxy", image = "library/proxy:1", essential = false }] : [],
  ))
}
