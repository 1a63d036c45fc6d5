variable "with_night" {
  default = true
}

resource "aws_ecs_cluster" "night" {
  count = var.with_night ? 1 : 0
  name  = "night"
}

resource "aws_ecs_task_definition" "night" {
  count                    = var.with_night ? 1 : 0
  family                   = "night-${var.stage}"
  requires_compatibilities = ["FARGATE"]
  network_mode             = "awsvpc"
  cpu                      = 256
  memory                   = 512
  execution_role_arn       = aws_iam_role.execution.arn
  container_definitions = templatefile("${path.module}/night.json.tftpl", {
    image = "library/night:${var.stage}"
    names = ["a", "b"]
  })
}

resource "aws_ecs_service" "night" {
  count           = var.with_night ? 1 : 0
  name            = "night"
  cluster         = aws_ecs_cluster.night[0].id
  task_definition = aws_ecs_task_definition.night[0].arn
  desired_count   = 1
  launch_type     = "FARGATE"

  network_configuration {
    subnets = [aws_subnet.a.id]
  }
}

# One for each shard.
resource "aws_cloudwatch_log_group" "shard" {
  count = 3
  name  = "/library/shard-${count.index}"
}

resource "aws_ecs_task_definition" "day" {
  family                   = "day"
  requires_compatibilities = ["FARGATE"]
  network_mode             = "awsvpc"
  cpu                      = 256
  memory                   = 512
  execution_role_arn       = aws_iam_role.execution.arn
  container_definitions = jsonencode([{
    name      = "day"
    image     = "library/day:1"
    essential = true
    logConfiguration = {
      logDriver = "awslogs"
      options = {
        awslogs-group         = aws_cloudwatch_log_group.shard[1].name
        awslogs-region        = local.region
        awslogs-stream-prefix = "day"
      }
    }
  }])
}
