terraform {
  required_providers {
    aws = {
      source  = "hashicorp/aws"
      version = "5.100.0"
    }
  }
}

provider "aws" {
  region = "eu-west-1"
}

variable "stage" {
  default = "production"
}

variable "api_key" {
  default   = "correct-horse-battery"
  sensitive = true
}

variable "port" {
  default = 8080
}

locals {
  region = "eu-west-1"
  tags   = { team = "books" }
  labels = { "com.example.team" = "books" }
}

resource "aws_vpc" "main" {
  cidr_block = "10.0.0.0/16"
}

resource "aws_subnet" "a" {
  vpc_id     = aws_vpc.main.id
  cidr_block = "10.0.1.0/24"
}

resource "aws_subnet" "b" {
  vpc_id            = aws_vpc.main.id
  cidr_block        = "10.0.2.0/24"
  availability_zone = "eu-west-1b"
}

resource "aws_sqs_queue" "jobs" {
  name = "jobs"
}

# The logs of all.
resource "aws_cloudwatch_log_group" "app" {
  name              = "/library/${var.stage}"
  retention_in_days = 30
}

resource "aws_iam_role" "execution" {
  name = "execution-${var.stage}"
  assume_role_policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [{ Action = "sts:AssumeRole", Effect = "Allow", Principal = { Service = "ecs-tasks.amazonaws.com" } }]
  })
}

resource "aws_iam_role_policy_attachment" "execution" {
  role       = aws_iam_role.execution.name
  policy_arn = "arn:aws:iam::aws:policy/service-role/AmazonECSTaskExecutionRolePolicy"
}
