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

variable "repository_lambda_read_access_arns" {
  type    = list(string)
  default = []
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

# The registry module has a policy in any case, which this changes.
resource "aws_ecr_repository_policy" "this" {
  count = length(var.repository_lambda_read_access_arns) > 0 ? 1 : 0

  repository = aws_ecr_repository.this.name

  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Sid       = "PrivateLambdaReadOnly"
      Effect    = "Allow"
      Principal = { Service = "lambda.amazonaws.com" }
      Action    = ["ecr:BatchGetImage", "ecr:GetDownloadUrlForLayer"]
      Condition = { StringLike = { "aws:sourceArn" = var.repository_lambda_read_access_arns } }
    }]
  })
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
