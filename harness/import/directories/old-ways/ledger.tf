# What has grown over the years: old arguments, conditions, and blocks beside the resources.
variable "boundary" {
  default = null
}

variable "key" {
  default = null
}

resource "aws_cloudwatch_log_group" "ledger" {
  name_prefix = "ledger-"
  kms_key_id  = var.key

  lifecycle {
    postcondition {
      condition     = self.retention_in_days == 0
      error_message = "Kept for ever."
    }
  }
}

resource "aws_iam_policy" "queue" {
  name   = "ledger-queue"
  policy = jsonencode({ Version = "2012-10-17", Statement = [{ Effect = "Allow", Action = "sqs:*", Resource = "*" }] })
}

resource "aws_iam_role" "ledger" {
  name_prefix          = "ledger-"
  permissions_boundary = var.boundary
  managed_policy_arns  = [aws_iam_policy.queue.arn]
  assume_role_policy   = data.aws_iam_policy_document.ledger.json

  inline_policy {
    name   = "read"
    policy = jsonencode({ Version = "2012-10-17", Statement = [{ Effect = "Allow", Action = "s3:Get*", Resource = "arn:aws:s3:::${var.stage}/*" }] })
  }
}

data "aws_iam_policy_document" "ledger" {
  statement {
    actions = ["sts:AssumeRole"]
    principals {
      type        = "Service"
      identifiers = ["ecs-tasks.amazonaws.com"]
    }
  }
}

# Reads what is imported.
data "aws_iam_role" "ledger" {
  name = aws_iam_role.ledger.name
}

resource "aws_ecs_cluster" "ledger" {
  name = "ledger"

  provisioner "local-exec" {
    command = "true"
  }
}

resource "aws_ecs_task_definition" "ledger" {
  family                   = "ledger"
  requires_compatibilities = ["FARGATE"]
  network_mode             = "awsvpc"
  cpu                      = 256
  memory                   = 512
  execution_role_arn       = aws_iam_role.execution.arn
  task_role_arn            = data.aws_iam_role.ledger.arn
  container_definitions    = jsonencode([{ name = "ledger", image = "library/ledger:${var.stage}", essential = true }])

  lifecycle {
    create_before_destroy = true
    replace_triggered_by  = [aws_sqs_queue.jobs.name]

    precondition {
      condition     = length(var.stage) > 2
      error_message = "A stage has a name."
    }
  }
}

resource "aws_ecs_service" "ledger" {
  name                 = "ledger"
  cluster              = aws_ecs_cluster.ledger.id
  task_definition      = aws_ecs_task_definition.ledger.arn
  desired_count        = 0
  launch_type          = "FARGATE"
  triggers             = { image = var.stage }
  force_new_deployment = true

  network_configuration {
    subnets = [aws_subnet.a.id, aws_subnet.b.id]
  }

  timeouts {
    delete = "20m"
  }

  lifecycle {
    ignore_changes = [desired_count, tags["Revision"]]
  }
}

moved {
  from = aws_ecs_service.book
  to   = aws_ecs_service.ledger
}

removed {
  from = aws_ecs_service.gone

  lifecycle {
    destroy = false
  }
}

check "ledger" {
  assert {
    condition     = aws_ecs_service.ledger.desired_count == 0
    error_message = "It waits."
  }
}

output "role" {
  value = data.aws_iam_role.ledger.arn
}

output "revision" {
  value = aws_ecs_task_definition.ledger.revision
}
