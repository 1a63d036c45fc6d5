locals {
  workers = {
    covers = { image = "library/covers:1", cpu = 256, memory = 512, count = 1 }
    index  = { image = "library/index:4", cpu = 512, memory = 1024, count = 2 }
  }
}

resource "aws_cloudwatch_log_group" "worker" {
  for_each          = local.workers
  name              = "/library/${each.key}"
  retention_in_days = 14
}

resource "aws_iam_role" "worker" {
  for_each           = toset(keys(local.workers))
  name               = "worker-${each.value}"
  assume_role_policy = aws_iam_role.execution.assume_role_policy
}

resource "aws_ecs_cluster" "workers" {
  name = "workers"
}

resource "aws_ecs_task_definition" "worker" {
  for_each                 = local.workers
  family                   = "worker-${each.key}"
  requires_compatibilities = ["FARGATE"]
  network_mode             = "awsvpc"
  cpu                      = each.value.cpu
  memory                   = each.value.memory
  execution_role_arn       = aws_iam_role.execution.arn
  task_role_arn            = aws_iam_role.worker[each.key].arn
  container_definitions = jsonencode([{
    name      = each.key
    image     = each.value.image
    essential = true
    # The log group of the worker.
    logConfiguration = {
      logDriver = "awslogs"
      options = {
        awslogs-group         = aws_cloudwatch_log_group.worker[each.key].name
        awslogs-region        = local.region
        awslogs-stream-prefix = each.key
      }
    }
  }])
}

resource "aws_ecs_service" "worker" {
  for_each        = aws_ecs_task_definition.worker
  name            = each.key
  cluster         = aws_ecs_cluster.workers.id
  task_definition = each.value.arn
  desired_count   = local.workers[each.key].count
  launch_type     = "FARGATE"

  network_configuration {
    subnets = [aws_subnet.a.id]
  }

  lifecycle {
    ignore_changes = [desired_count]
  }
}

output "services" {
  value = [for each in aws_ecs_service.worker : each.name]
}

output "covers" {
  value = aws_ecs_task_definition.worker["covers"].arn
}
