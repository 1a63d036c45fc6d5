"""Whether a role of the emulated AWS may do something: its own policies, and the policy of what it does it to.

A request in one account is allowed when one of both allows it and neither denies it (IAM user guide, "Policy evaluation
logic"). What it does not know of a policy (`NotAction`, most operators of conditions) fails loudly.
"""

import json
import re

from moto.iam.models import iam_backends

# Of a condition: a key that a request does not have meets none of these.
OPERATORS = ("Bool", "StringEquals", "StringLike", "ArnEquals", "ArnLike")

# Every request to the emulated AWS counts as one over TLS.
OF_EVERY_REQUEST = {"aws:SecureTransport": "true"}


def role_of(arn):
    """@raises where there is no such role"""
    return iam_backends[arn.split(":")[4]][arn.split(":")[1]].get_role_by_arn(arn)


def allowed(role_arn, action, resource, resource_policy=None):
    own = statements_of(*policies_of(role_of(role_arn)))
    others = [s for s in statements_of(resource_policy or "{}") if names(s["Principal"], role_arn)]
    effects = [s["Effect"] for s in own + others if concerns(s, action, resource)]
    return "Allow" in effects and "Deny" not in effects


def trusts(role_arn, service):
    """Whether the role's trust policy lets this service assume it."""
    statements = statements_of(role_of(role_arn).assume_role_policy_document)
    services = [s.get("Principal", {}).get("Service", []) for s in statements if s["Effect"] == "Allow"]
    return any(service in listed(names) for names in services)


def policies_of(role):
    versions = [(policy, version) for policy in role.managed_policies.values() for version in policy.versions]
    attached = [version.document for policy, version in versions if version.version_id == policy.default_version_id]
    return [*role.policies.values(), *attached]


def statements_of(*documents):
    return [s for document in documents for s in listed(json.loads(document).get("Statement", []))]


def allows_service(documents, service, action, resource, context):
    """Whether a policy of the resource lets a service of AWS do something, for what the context says."""
    statements = [s for s in statements_of(*documents) if service in listed(s["Principal"].get("Service", []))]
    effects = [s["Effect"] for s in statements if concerns(s, action, resource, context)]
    return "Allow" in effects and "Deny" not in effects


def concerns(statement, action, resource, context={}):
    known = {**OF_EVERY_REQUEST, **context}
    return (
        matches(statement["Action"], action, re.IGNORECASE)
        and matches(statement["Resource"], resource)
        and all(met(operator, tests, known) for operator, tests in statement.get("Condition", {}).items())
    )


def met(operator, tests, known):
    if operator not in OPERATORS:
        raise NotImplementedError("the operator %s of a condition" % operator)
    # Of `Bool`, `true` and "true" are the same.
    return all(key in known and matches(wanted, known[key], re.IGNORECASE) for key, wanted in tests.items())


def names(principal, role_arn):
    return principal == "*" or any(name in ("*", role_arn) for name in listed(principal.get("AWS", [])))


def matches(patterns, value, flags=0):
    globs = [re.escape(str(pattern)).replace(r"\*", ".*").replace(r"\?", ".") for pattern in listed(patterns)]
    return any(re.fullmatch(glob, value, flags) for glob in globs)


def listed(value):
    return value if isinstance(value, list) else [value]
