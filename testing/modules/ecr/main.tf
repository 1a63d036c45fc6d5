variable "repository_name" {
  type = string
}

variable "repository_image_tag_mutability" {
  type = string
}

variable "repository_lifecycle_policy" {
  type = string
}

resource "aws_ecr_repository" "this" {
  name                 = var.repository_name
  image_tag_mutability = var.repository_image_tag_mutability
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
