"""What AWS refuses and moto 5.2.5 lets pass: deleting what is protected or in use, and a key that is pending deletion.

What Terraform does to a live system in the wrong order, moto would call done. Each refusal cites where AWS documents it.
"""

from moto.cognitoidp.exceptions import InvalidParameterException as CognitoInvalidParameter
from moto.cognitoidp.models import CognitoIdpBackend
from moto.core.exceptions import JsonRESTError
from moto.ecr.exceptions import ImageAlreadyExistsException
from moto.ecr.models import ECRBackend
from moto.ecs.exceptions import ECSException
from moto.ecs.models import EC2ContainerServiceBackend
from moto.elbv2.exceptions import ELBClientError
from moto.elbv2.models import ELBv2Backend
from moto.iam.exceptions import DeleteConflictException
from moto.iam.models import IAMBackend
from moto.kms.models import KmsBackend, kms_backends
from moto.logs.exceptions import InvalidParameterException as LogsInvalidParameter
from moto.logs.models import LogGroup
from moto.logs.responses import LogsResponse
from moto.s3.models import s3_backends
from moto.sns.exceptions import SNSException
from moto.sns.models import Topic


def install():
    protected_load_balancers()
    protected_user_pools()
    policies_in_use()
    clusters_with_services()
    immutable_tags()
    keys_pending_deletion()
    log_groups_with_unusable_keys()
    topics_with_unusable_keys()
    access_logs()


def before(owner, name, check):
    """Has `check` run with the method's arguments before it; what it raises is the answer."""
    method = getattr(owner, name)

    def checked(self, *args, **kwargs):
        check(self, *args, **kwargs)
        return method(self, *args, **kwargs)

    setattr(owner, name, checked)


def protected_load_balancers():
    """ELB API reference, DeleteLoadBalancer: "You can't delete a load balancer if deletion protection is enabled"."""

    def check(self, arn):
        balancer = self.load_balancers.get(arn)
        if balancer and balancer.attrs.get("deletion_protection.enabled") == "true":
            message = "Load balancer '%s' cannot be deleted because deletion protection is enabled" % arn
            raise ELBClientError("OperationNotPermitted", message)

    before(ELBv2Backend, "delete_load_balancer", check)


def protected_user_pools():
    """Cognito API reference, UserPoolType, DeletionProtection: ACTIVE refuses DeleteUserPool."""

    def check(self, user_pool_id):
        pool = self.describe_user_pool(user_pool_id)
        if (pool.extended_config or {}).get("DeletionProtection") == "ACTIVE":
            raise CognitoInvalidParameter(
                "The user pool cannot be deleted because deletion protection is activated. "
                "Deletion protection must be inactivated first."
            )

    before(CognitoIdpBackend, "delete_user_pool", check)


def policies_in_use():
    """IAM API reference, DeletePolicy: not while it is attached to anyone; a permissions boundary counts as attached
    (IAM user guide, "Permissions boundaries for IAM entities")."""

    def check(self, policy_arn):
        # Not by moto's own count, which counts twice what is attached twice, while IAM takes that as done already.
        entities = [*self.roles.values(), *self.users.values(), *self.groups.values()]
        attached = any(policy_arn in entity.managed_policies for entity in entities)
        bounds = any(role.permissions_boundary_arn == policy_arn for role in self.roles.values())
        if attached or bounds:
            raise DeleteConflictException("Cannot delete a policy attached to entities.")

    before(IAMBackend, "delete_policy", check)


def clusters_with_services():
    """ECS API reference, DeleteCluster: ClusterContainsServicesException."""

    def check(self, cluster_str):
        cluster = self._get_cluster(cluster_str)
        services = [service for service in self.services.values() if service.cluster_arn == cluster.arn]
        if any(service.status == "ACTIVE" for service in services):
            message = "The Cluster cannot be deleted while Services are active."
            raise ECSException("ClusterContainsServicesException", message)

    before(EC2ContainerServiceBackend, "delete_cluster", check)


class ImageTagAlreadyExists(ImageAlreadyExistsException):
    code = "ImageTagAlreadyExistsException"


def immutable_tags():
    """ECR API reference, PutImage: moto refuses too, with the name of another refusal."""
    put_image = ECRBackend.put_image

    def put(self, repository_name, *args, **kwargs):
        try:
            return put_image(self, repository_name, *args, **kwargs)
        except ImageAlreadyExistsException as error:
            if not self._get_repository(repository_name).is_tag_immutable():
                raise
            error.__class__ = ImageTagAlreadyExists
            raise

    ECRBackend.put_image = put


def unusable(account_id, region, key):
    """Whether the key (id, ARN or alias) is disabled or pending deletion: then AWS uses it for nothing, from that moment on
    (KMS developer guide, "Key states of AWS KMS keys"). A key that is not here is somebody else's."""
    backend = kms_backends[account_id][region]
    found = key and backend.keys.get(backend.any_id_to_key_id(key))
    return bool(found) and found.key_state in ("PendingDeletion", "Disabled")


def keys_pending_deletion():
    """KMS API reference, Encrypt, Decrypt, GenerateDataKey and others: KMSInvalidStateException."""

    def check(self, key_id, *_args, **_kwargs):
        if unusable(self.account_id, self.region_name, key_id):
            raise JsonRESTError("KMSInvalidStateException", "%s is pending deletion." % key_id)

    for name in ("encrypt", "generate_data_key", "sign", "generate_mac"):
        before(KmsBackend, name, check)

    decrypt = KmsBackend.decrypt

    def checked_decrypt(self, *args, **kwargs):
        plaintext, key = decrypt(self, *args, **kwargs)
        check(self, key)
        return plaintext, key

    KmsBackend.decrypt = checked_decrypt


def log_groups_with_unusable_keys():
    """CloudWatch Logs API reference, CreateLogGroup and AssociateKmsKey: InvalidParameterException for a disabled key.

    Events stay encrypted with the key that the group had when they came (CloudWatch Logs user guide, "Encrypt log data in
    CloudWatch Logs using AWS KMS"): whoever reads them needs that key, also when the group has another one by now. AWS
    documents that writing and reading fail then, not with which code: that is ours.
    """

    def check(account_id, region, key):
        if unusable(account_id, region, key):
            raise LogsInvalidParameter("The specified KMS key can't be used: %s" % key)

    def check_request(self):
        check(self.current_account, self.region, self._get_param("kmsKeyId"))

    for name in ("create_log_group", "associate_kms_key"):
        before(LogsResponse, name, check_request)

    def events_of(group):
        return [event for stream in group.streams.values() for event in stream.events]

    def check_reading(self, *_args, **_kwargs):
        for key in {getattr(event, "kms_key_id", None) for event in events_of(self)}:
            check(self.account_id, self.region, key)

    for name in ("get_log_events", "filter_log_events"):
        before(LogGroup, name, check_reading)

    put = LogGroup.put_log_events

    def put_log_events(self, *args, **kwargs):
        check(self.account_id, self.region, self.kms_key_id)
        answer = put(self, *args, **kwargs)
        for event in events_of(self):
            event.__dict__.setdefault("kms_key_id", self.kms_key_id)
        return answer

    LogGroup.put_log_events = put_log_events


def topics_with_unusable_keys():
    """SNS API reference, Publish: KMSInvalidStateException."""

    def check(self, *_args, **_kwargs):
        if unusable(self.account_id, self.sns_backend.region_name, self.kms_master_key_id):
            raise SNSException("KMSInvalidState", "%s is pending deletion." % self.kms_master_key_id)

    before(Topic, "publish", check)


def access_logs():
    """Elastic Load Balancing user guide, "Enable access logs for your Application Load Balancer": the load balancer writes a
    test file at once, so that the bucket is never empty; without a bucket and its policy it refuses."""

    def check(self, arn, attrs):
        bucket = attrs.get("access_logs.s3.bucket")
        if attrs.get("access_logs.s3.enabled") != "true" or not bucket:
            return
        s3 = s3_backends[self.account_id][self.partition]
        if bucket not in s3.buckets or not s3.buckets[bucket].policy:
            message = "Access Denied for bucket: %s. Please check S3bucket permission" % bucket
            raise ELBClientError("InvalidConfigurationRequest", message)
        prefix = attrs.get("access_logs.s3.prefix")
        folder = "%s/AWSLogs" % prefix if prefix else "AWSLogs"
        s3.put_object(bucket, "%s/%s/ELBAccessLogTestFile" % (folder, self.account_id), b"Enable AccessLog")

    before(ELBv2Backend, "modify_load_balancer_attributes", check)
