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

variable "azs" {
  type        = list(string)
  default     = ["us-east-1a", "us-east-1b"]
  description = "Availability zones"
}

variable "vpc_cidr" {
  type        = string
  default     = "10.0.0.0/16"
  description = "CIDR block of the VPC"
}

variable "private_subs" {
  type        = list(string)
  default     = ["10.0.1.0/24", "10.0.2.0/24"]
  description = "CIDR blocks of the private subnets"
}

variable "public_subs" {
  type        = list(string)
  default     = ["10.0.101.0/24", "10.0.102.0/24"]
  description = "CIDR blocks of the public subnets"
}

variable "database_subs" {
  type        = list(string)
  default     = ["10.0.50.0/24", "10.0.51.0/24"]
  description = "CIDR blocks of the database subnets"
}

# The four below are declared and never read.
variable "target_ports" {
  type        = list(number)
  default     = [80]
  description = "Ports of the targets"
}

variable "authorized_cidr_blocks" {
  type        = list(string)
  default     = ["203.0.113.10/32"]
  description = "CIDR blocks allowed in"
}

variable "db_name" {
  type        = string
  default     = "students"
  description = "Name of the database"
}

variable "db_username" {
  type        = string
  default     = "admin"
  description = "Master user of the database"
}
