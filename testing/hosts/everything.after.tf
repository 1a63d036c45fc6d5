# Copyright: one file, one style of its own — été 😀

locals {
  name = "${var.project}-${var.stage}"
  db   = { user = "root", secret = aws_db_instance.main.master_user_secret[0].secret_arn }
}
variable "region" { default = "us-east-1" }
/* not attached */

resource "aws_db_instance" "main" {}
