"""Functions made of images, and functions behind a load balancer: what AWS does and refuses, and moto 5.2.5 does not."""

import json

from moto.awslambda.exceptions import LambdaClientError
from moto.awslambda.models import LambdaBackend, LambdaFunction, lambda_backends
from moto.ec2.exceptions import DependencyViolationError
from moto.ec2.models import EC2Backend
from moto.ecr.models import ecr_backends
from moto.elbv2.exceptions import ELBClientError
from moto.elbv2.models import ELBv2Backend

from permissions import allows_service
from refusals import before

LAMBDA = "lambda.amazonaws.com"
PULL = ("ecr:BatchGetImage", "ecr:GetDownloadUrlForLayer")


def install():
    images()
    image_configurations()
    targets()
    security_groups_in_use()


def images():
    """CreateFunction, UpdateFunctionCode: InvalidParameterValueException for an image that is not there
    (github.com/hashicorp/terraform/issues/27963), and a statement that Lambda adds to the repository's policy
    itself where it may not pull the image yet (Lambda developer guide, "Create a Lambda function using a container image",
    "Amazon ECR permissions")."""

    def check(backend, name, uri):
        place, _, tag = uri.rpartition(":")
        repository_name = place.partition("/")[2]
        ecr = ecr_backends[backend.account_id][backend.region_name]
        repository = ecr.repositories.get(repository_name)
        if repository is None or not any(tag in image.image_tags for image in repository.images):
            message = "Source image %s does not exist. Provide a valid source image." % uri
            raise LambdaClientError("InvalidParameterValueException", message)
        statements = statements_of(repository.policy)
        arn = "arn:aws:lambda:%s:%s:function:%s" % (backend.region_name, backend.account_id, name)
        document = json.dumps({"Statement": [{"Resource": "*", **statement} for statement in statements]})
        context = {"aws:sourceArn": arn}
        if all(allows_service([document], LAMBDA, action, repository.arn, context) for action in PULL):
            return
        added = {
            "Sid": "LambdaECRImageRetrievalPolicy",
            "Effect": "Allow",
            "Principal": {"Service": LAMBDA},
            "Action": list(PULL),
            "Condition": {"StringLike": {"aws:sourceArn": arn.rpartition(":")[0] + ":*"}},
        }
        repository.policy = json.dumps({"Version": "2008-10-17", "Statement": [*statements, added]})

    def check_new(self, spec):
        uri = spec["Code"].get("ImageUri")
        if uri:
            check(self, spec["FunctionName"], uri)

    def check_changed(self, function_name, qualifier, body):
        if body.get("ImageUri"):
            check(self, self.get_function(function_name, qualifier).function_name, body["ImageUri"])

    before(LambdaBackend, "create_function", check_new)
    before(LambdaBackend, "update_function_code", check_changed)


def statements_of(policy):
    return json.loads(policy)["Statement"] if policy else []


def image_configurations():
    """GetFunction: says nothing of an image's configuration that nobody gave."""
    describe = LambdaFunction.get_configuration

    def get_configuration(self, *args, **kwargs):
        answer = describe(self, *args, **kwargs)
        if not any(answer.get("ImageConfigResponse", {}).get("ImageConfig", {}).values()):
            answer.pop("ImageConfigResponse", None)
        return answer

    LambdaFunction.get_configuration = get_configuration


def targets():
    """RegisterTargets: AccessDenied for a function that the load balancer may not invoke from this target group
    (github.com/aws/aws-cdk/issues/4663), and a second function is refused (Elastic Load Balancing user guide, "Use Lambda
    functions as targets of an Application Load Balancer"; with which code, nobody documents: it is ours)."""

    def check(self, target_group_arn, instances):
        group = self.target_groups.get(target_group_arn)
        if group is None or group.target_type != "lambda":
            return
        for arn in [target["Id"] for target in instances]:
            if any(other != arn for other in group.targets):
                raise ELBClientError("TooManyTargets", "The target group '%s' has a function already" % target_group_arn)
            function = lambda_backends[self.account_id][self.region_name].get_function(arn)
            context = {"AWS:SourceArn": target_group_arn, "aws:SourceArn": target_group_arn}
            # The policy is that of the function as it is, and says for which of its aliases.
            base = lambda_backends[self.account_id][self.region_name].get_function(function.function_name)
            document = json.dumps({"Statement": base.policy.statements})
            who = "elasticloadbalancing.amazonaws.com"
            if not allows_service([document], who, "lambda:InvokeFunction", arn, context):
                message = "elasticloadbalancing principal does not have permission to invoke %s from target group %s"
                raise ELBClientError("AccessDenied", message % (arn, target_group_arn))

    before(ELBv2Backend, "register_targets", check)


def security_groups_in_use():
    """DeleteSecurityGroup: DependencyViolation while another group's rule names it, or something is in it (Amazon EC2 API
    reference, "DeleteSecurityGroup")."""

    def check(self, name=None, group_id=None):
        rules = [
            rule
            for groups in self.groups.values()
            for group in groups.values()
            if group.id != group_id
            for rule in [*group.ingress_rules, *group.egress_rules]
        ]
        named = any((rule.source_group or {}).get("GroupId") == group_id for rule in rules)
        functions = lambda_backends[self.account_id][self.region_name].list_functions()
        inside = any(group_id in (function.vpc_config or {}).get("SecurityGroupIds", []) for function in functions)
        if named or inside:
            raise DependencyViolationError("resource %s has a dependent object" % group_id)

    before(EC2Backend, "delete_security_group", check)
