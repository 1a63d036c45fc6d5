resource "aws_efs_file_system" "archive" {
  encrypted = true
}

resource "aws_efs_access_point" "archive" {
  file_system_id = aws_efs_file_system.archive.id
}

resource "aws_iam_role" "archive" {
  name               = "archive"
  assume_role_policy = aws_iam_role.execution.assume_role_policy
}

resource "aws_ecs_task_definition" "archive" {
  family                   = "archive"
  requires_compatibilities = ["FARGATE"]
  network_mode             = "awsvpc"
  cpu                      = 1024
  memory                   = 2048
  execution_role_arn       = aws_iam_role.execution.arn
  task_role_arn            = aws_iam_role.archive.arn

  volume {
    name = "archive"

    efs_volume_configuration {
      file_system_id     = aws_efs_file_system.archive.id
      transit_encryption = "ENABLED"

      authorization_config {
        access_point_id = aws_efs_access_point.archive.id
        iam             = "ENABLED"
      }
    }
  }

  volume {
    name = "scratch"
  }

  ephemeral_storage {
    size_in_gib = 50
  }

  container_definitions = jsonencode([{
    name                   = "archive"
    image                  = "library/archive:${var.stage}"
    essential              = true
    readonlyRootFilesystem = true
    mountPoints = [
      { sourceVolume = "scratch", containerPath = "/tmp", readOnly = false },
      { sourceVolume = "archive", containerPath = "/archive", readOnly = false },
    ]
    ulimits = [{ name = "nofile", softLimit = 1024, hardLimit = 4096 }]
  }])
}
