resource "aws_ecs_task_definition" "app-task" {
  family                   = "${var.project}-${var.env}-app"
  network_mode             = "awsvpc"
  requires_compatibilities = ["FARGATE"]
  cpu                      = 1024
  memory                   = 2048
  execution_role_arn       = aws_iam_role.ecs_task_execution_role.arn

  container_definitions = jsonencode([
    {
      name      = "${var.project}-${var.env}-app"
      image     = "${var.ecr_repository_url}:latest"
      essential = true

      logConfiguration = {
        logDriver = "awslogs"
        options = {
          awslogs-group         = "app"
          awslogs-region        = "us-east-1"
          awslogs-create-group  = "true"
          awslogs-stream-prefix = "app"
        }
      }

      environment = [
        { name = "APP_DB_USER", value = var.db_instance_username },
        { name = "APP_DB_HOST", value = var.db_instance_address },
        { name = "APP_DB_NAME", value = "students" },
        { name = "APP_PORT", value = "80" }
      ]

      secrets = [
        {
          name      = "APP_DB_PASSWORD"
          valueFrom = "${var.db_instance_master_user_secret_arn}:password::"
        }
      ]

      portMappings = [
        {
          containerPort = 80
          hostPort      = 80
        }
      ]
    }
  ])
}

