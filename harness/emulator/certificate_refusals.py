"""What AWS refuses of certificates and moto 5.2.5 lets pass: one that is not there, not issued or in use.

A certificate that is validated by DNS is issued when its records are in a hosted zone, where moto issues it after a
minute, whatever there is. Any other is issued at once: who gets its e-mail answers it.
"""

from moto.acm.models import AWSCertificateManagerBackend, CertBundle, acm_backends
from moto.acm.responses import AWSCertificateManagerResponse
from moto.cognitoidp.exceptions import InvalidParameterException as CognitoInvalidParameter
from moto.cognitoidp.models import CognitoIdpBackend, cognitoidp_backends
from moto.core.exceptions import AWSError
from moto.elbv2.exceptions import ELBClientError
from moto.elbv2.models import ELBv2Backend, elbv2_backends
from moto.route53.models import route53_backends

from refusals import before


def install():
    issued_by_dns()
    of_listeners()
    of_custom_domains()
    in_use()


class ResourceInUse(AWSError):
    TYPE = "ResourceInUseException"


def issued_by_dns():
    """ACM user guide, "DNS validation"."""
    request = AWSCertificateManagerResponse.request_certificate

    def request_certificate(self):
        answer = request(self)
        certificate = self.acm_backend._certificates[answer.result["CertificateArn"]]
        certificate.validated_by_dns = self._get_param("ValidationMethod") == "DNS"
        certificate.records = route53_backends[self.current_account][self.partition]
        return answer

    def has_its_records(certificate):
        options = certificate.describe()["Certificate"]["DomainValidationOptions"]
        wanted = {option["ResourceRecord"]["Name"] for option in options}
        zones = [zone for zone in certificate.records.zones.values() if not zone.private_zone]
        return wanted <= {record.name for zone in zones for record in zone.rrsets if record.type == "CNAME"}

    def check(self):
        if self.status == "PENDING_VALIDATION" and (not self.validated_by_dns or has_its_records(self)):
            self.status = "ISSUED"

    AWSCertificateManagerResponse.request_certificate = request_certificate
    CertBundle.check = check


def of_region(account_id, region, arn):
    """The certificate, or nothing: a region knows its own."""
    certificate = acm_backends[account_id][region]._certificates.get(arn)
    if certificate:
        certificate.check()
    return certificate


def of_listeners():
    """ELB API reference, CreateListener, ModifyListener, AddListenerCertificates: CertificateNotFound, also for another
    region's, and UnsupportedCertificate, also for one that is not issued yet
    (github.com/hashicorp/terraform-provider-aws/issues/41789)."""

    def check(self, arns):
        for arn in [arn for arn in arns if ":acm:" in arn]:
            certificate = of_region(self.account_id, self.region_name, arn)
            if not certificate:
                raise ELBClientError("CertificateNotFound", "Certificate '%s' not found" % arn)
            if certificate.status != "ISSUED":
                message = "The certificate '%s' must have a fully-qualified domain name, a supported signature, and a "
                raise ELBClientError("UnsupportedCertificate", (message + "supported key size.") % arn)

    def check_listener(self, load_balancer_arn, protocol, port, ssl_policy, certificate, actions, **_others):
        if protocol == "HTTPS" and not certificate:
            raise ELBClientError("ValidationError", "A certificate must be specified for HTTPS listeners")
        check(self, [certificate] if certificate else [])

    def check_modified_listener(self, arn, port, protocol, ssl_policy, certificates, actions):
        check(self, [certificate["CertificateArn"] for certificate in certificates or []])

    def check_added(self, arn, certificates):
        check(self, [certificate["CertificateArn"] for certificate in certificates])

    before(ELBv2Backend, "create_listener", check_listener)
    before(ELBv2Backend, "modify_listener", check_modified_listener)
    before(ELBv2Backend, "add_listener_certificates", check_added)


def of_custom_domains():
    """Cognito developer guide, "Using your own domain for managed login": a certificate of us-east-1, whatever the pool's
    region is."""

    def check(self, config):
        arn = (config or {}).get("CertificateArn")
        if arn is None:
            return
        certificate = of_region(self.account_id, "us-east-1", arn)
        if not certificate or certificate.status != "ISSUED":
            raise CognitoInvalidParameter("The certificate must be issued, and in us-east-1: %s" % arn)

    def check_new(self, user_pool_id, domain, custom_domain_config=None):
        check(self, custom_domain_config)

    def check_updated(self, domain, custom_domain_config):
        check(self, custom_domain_config)

    before(CognitoIdpBackend, "create_user_pool_domain", check_new)
    before(CognitoIdpBackend, "update_user_pool_domain", check_updated)


def in_use():
    """ACM API reference, DeleteCertificate: ResourceInUseException."""

    def used(account_id, region):
        for balancer in elbv2_backends[account_id][region].load_balancers.values():
            for listener in balancer.listeners.values():
                yield from listener.certificates
        if region == "us-east-1":
            for backend in cognitoidp_backends[account_id].values():
                for domain in backend.user_pool_domains.values():
                    yield domain.custom_domain_config.get("CertificateArn")

    def check(self, arn):
        if arn in used(self.account_id, self.region_name):
            raise ResourceInUse("Certificate %s in account %s is in use." % (arn, self.account_id))

    before(AWSCertificateManagerBackend, "delete_certificate", check)
