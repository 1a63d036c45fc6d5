resource "aws_ecs_task_definition" "audit" {
  family                   = "audit"
  requires_compatibilities = ["FARGATE"]
  network_mode             = "awsvpc"
  cpu                      = "512"
  memory                   = "1024"
  execution_role_arn       = aws_iam_role.execution.arn
  container_definitions = jsonencode([
    {
      name      = "log-router"
      image     = "public.ecr.aws/aws-observability/aws-for-fluent-bit:stable"
      essential = true
      user      = "0"
      firelensConfiguration = {
        type    = "fluentbit"
        options = { "enable-ecs-log-metadata" = "true" }
      }
      logConfiguration = {
        logDriver = "awslogs"
        options = {
          "awslogs-group"         = aws_cloudwatch_log_group.app.name
          "awslogs-region"        = local.region
          "awslogs-stream-prefix" = "router"
        }
      }
      memoryReservation = 50
    },
    {
      name      = "audit"
      image     = "library/audit:${var.stage}"
      essential = true
      dependsOn = [{ containerName = "log-router", condition = "START" }]
      logConfiguration = {
        logDriver = "awsfirelens"
        options = {
          Name            = "cloudwatch_logs"
          region          = local.region
          log_group_name  = aws_cloudwatch_log_group.app.name
          log_stream_name = "audit"
          retry_limit     = "2"
        }
      }
    },
  ])
}
