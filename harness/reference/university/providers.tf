# The original's backend (S3) is left out: a test keeps its state in the directory it runs in.
terraform {
  required_providers {
    aws = {
      source  = "hashicorp/aws"
      version = ">= 2.7.0"
    }
  }
}

provider "aws" {
  region = "us-east-1"

  default_tags {
    tags = {
      Environment = var.env
      Project     = var.project
      ManagedBy   = "Terraform"
    }
  }
}
