# Copyright: one file, one style of its own — été 😀

locals {
  name = "${var.project}-${var.stage}"
  db   = { user = "root", host = "db.example.org", secret = aws_secretsmanager_secret.db.arn }
}
variable "region" { default = "us-east-1" }
/* not attached */

resource "aws_secretsmanager_secret" "db" { name = "${local.name}-db" }
