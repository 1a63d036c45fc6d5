"""What moto 5.2.5 lacks of AWS and this project needs.

Where a test depends on one of these, it tests our own stand-in: keep them few, and drop each when moto has it.
"""

import json

from moto.applicationautoscaling.responses import ApplicationAutoScalingResponse
from moto.ec2.models.security_groups import SecurityGroupRule
from moto.ecs.models import TaskDefinition
from moto.ecs.responses import EC2ContainerServiceResponse
from moto.iam.access_control import IAMPolicy
from moto.s3.models import FakeBucket
from moto.route53.models import route53_backends
from moto.secretsmanager.models import SecretsManagerBackend
from moto.servicediscovery.models import ServiceDiscoveryBackend
from moto.utilities.utils import get_partition

import cognito_additions
import lambda_additions
import log_additions
import search_additions


def install():
    scalable_target_tags()
    ecs_service_fields()
    ecs_container_definitions()
    managed_rotation()
    security_group_rules()
    bucket_policies()
    zones_of_namespaces()
    cognito_additions.install()
    lambda_additions.install()
    log_additions.install()
    search_additions.install()


def bucket_policies():
    """Bucket policies: what they deny to requests without TLS, they deny to none here.

    moto reads no conditions, so that such a statement would deny everything; and it has no TLS.
    """
    def is_for_plain_http(statement):
        return statement.get("Condition", {}).get("Bool", {}).get("aws:SecureTransport") == "false"

    def get_permission(self, action, resource):
        policy = json.loads(self.policy) if self.policy else {"Statement": []}
        statements = [one for one in policy["Statement"] if not is_for_plain_http(one)]
        return IAMPolicy(json.dumps({**policy, "Statement": statements})).is_action_permitted(action, resource)

    FakeBucket.get_permission = get_permission


def zones_of_namespaces():
    """Cloud Map, DeleteNamespace: deletes the namespace's zone too, which moto leaves behind."""
    delete = ServiceDiscoveryBackend.delete_namespace

    def delete_namespace(self, namespace_id):
        namespace = self.namespaces.get(namespace_id)
        operation = delete(self, namespace_id)
        zone = (namespace.dns_properties or {}).get("HostedZoneId")
        if zone:
            route53_backends[self.account_id][get_partition(self.region_name)].delete_hosted_zone(zone)
        return operation

    ServiceDiscoveryBackend.delete_namespace = delete_namespace


def scalable_target_tags():
    """Application Auto Scaling: ListTagsForResource, TagResource, UntagResource, and Tags of RegisterScalableTarget.

    moto has none of them. The provider lists a scalable target's tags on every read, so that without this neither a plan
    nor a destroy gets past `aws_appautoscaling_target`.
    """
    response = ApplicationAutoScalingResponse
    register = response.register_scalable_target

    def tags_of(self, arn):
        backend = self.applicationautoscaling_backend
        if not hasattr(backend, "tags_by_arn"):
            backend.tags_by_arn = {}
        return backend.tags_by_arn.setdefault(arn, {})

    def register_scalable_target(self):
        registered = register(self)
        tags_of(self, json.loads(registered)["ScalableTargetARN"]).update(self._get_param("Tags") or {})
        return registered

    def list_tags_for_resource(self):
        return json.dumps({"Tags": tags_of(self, self._get_param("ResourceARN"))})

    def tag_resource(self):
        tags_of(self, self._get_param("ResourceARN")).update(self._get_param("Tags"))
        return "{}"

    def untag_resource(self):
        for key in self._get_param("TagKeys"):
            tags_of(self, self._get_param("ResourceARN")).pop(key, None)
        return "{}"

    response.register_scalable_target = register_scalable_target
    response.list_tags_for_resource = list_tags_for_resource
    response.tag_resource = tag_resource
    response.untag_resource = untag_resource


def ecs_service_fields():
    """ECS CreateService, UpdateService: keeps fields that moto accepts and forgets.

    A service that comes back without them differs from its configuration for ever: the second plan is never empty.
    """
    fields = {
        "availabilityZoneRebalancing": "availability_zone_rebalancing",
        "capacityProviderStrategy": "capacity_provider_strategy",
        "deploymentConfiguration": "deployment_configuration",
        "enableECSManagedTags": "enable_ecs_managed_tags",
        "enableExecuteCommand": "enable_execute_command",
        "healthCheckGracePeriodSeconds": "health_check_grace_period_seconds",
    }

    # AWS fills in what a request leaves out of it, and an update keeps what it does not name.
    deployment = {"maximumPercent": 200, "minimumHealthyPercent": 100}

    def keeping(method):
        def wrapped(self):
            answer = method(self)
            service = answer.result["service"]
            for name, attribute in fields.items():
                value = self._get_param(name)
                if value is None:
                    continue
                if name == "deploymentConfiguration":
                    value = {**deployment, **(getattr(service, attribute, None) or {}), **value}
                setattr(service, attribute, value)
            return answer

        return wrapped

    for name in ("create_service", "update_service"):
        setattr(EC2ContainerServiceResponse, name, keeping(getattr(EC2ContainerServiceResponse, name)))


def ecs_container_definitions():
    """ECS RegisterTaskDefinition: answers with the containers as AWS stores them, where moto echoes what it was given.

    Each of these is a difference that never ends for somebody who writes something else than AWS answers: reports are
    cited in __tests__/constructs/ecs/canonical-json.unit.test.ts.
    """
    original = TaskDefinition.__init__

    def defaults(fields, values):
        for name, value in values.items():
            fields.setdefault(name, value)

    def as_stored(container):
        container["environment"] = [pair for pair in container["environment"] if pair.get("value")]
        if "firelensConfiguration" in container:
            container.setdefault("user", "0")
        for mapping in container["portMappings"]:
            defaults(mapping, {"protocol": "tcp"})
            if "containerPort" in mapping:
                mapping.setdefault("hostPort", mapping["containerPort"])
        if "healthCheck" in container:
            defaults(container["healthCheck"], {"interval": 30, "timeout": 5, "retries": 3})
        if "restartPolicy" in container:
            defaults(container["restartPolicy"], {"restartAttemptPeriod": 300})
        linux = container.get("linuxParameters", {})
        if any(linux.get("capabilities", {}).values()):
            defaults(linux["capabilities"], {"add": [], "drop": []})
        else:
            linux.pop("capabilities", None)
        for name in ("ulimits", "systemControls", "dependsOn", "environmentFiles", "secrets"):
            if container.get(name) == []:
                del container[name]

    def init(self, *args, **kwargs):
        original(self, *args, **kwargs)
        for container in self.container_definitions:
            as_stored(container)

    TaskDefinition.__init__ = init


def managed_rotation():
    """Secrets Manager CancelRotateSecret: also where AWS rotates by itself, as RDS does, and there is no Lambda function."""
    cancel = SecretsManagerBackend.cancel_rotate_secret

    def cancel_rotate_secret(self, secret_id):
        secret = self.secrets.get(secret_id)
        if secret is None or secret.rotation_lambda_arn or not secret.rotation_enabled:
            return cancel(self, secret_id)
        secret.rotation_enabled = False
        return secret.to_short_dict()

    SecretsManagerBackend.cancel_rotate_secret = cancel_rotate_secret


def security_group_rules():
    """EC2 DescribeSecurityGroupRules: the description of a rule about another group."""
    description = SecurityGroupRule.description
    SecurityGroupRule.description = property(
        lambda self: description.fget(self) or self.source_group.get("Description")
    )
