"""What AWS refuses of Lambda functions, and moto 5.2.5 lets pass."""

from moto.awslambda.exceptions import LambdaClientError
from moto.awslambda.models import LambdaBackend

from permissions import allowed, trusts
from refusals import before


def install():
    roles()


def roles():
    """CreateFunction, UpdateFunctionConfiguration: InvalidParameterValueException for a role that Lambda can't assume
    (github.com/hashicorp/terraform-provider-aws/issues/7198), or that may not make a network interface for a function in
    subnets (Lambda developer guide, "Giving Lambda functions access to resources in an Amazon VPC")."""

    def refuse(message):
        raise LambdaClientError("InvalidParameterValueException", message)

    def check(role, account_id, region, vpc):
        if not trusts(role, "lambda.amazonaws.com"):
            refuse("The role defined for the function cannot be assumed by Lambda.")
        interfaces = "arn:aws:ec2:%s:%s:network-interface/*" % (region, account_id)
        if (vpc or {}).get("SubnetIds") and not allowed(role, "ec2:CreateNetworkInterface", interfaces):
            refuse("The provided execution role does not have permissions to call CreateNetworkInterface on EC2")

    def check_new(self, spec):
        check(spec["Role"], self.account_id, self.region_name, spec.get("VpcConfig"))

    def check_changed(self, function_name, qualifier, body):
        function = self.get_function(function_name, qualifier)
        vpc = body.get("VpcConfig", function.vpc_config)
        check(body.get("Role", function.role), self.account_id, self.region_name, vpc)

    before(LambdaBackend, "create_function", check_new)
    before(LambdaBackend, "update_function_configuration", check_changed)
