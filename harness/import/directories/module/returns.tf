module "returns" {
  source      = "./container"
  name        = "returns"
  image       = "library/returns:${var.stage}"
  environment = { STAGE = var.stage }
}

module "scanner" {
  source = "./container"
  name   = "scanner"
  image  = "library/scanner:2"
}

resource "aws_ecs_task_definition" "returns" {
  family                   = "returns"
  requires_compatibilities = ["FARGATE"]
  network_mode             = "awsvpc"
  cpu                      = 256
  memory                   = 512
  execution_role_arn       = aws_iam_role.execution.arn
  container_definitions    = module.returns.json
}

resource "aws_ecs_task_definition" "scanner" {
  family                   = "scanner"
  requires_compatibilities = ["FARGATE"]
  network_mode             = "awsvpc"
  cpu                      = 256
  memory                   = 512
  execution_role_arn       = aws_iam_role.execution.arn
  container_definitions    = jsonencode([module.scanner.map, { name = "cache", image = "library/cache:1", essential = false }])
}
