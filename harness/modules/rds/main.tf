variable "identifier" {
  type = string
}

variable "engine" {
  type = string
}

variable "engine_version" {
  type = string
}

variable "family" {
  type = string
}

variable "major_engine_version" {
  type = string
}

variable "instance_class" {
  type = string
}

variable "allocated_storage" {
  type = number
}

variable "db_name" {
  type = string
}

variable "username" {
  type = string
}

variable "manage_master_user_password" {
  type = bool
}

variable "vpc_security_group_ids" {
  type = list(string)
}

variable "db_subnet_group_name" {
  type = string
}

variable "apply_immediately" {
  type = bool
}

variable "skip_final_snapshot" {
  type = bool
}

variable "deletion_protection" {
  type = bool
}

variable "manage_master_user_password_rotation" {
  type    = bool
  default = false
}

variable "master_user_password_rotate_immediately" {
  type    = bool
  default = null
}

variable "master_user_password_rotation_automatically_after_days" {
  type    = number
  default = null
}

# In place of the instance and of the secret that RDS makes for it. Its description holds every input, so that a plan
# shows a difference when one of them differs.
resource "aws_secretsmanager_secret" "master" {
  name                    = "rds-db-${var.identifier}"
  recovery_window_in_days = 0

  description = jsonencode({
    engine                      = var.engine
    engine_version              = var.engine_version
    family                      = var.family
    major_engine_version        = var.major_engine_version
    instance_class              = var.instance_class
    allocated_storage           = var.allocated_storage
    db_name                     = var.db_name
    username                    = var.username
    manage_master_user_password = var.manage_master_user_password
    vpc_security_group_ids      = var.vpc_security_group_ids
    db_subnet_group_name        = var.db_subnet_group_name
    apply_immediately           = var.apply_immediately
    skip_final_snapshot         = var.skip_final_snapshot
    deletion_protection         = var.deletion_protection
  })
}

resource "aws_secretsmanager_secret_rotation" "this" {
  count = var.manage_master_user_password_rotation ? 1 : 0

  secret_id          = aws_secretsmanager_secret.master.arn
  rotate_immediately = var.master_user_password_rotate_immediately

  rotation_rules {
    automatically_after_days = var.master_user_password_rotation_automatically_after_days
  }
}

output "db_instance_username" {
  value     = var.username
  sensitive = true
}

output "db_instance_identifier" {
  value = var.identifier
}

output "db_instance_address" {
  value = "${var.identifier}.${split(":", aws_secretsmanager_secret.master.arn)[3]}.rds.amazonaws.com"
}

output "db_instance_master_user_secret_arn" {
  value = aws_secretsmanager_secret.master.arn
}
