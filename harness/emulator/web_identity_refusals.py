"""What STS refuses of an identity provider's token, and moto 5.2.5 lets pass: it lets everybody assume every role.

STS API reference, AssumeRoleWithWebIdentity; IAM user guide, "Create a role for OpenID Connect federation". Signatures are not
looked at, since the emulated AWS reaches no issuer.
"""

import base64
import json

from moto.iam.models import iam_backends
from moto.sts.exceptions import STSClientError
from moto.sts.responses import TokenResponse

from permissions import listed, role_of, statements_of
from refusals import before


def install():
    before(TokenResponse, "assume_role_with_web_identity", check)


def check(response):
    role_arn = response._get_param("RoleArn")
    claims = claims_of(response._get_param("WebIdentityToken"))
    issuer = claims["iss"].removeprefix("https://")
    account, partition = role_arn.split(":")[4], role_arn.split(":")[1]
    providers = iam_backends[account][partition].open_id_providers.values()
    provider = next((each for each in providers if each.url == issuer), None)
    if provider is None:
        raise STSClientError("InvalidIdentityToken", "No OpenIDConnect provider found in your account for https://" + issuer)
    if claims["aud"] not in provider.client_id_list:
        raise STSClientError("InvalidIdentityToken", "Incorrect token audience")
    if not any(trusts(statement, provider.arn, issuer, claims) for statement in statements_of(trust_of(role_arn))):
        raise STSClientError("AccessDenied", "Not authorized to perform sts:AssumeRoleWithWebIdentity")


def claims_of(token):
    payload = token.split(".")[1]
    return json.loads(base64.urlsafe_b64decode(payload + "=" * (-len(payload) % 4)))


def trust_of(role_arn):
    return role_of(role_arn).assume_role_policy_document


def trusts(statement, provider_arn, issuer, claims):
    """Whether a statement allows it. An operator that is not known here fails loudly."""
    if statement["Effect"] != "Allow":
        raise NotImplementedError("a trust policy's %s" % statement["Effect"])
    keys = {"%s:%s" % (issuer, claim): value for claim, value in claims.items()}
    conditions = statement.get("Condition", {})
    unknown = set(conditions) - {"StringEquals"}
    if unknown:
        raise NotImplementedError("a trust policy's %s" % ", ".join(sorted(unknown)))
    return (
        "sts:AssumeRoleWithWebIdentity" in listed(statement["Action"])
        and provider_arn in listed(statement["Principal"].get("Federated", []))
        and all(keys.get(key) in listed(values) for key, values in conditions.get("StringEquals", {}).items())
    )
