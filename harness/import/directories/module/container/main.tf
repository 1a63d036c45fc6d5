variable "name" {}

variable "image" {}

variable "environment" {
  default = {}
}

locals {
  container = {
    name        = var.name
    image       = var.image
    essential   = true
    environment = [for name, value in var.environment : { name = name, value = value }]
  }
}

output "json" {
  value = jsonencode([local.container])
}

output "map" {
  value = local.container
}
