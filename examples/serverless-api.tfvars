# What stack serverless-api needs from its surroundings: terraform plan -var-file=../../../examples/serverless-api.tfvars
private_subnet_ids                 = ["subnet-0a1b2c3d4e5f60718", "subnet-08f7e6d5c4b3a2918"]
function_security_group_id         = "sg-0a1b2c3d4e5f60718"
db_instance_username               = "root"
db_instance_address                = "example-university-prod-mysql.abcdefghijkl.us-east-1.rds.amazonaws.com"
db_instance_master_user_secret_arn = "arn:aws:secretsmanager:us-east-1:123456789012:secret:rds!db-1a2b3c4d-AbCdEf"

# With jwt "authentication" and a user pool:
user_pool_arn        = "arn:aws:cognito-idp:us-east-1:123456789012:userpool/us-east-1_Ab1cD2eF3"
user_pool_client_ids = ["1h57kf5cpq17m0eml12EXAMPLE"]

# With elk, whose search server gets the lines too:
log_forwarder_function_arn = "arn:aws:lambda:us-east-1:123456789012:function:example-university-prod-log-forwarder"
