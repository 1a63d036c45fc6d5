"""What moto 5.2.5 forgets of Cognito: a second plan would never be empty, a custom domain would be replaced by every plan."""

from moto.cognitoidp.exceptions import ResourceNotFoundError
from moto.cognitoidp.models import CognitoIdpUserPool, CognitoIdpUserPoolDomain
from moto.cognitoidp.responses import CognitoIdpResponse
from moto.core.responses import ActionResult, EmptyResult


def install():
    user_pool_tier()
    domains()
    resource_servers()


def user_pool_tier():
    """CreateUserPool, UpdateUserPool: UserPoolTier, ESSENTIALS where a request names none; an update keeps it."""
    update = CognitoIdpUserPool.update_extended_config

    def update_extended_config(self, extended_config):
        before = getattr(self, "extended_config", {}).get("UserPoolTier", "ESSENTIALS")
        update(self, extended_config)
        self.extended_config.setdefault("UserPoolTier", before)

    CognitoIdpUserPool.update_extended_config = update_extended_config


def domains():
    """CreateUserPoolDomain, UpdateUserPoolDomain, DescribeUserPoolDomain: ManagedLoginVersion and CustomDomainConfig."""
    to_json = CognitoIdpUserPoolDomain.to_json

    def with_what_was_given(self, extended=True):
        answer = {**to_json(self, extended), "ManagedLoginVersion": getattr(self, "managed_login_version", 1)}
        if extended and self.custom_domain_config:
            answer["CustomDomainConfig"] = self.custom_domain_config
        return answer

    def keeping(method):
        def wrapped(self):
            answer = method(self)
            version = self._get_param("ManagedLoginVersion")
            if version is not None:
                self.backend.describe_user_pool_domain(self._get_param("Domain")).managed_login_version = version
                answer.result["ManagedLoginVersion"] = version
            return answer

        return wrapped

    CognitoIdpUserPoolDomain.to_json = with_what_was_given
    for name in ("create_user_pool_domain", "update_user_pool_domain"):
        setattr(CognitoIdpResponse, name, keeping(getattr(CognitoIdpResponse, name)))


def resource_servers():
    """UpdateResourceServer, DeleteResourceServer: moto has neither, so that a destroy fails."""

    def found(self):
        servers = self.backend.describe_user_pool(self._get_param("UserPoolId")).resource_servers
        identifier = self._get_param("Identifier")
        if identifier not in servers:
            raise ResourceNotFoundError("Resource server %s does not exist." % identifier)
        return servers, identifier

    def delete_resource_server(self):
        servers, identifier = found(self)
        del servers[identifier]
        return EmptyResult()

    def update_resource_server(self):
        servers, identifier = found(self)
        server = servers[identifier]
        server.name, server.scopes = self._get_param("Name"), self._get_param("Scopes") or []
        return ActionResult({"ResourceServer": server.to_json()})

    CognitoIdpResponse.delete_resource_server = delete_resource_server
    CognitoIdpResponse.update_resource_server = update_resource_server
