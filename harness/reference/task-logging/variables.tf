variable "project" {
  type        = string
  default     = "example-university"
  description = "Name of the project"
}

variable "env" {
  type        = string
  default     = "prod"
  description = "Name of the environment"
}

variable "region" {
  type        = string
  default     = "us-east-1"
  description = "AWS region"
}

# What the original takes from its modules.
variable "ecr_repository_url" {
  type        = string
  description = "URL of the image repository"
}

variable "db_instance_username" {
  type        = string
  description = "Master user of the database"
}

variable "db_instance_address" {
  type        = string
  description = "Host name of the database"
}

variable "db_instance_master_user_secret_arn" {
  type        = string
  description = "ARN of the secret that holds the database password"
}
