# A service that a module makes, and one beside it that has the module's cluster.
module "lending" {
  source  = "./service"
  name    = "lending-${var.stage}"
  image   = "library/lending:${var.stage}"
  group   = aws_cloudwatch_log_group.app.name
  role    = aws_iam_role.execution.arn
  subnets = [aws_subnet.a.id, aws_subnet.b.id]
}

resource "aws_ecs_task_definition" "reminder" {
  family                   = "reminder"
  requires_compatibilities = ["FARGATE"]
  network_mode             = "awsvpc"
  cpu                      = 256
  memory                   = 512
  execution_role_arn       = aws_iam_role.execution.arn
  task_role_arn            = module.lending.task_role_arn
  container_definitions = jsonencode([{
    name        = "reminder"
    image       = "library/reminder:${var.stage}"
    essential   = true
    environment = [{ name = "SERVICE", value = module.lending.service }]
  }])
}

resource "aws_ecs_service" "reminder" {
  name            = "reminder"
  cluster         = module.lending.cluster.arn
  task_definition = aws_ecs_task_definition.reminder.arn
  desired_count   = 1
  launch_type     = "FARGATE"

  network_configuration {
    subnets         = [aws_subnet.a.id]
    security_groups = [module.lending.security_group]
  }
}

output "reminder" {
  value = aws_ecs_service.reminder.name
}
