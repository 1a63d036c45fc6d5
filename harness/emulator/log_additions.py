"""What moto 5.2.5 lacks of CloudWatch Logs: it keeps what it receives and gives it back, and does nothing with it."""

import json
import time
import uuid

from moto.logs.exceptions import ResourceNotFoundException
from moto.logs.models import LogGroup, LogsBackend
from moto.logs.responses import LogsResponse


def install():
    group_class()
    group_key()
    subscriptions_to_destinations()
    query_definitions()
    anomaly_detectors()
    policies()


def kept(self, kind):
    """Of one account and region, until the server is reset: moto then empties its backends."""
    return self.logs_backend.__dict__.setdefault("kept_" + kind, {})


def found(items, key):
    if key not in items:
        raise ResourceNotFoundException()
    return items[key]


def group_class():
    """CreateLogGroup, DescribeLogGroups: logGroupClass, without which a second plan wants to replace the group."""
    create, describe = LogsResponse.create_log_group, LogGroup.to_describe_dict

    def create_log_group(self):
        answer = create(self)
        self.logs_backend.groups[self._get_param("logGroupName")].log_group_class = self._get_param("logGroupClass")
        return answer

    def to_describe_dict(self):
        return {**describe(self), "logGroupClass": getattr(self, "log_group_class", None) or "STANDARD"}

    LogsResponse.create_log_group = create_log_group
    LogGroup.to_describe_dict = to_describe_dict


def group_key():
    """AssociateKmsKey, DisassociateKmsKey: moto takes a key only when it makes a group."""

    def associate_kms_key(self):
        found(self.logs_backend.groups, self._get_param("logGroupName")).kms_key_id = self._get_param("kmsKeyId")
        return "{}"

    def disassociate_kms_key(self):
        found(self.logs_backend.groups, self._get_param("logGroupName")).kms_key_id = None
        return "{}"

    LogsResponse.associate_kms_key = associate_kms_key
    LogsResponse.disassociate_kms_key = disassociate_kms_key


def subscriptions_to_destinations():
    """PutSubscriptionFilter to a destination, where moto looks for a log group of its name."""
    put = LogsBackend.put_subscription_filter

    def put_subscription_filter(self, log_group_name, filter_name, filter_pattern, destination_arn, role_arn):
        if ":destination:" not in destination_arn:
            return put(self, log_group_name, filter_name, filter_pattern, destination_arn, role_arn)
        found(self.destinations, destination_arn)
        group = found(self.groups, log_group_name)
        group.put_subscription_filter(filter_name, filter_pattern, destination_arn, role_arn)

    LogsBackend.put_subscription_filter = put_subscription_filter


def query_definitions():
    def put_query_definition(self):
        key = self._get_param("queryDefinitionId") or str(uuid.uuid4())
        fields = {name: self._get_param(name) for name in ("name", "queryString", "logGroupNames")}
        fields["logGroupNames"] = fields["logGroupNames"] or []
        kept(self, "queries")[key] = {"queryDefinitionId": key, **fields}
        return json.dumps({"queryDefinitionId": key})

    def describe_query_definitions(self):
        prefix = self._get_param("queryDefinitionNamePrefix") or ""
        queries = [query for query in kept(self, "queries").values() if query["name"].startswith(prefix)]
        return json.dumps({"queryDefinitions": queries})

    def delete_query_definition(self):
        found(kept(self, "queries"), self._get_param("queryDefinitionId"))
        del kept(self, "queries")[self._get_param("queryDefinitionId")]
        return json.dumps({"success": True})

    LogsResponse.put_query_definition = put_query_definition
    LogsResponse.describe_query_definitions = describe_query_definitions
    LogsResponse.delete_query_definition = delete_query_definition


def anomaly_detectors():
    names = ("detectorName", "logGroupArnList", "evaluationFrequency", "filterPattern", "kmsKeyId")

    def create_log_anomaly_detector(self):
        backend = self.logs_backend
        arn = "arn:aws:logs:%s:%s:anomaly-detector:%s" % (backend.region_name, backend.account_id, uuid.uuid4())
        fields = {name: self._get_param(name) for name in names if self._get_param(name) is not None}
        days = self._get_param("anomalyVisibilityTime") or 21
        kept(self, "detectors")[arn] = {**fields, "anomalyVisibilityTime": days, "anomalyDetectorStatus": "TRAINING"}
        backend.tag_resource(arn, self._get_param("tags") or {})
        return json.dumps({"anomalyDetectorArn": arn})

    def get_log_anomaly_detector(self):
        return json.dumps(found(kept(self, "detectors"), self._get_param("anomalyDetectorArn")))

    def list_log_anomaly_detectors(self):
        detectors = [{"anomalyDetectorArn": arn, **fields} for arn, fields in kept(self, "detectors").items()]
        return json.dumps({"anomalyDetectors": detectors})

    def delete_log_anomaly_detector(self):
        found(kept(self, "detectors"), self._get_param("anomalyDetectorArn"))
        del kept(self, "detectors")[self._get_param("anomalyDetectorArn")]
        return "{}"

    LogsResponse.create_log_anomaly_detector = create_log_anomaly_detector
    LogsResponse.get_log_anomaly_detector = get_log_anomaly_detector
    LogsResponse.list_log_anomaly_detectors = list_log_anomaly_detectors
    LogsResponse.delete_log_anomaly_detector = delete_log_anomaly_detector


def policies():
    """Data protection and index policies: a document for each group, gone with the group."""

    def put(kind, time_field):
        def wrapped(self):
            name = self._get_param("logGroupIdentifier")
            group = found(self.logs_backend.groups, name)
            policy = {"logGroupIdentifier": name, "policyDocument": self._get_param("policyDocument")}
            group.__dict__.setdefault("kept_policies", {})[kind] = {**policy, time_field: int(time.time() * 1000)}
            return json.dumps(policy if kind == "protection" else {"indexPolicy": policy})

        return wrapped

    def policy_of(self, name, kind):
        return getattr(found(self.logs_backend.groups, name), "kept_policies", {}).get(kind)

    def get_data_protection_policy(self):
        name = self._get_param("logGroupIdentifier")
        return json.dumps(policy_of(self, name, "protection") or {"logGroupIdentifier": name})

    def describe_index_policies(self):
        all_found = [policy_of(self, name, "index") for name in self._get_param("logGroupIdentifiers")]
        return json.dumps({"indexPolicies": [policy for policy in all_found if policy]})

    def delete(kind):
        def wrapped(self):
            group = found(self.logs_backend.groups, self._get_param("logGroupIdentifier"))
            group.__dict__.get("kept_policies", {}).pop(kind, None)
            return "{}"

        return wrapped

    LogsResponse.put_data_protection_policy = put("protection", "lastUpdatedTime")
    LogsResponse.get_data_protection_policy = get_data_protection_policy
    LogsResponse.delete_data_protection_policy = delete("protection")
    LogsResponse.put_index_policy = put("index", "lastUpdateTime")
    LogsResponse.describe_index_policies = describe_index_policies
    LogsResponse.delete_index_policy = delete("index")
