resource "aws_iam_role" "task" {
  name               = "task-${var.stage}"
  description        = "What the catalogue may do"
  assume_role_policy = aws_iam_role.execution.assume_role_policy
}

resource "aws_iam_role_policy" "task" {
  name = "jobs"
  role = aws_iam_role.task.id
  policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [{ Action = ["sqs:SendMessage"], Effect = "Allow", Resource = [aws_sqs_queue.jobs.arn] }]
  })
}

resource "aws_ecs_task_definition" "app" {
  family                   = "catalogue-${var.stage}"
  requires_compatibilities = ["FARGATE"]
  network_mode             = "awsvpc"
  cpu                      = 512
  memory                   = "1024"
  execution_role_arn       = aws_iam_role.execution.arn
  task_role_arn            = aws_iam_role.task.arn
  container_definitions = jsonencode([
    # The catalogue itself.
    {
      name         = "catalogue"
      image        = "library/catalogue:${var.stage}"
      essential    = true
      portMappings = [{ containerPort = var.port, hostPort = var.port, protocol = "tcp" }]
      environment = [
        { name = "STAGE", value = var.stage },
        { name = "QUEUE", value = aws_sqs_queue.jobs.url },
        { name = "API_KEY", value = var.api_key },
      ]
      dockerLabels = local.labels
      logConfiguration = {
        logDriver = "awslogs"
        options = {
          awslogs-group         = aws_cloudwatch_log_group.app.name
          awslogs-region        = local.region
          awslogs-stream-prefix = "catalogue"
        }
      }
    }
  ])
}

resource "aws_ecs_cluster" "app" {
  name = "library-${var.stage}"
}

resource "aws_ecs_service" "app" {
  name            = "catalogue"
  cluster         = aws_ecs_cluster.app.id
  task_definition = aws_ecs_task_definition.app.arn
  desired_count   = 1
  launch_type     = "FARGATE"
  depends_on      = [aws_iam_role_policy.task]

  network_configuration {
    subnets = [aws_subnet.a.id]
  }

  lifecycle {
    ignore_changes = [desired_count]
  }
}
