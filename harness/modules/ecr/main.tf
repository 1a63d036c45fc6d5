variable "repository_name" {
  type = string
}

variable "repository_image_tag_mutability" {
  type = string
}

variable "repository_lifecycle_policy" {
  type = string
}

variable "repository_image_scan_on_push" {
  type    = bool
  default = true
}

variable "repository_encryption_type" {
  type    = string
  default = null
}

resource "aws_ecr_repository" "this" {
  name                 = var.repository_name
  image_tag_mutability = var.repository_image_tag_mutability

  image_scanning_configuration {
    scan_on_push = var.repository_image_scan_on_push
  }

  encryption_configuration {
    encryption_type = var.repository_encryption_type
  }
}

resource "aws_ecr_lifecycle_policy" "this" {
  repository = aws_ecr_repository.this.name
  policy     = var.repository_lifecycle_policy
}

output "repository_name" {
  value = aws_ecr_repository.this.name
}

output "repository_url" {
  value = aws_ecr_repository.this.repository_url
}

output "repository_arn" {
  value = aws_ecr_repository.this.arn
}
