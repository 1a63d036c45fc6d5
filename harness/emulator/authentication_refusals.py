"""What AWS refuses of authentication in front of an application, and moto 5.2.5 lets pass.

Where AWS documents a rule and not the code of its refusal, the code is ours.
"""

import re

from moto.cognitoidp.exceptions import InvalidParameterException as CognitoInvalidParameter
from moto.cognitoidp.models import CognitoIdpBackend, cognitoidp_backends
from moto.elbv2.exceptions import ELBClientError
from moto.elbv2.models import ELBv2Backend, FakeAction

from refusals import before

AUTHENTICATE = {"authenticate-cognito": "AuthenticateCognitoConfig", "authenticate-oidc": "AuthenticateOidcConfig"}

# ELB API reference, AuthenticateCognitoActionConfig and AuthenticateOidcActionConfig.
DEFAULTS = {
    "OnUnauthenticatedRequest": "authenticate",
    "Scope": "openid",
    "SessionCookieName": "AWSELBAuthSessionCookie",
    "SessionTimeout": 604800,
}


def install():
    pools_with_domains()
    domain_prefixes()
    stored_actions()
    authenticate_actions()


def pools_with_domains():
    """Cognito, DeleteUserPool: InvalidParameterException (github.com/hashicorp/terraform-provider-aws/issues/16479)."""

    def check(self, user_pool_id):
        if self.describe_user_pool(user_pool_id).domain:
            raise CognitoInvalidParameter(
                "User pool cannot be deleted. It has a domain configured that should be deleted first."
            )

    before(CognitoIdpBackend, "delete_user_pool", check)


def domain_prefixes():
    """Cognito, CreateUserPoolDomain: InvalidParameterException for a prefix of another form, with a reserved word
    (github.com/aws-amplify/amplify-cli/issues/3854), or that is taken (github.com/serverless/serverless/issues/10135)."""
    form = r"[a-z0-9](?:[a-z0-9\-]{0,61}[a-z0-9])?"

    def check(self, user_pool_id, domain, custom_domain_config=None):
        if domain in self.user_pool_domains:
            raise CognitoInvalidParameter("Domain already associated with another user pool.")
        if custom_domain_config:
            return
        if not re.fullmatch(form, domain):
            raise CognitoInvalidParameter("The domain name contains an invalid character: the format is ^%s$" % form)
        for word in ("aws", "amazon", "cognito"):
            if word in domain:
                raise CognitoInvalidParameter("Domain cannot contain reserved word: %s" % word)

    before(CognitoIdpBackend, "create_user_pool_domain", check)


def stored_actions():
    """DescribeListeners, DescribeRules: never the client secret, and the defaults of what a request left out."""
    original = FakeAction.__init__

    def init(self, data):
        name = AUTHENTICATE.get(data.get("Type"))
        if name and name in data:
            shown = {key: value for key, value in data[name].items() if key != "ClientSecret"}
            data = {**data, name: {**DEFAULTS, **shown}}
        original(self, data)

    FakeAction.__init__ = init


def authenticate_actions():
    """CreateListener, ModifyListener, CreateRule, ModifyRule."""

    def refuse(message):
        raise ELBClientError("InvalidLoadBalancerAction", message)

    def check(self, protocol, actions):
        ordered = sorted(actions, key=lambda action: int(action.get("Order") or 0))
        kinds = [action["Type"] for action in ordered]
        for action in ordered:
            if action["Type"] in AUTHENTICATE:
                check_authenticate(self, protocol, action)
        # ELB API reference, CreateRule: "exactly one of forward, fixed-response, or redirect, and it must be the last
        # action to be performed".
        if kinds and (kinds[-1] in AUTHENTICATE or any(kind not in AUTHENTICATE for kind in kinds[:-1])):
            refuse("The last action, and no other, must be one of 'forward,fixed-response,redirect'; got %s" % kinds)

    def check_authenticate(self, protocol, action):
        kind = action["Type"]
        if protocol != "HTTPS":
            refuse("Actions of type '%s' are supported only on HTTPS listeners." % kind)
        config = action.get(AUTHENTICATE[kind])
        if not config:
            refuse("For actions of type '%s', you must specify the following fields: '%s'" % (kind, AUTHENTICATE[kind]))
        # ELB user guide, "Authenticate users using an Application Load Balancer": 1 second to 7 days.
        if not 1 <= int(config.get("SessionTimeout", 1)) <= 604800:
            raise ELBClientError("ValidationError", "SessionTimeout must be between 1 and 604800 seconds")
        if kind == "authenticate-cognito":
            check_client(self, config)

    def check_client(self, config):
        """github.com/aws-cloudformation/cloudformation-coverage-roadmap/issues/1553. A pool that is not here is
        somebody else's."""
        pool_id = config["UserPoolArn"].rpartition("/")[2]
        pool = cognitoidp_backends[self.account_id][self.region_name].user_pools.get(pool_id)
        client = pool and pool.clients.get(config["UserPoolClientId"])
        if client and not client.generate_secret:
            refuse("The user pool client must have a client secret")

    def listener_of(self, listener_arn):
        return self.describe_listeners(None, [listener_arn])[0]

    def check_listener(self, load_balancer_arn, protocol, port, ssl_policy, certificate, actions, **_others):
        check(self, protocol, actions)

    def check_modified_listener(self, arn, port, protocol, ssl_policy, certificates, actions):
        listener = listener_of(self, arn)
        check(self, protocol or listener.protocol, actions or [action.data for action in listener.default_actions])

    def check_rule(self, listener_arn, conditions, priority, actions, **_others):
        check(self, listener_of(self, listener_arn).protocol, actions)

    def check_modified_rule(self, rule_arn, conditions, actions):
        rule = self.describe_rules(None, [rule_arn])[0]
        check(self, listener_of(self, rule.listener_arn).protocol, actions)

    before(ELBv2Backend, "create_listener", check_listener)
    before(ELBv2Backend, "modify_listener", check_modified_listener)
    before(ELBv2Backend, "create_rule", check_rule)
    before(ELBv2Backend, "modify_rule", check_modified_rule)
