"""What moto 5.2.5 lacks of API Gateway v2, for HTTP APIs that Terraform makes."""

import json
import sys
import types
from urllib.parse import unquote


def stand_in(name, **members):
    sys.modules.setdefault(name, types.ModuleType(name)).__dict__.update(members)


def no_documents(*_):
    raise NotImplementedError("an OpenAPI document of a REST API")


# moto loads REST APIs with HTTP APIs, and with them a validator that needs sixteen packages more, which nothing here calls.
stand_in("openapi_spec_validator", validate_spec=no_documents, __path__=[])
stand_in("openapi_spec_validator.validation", __path__=[])
stand_in("openapi_spec_validator.validation.exceptions", OpenAPIValidationError=Exception)

from moto.apigatewayv2.exceptions import BadRequestException
from moto.apigatewayv2.models import Api, ApiGatewayV2Backend, DomainName
from moto.apigatewayv2.responses import ApiGatewayV2Response

from refusals import before


def install():
    domain_name_status()
    update_stage()
    cors()
    authorizers()


def domain_name_status():
    """CreateDomainName, GetDomainName: the status for which Terraform waits, and where an alias record leads. moto answers an empty
    mutualTlsAuthentication, which no plan is without afterwards."""
    to_json = DomainName.to_json

    def with_status(self):
        answer = to_json(self)
        region = self.domain_name_arn.split(":")[3]
        filled = {
            "apiGatewayDomainName": "d-emulated.execute-api.%s.amazonaws.com" % region,
            "domainNameStatus": "AVAILABLE",
            "hostedZoneId": "Z1UJRXOUMOOFQ8",
            "ipAddressType": "ipv4",
        }
        answer["domainNameConfigurations"] = [{**filled, **given} for given in answer["domainNameConfigurations"]]
        if not self.mutual_tls_authentication:
            del answer["mutualTlsAuthentication"]
        return answer

    DomainName.to_json = with_status


def update_stage():
    """UpdateStage: moto makes, reads and deletes stages only."""
    names = {
        "accessLogSettings": "access_log_settings",
        "autoDeploy": "auto_deploy",
        "defaultRouteSettings": "default_route_settings",
        "description": "description",
        "routeSettings": "route_settings",
        "stageVariables": "stage_variables",
    }

    def update(self):
        parts = self.path.split("/")
        stage = self.apigatewayv2_backend.get_stage(parts[-3], unquote(parts[-1]))
        for name, value in json.loads(self.body).items():
            if name in names:
                setattr(stage, names[name], value)
        return json.dumps(stage.to_json())

    ApiGatewayV2Response.update_stage = update


def cors():
    """CreateApi, UpdateApi: "allow-credentials is not supported if 'allow-origin' is *" (github.com/aws/aws-cdk/issues/9076)."""

    def check(configuration):
        given = configuration or {}
        if given.get("allowCredentials") and "*" in given.get("allowOrigins", []):
            raise BadRequestException("allow-credentials is not supported if 'allow-origin' is *")

    before(ApiGatewayV2Backend, "create_api", lambda self, **given: check(given.get("cors_configuration")))
    before(Api, "update", lambda self, **given: check(given.get("cors_configuration")))


def authorizers():
    """CreateRoute: "Invalid authorizer ID specified. Setting the authorization type to JWT requires a valid JWT authorizer."
    (github.com/anomalyco/sst/issues/4097)"""

    def check(self, **given):
        if given.get("authorization_type") != "JWT":
            return
        authorizer = self.authorizers.get(given.get("authorizer_id"))
        if authorizer is None or authorizer.authorizer_type != "JWT":
            raise BadRequestException(
                "Invalid authorizer ID specified. Setting the authorization type to JWT requires a valid JWT authorizer."
            )

    before(Api, "create_route", check)
