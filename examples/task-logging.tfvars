# What stack task-logging needs from its surroundings: terraform plan -var-file=../../../examples/task-logging.tfvars
ecr_repository_url                 = "123456789012.dkr.ecr.us-east-1.amazonaws.com/example-university-ecr"
db_instance_username               = "root"
db_instance_address                = "example-university-prod-mysql.abcdefghijkl.us-east-1.rds.amazonaws.com"
db_instance_master_user_secret_arn = "arn:aws:secretsmanager:us-east-1:123456789012:secret:rds!db-1a2b3c4d-AbCdEf"
