variable "name" {}
variable "image" {}
variable "group" {}
variable "role" {}
variable "subnets" {}

resource "aws_ecs_cluster" "this" {
  name = var.name
}

data "aws_subnet" "first" {
  id = var.subnets[0]
}

resource "aws_security_group" "this" {
  name   = var.name
  vpc_id = data.aws_subnet.first.vpc_id
}

module "role" {
  source = "../role"
  name   = var.name
}

resource "aws_ecs_task_definition" "this" {
  family                   = var.name
  requires_compatibilities = ["FARGATE"]
  network_mode             = "awsvpc"
  cpu                      = 256
  memory                   = 512
  execution_role_arn       = var.role
  task_role_arn            = module.role.arn
  container_definitions = jsonencode([{
    name      = "app"
    image     = var.image
    essential = true
    logConfiguration = {
      logDriver = "awslogs"
      options   = { awslogs-group = var.group, awslogs-region = "eu-west-1", awslogs-stream-prefix = var.name }
    }
  }])
}

resource "aws_ecs_service" "this" {
  name            = var.name
  cluster         = aws_ecs_cluster.this.id
  task_definition = aws_ecs_task_definition.this.arn
  desired_count   = 1
  launch_type     = "FARGATE"

  network_configuration {
    subnets         = var.subnets
    security_groups = [aws_security_group.this.id]
  }
}

output "cluster" {
  value = aws_ecs_cluster.this
}

output "service" {
  value = aws_ecs_service.this.name
}

output "security_group" {
  value = aws_security_group.this.id
}

output "task_role_arn" {
  value = module.role.arn
}
