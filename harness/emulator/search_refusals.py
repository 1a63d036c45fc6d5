"""What AWS refuses of OpenSearch domains, and moto 5.2.5 lets pass.

The sentence is AWS's where one is cited; otherwise it is ours.
"""

from moto.core.exceptions import JsonRESTError
from moto.logs.models import logs_backends
from moto.opensearch.models import OpenSearchServiceBackend

from permissions import allows_service
from refusals import before


def install():
    def check_new(self, **request):
        check(self, request["domain_name"], lambda name: request[name] or {})

    def check_changed(self, domain_name, **request):
        domain = self.describe_domain(domain_name)
        check(self, domain_name, lambda name: request[name] or getattr(domain, name) or {})

    before(OpenSearchServiceBackend, "create_domain", check_new)
    before(OpenSearchServiceBackend, "update_domain_config", check_changed)


def refuse(message):
    raise JsonRESTError("ValidationException", message)


def check(self, domain_name, option):
    auto_tune(option)
    subnets(option)
    access_control(option)
    log_groups(self, domain_name, option("log_publishing_options"))


def auto_tune(option):
    """github.com/hashicorp/terraform-provider-aws/issues/30205"""
    small = option("cluster_config").get("InstanceType", "").startswith(("t2.", "t3."))
    if small and option("auto_tune_options").get("DesiredState") == "ENABLED":
        refuse("Autotune is not supported in t2/t3 instance types. Disable autotune or change your instance type.")


def subnets(option):
    """CloudFormation, AWS::OpenSearchService::Domain VPCOptions, SubnetIds"""
    given = len(option("vpc_options").get("SubnetIds", []))
    cluster = option("cluster_config")
    zones = (cluster.get("ZoneAwarenessConfig") or {}).get("AvailabilityZoneCount", 2)
    if given > 1 and not cluster.get("ZoneAwarenessEnabled"):
        refuse("You must specify exactly one subnet.")
    if given > 0 and cluster.get("ZoneAwarenessEnabled") and given != zones:
        refuse("You must specify exactly %d subnets because you have set zone count to %d." % (zones, zones))


def access_control(option):
    """github.com/lgallard/terraform-aws-elasticsearch/issues/13; OpenSearch Service developer guide, "Fine-grained access
    control in Amazon OpenSearch Service": encryption at rest, between nodes, and HTTPS."""
    if not option("advanced_security_options").get("Enabled"):
        return
    if not option("domain_endpoint_options").get("EnforceHTTPS"):
        refuse("You must enable EnforceHTTPS in the domain endpoint options to use advanced security.")
    for name in ("node_to_node_encryption_options", "encryption_at_rest_options"):
        if not option(name).get("Enabled"):
            refuse("You must enable %s to use advanced security." % name.removesuffix("_options").replace("_", " "))


def log_groups(self, domain_name, options):
    """OpenSearch Service developer guide, "Monitoring audit logs in Amazon OpenSearch Service"."""
    backend = logs_backends[self.account_id][self.region_name]
    documents = [policy.policy_document for policy in backend.resource_policies.values()]
    domain = "arn:aws:es:%s:%s:domain/%s" % (self.region_name, self.account_id, domain_name)
    context = {"aws:SourceAccount": self.account_id, "aws:SourceArn": domain}
    for option in options.values():
        arn = option.get("CloudWatchLogsLogGroupArn", "").removesuffix(":*")
        stream = "%s:log-stream:%s" % (arn, domain_name)
        actions = ("logs:CreateLogStream", "logs:PutLogEvents")
        may = all(allows_service(documents, "es.amazonaws.com", action, stream, context) for action in actions)
        if option.get("Enabled", True) and not may:
            refuse(
                "The Resource Access Policy specified for the CloudWatch Logs log group %s does not grant sufficient "
                "permissions for Amazon OpenSearch Service to create a log stream. Please check the Resource Access Policy."
                % arn.rpartition("log-group:")[2]
            )
