import { authenticatedUniversity, CERTIFICATE, COGNITO, httpsListener } from "../../harness/authenticated-university";
import { addedAddresses, synthUniversity } from "../../harness/university-stack";

describe("what differs by environment", () => {
  const json = synthUniversity({
    authentication: {
      host: { fromVariable: "host" },
      provider: { type: "cognito", domainPrefix: { fromVariable: "prefix" } },
    },
    certificate: { zoneName: { fromVariable: "zone" } },
  }).json;

  test("is a variable without a default, once", () => {
    for (const name of ["host", "prefix", "zone"]) {
      expect(json.variable?.[name]).toEqual({ type: "string", description: expect.any(String) as string });
    }
  });

  test("is in lower case where providers compare letter by letter", () => {
    expect(json.resource?.["aws_cognito_user_pool_client"]?.["app_client"]).toMatchObject({
      callback_urls: ["https://${lower(var.host)}/oauth2/idpresponse"],
    });
    expect(json.resource?.["aws_acm_certificate"]?.["app_certificate"]).toMatchObject({
      domain_name: "${lower(var.host)}",
    });
  });

  test.each(["users", "app_https_listener", "host_record", "alb", "vpc"])(
    "may be called as resources are: %s",
    (name) => {
      const host = { fromVariable: name };
      const { json: named } = synthUniversity({
        authentication: { host, provider: COGNITO },
        certificateArn: CERTIFICATE,
      });
      expect(named.variable).toHaveProperty(name);
      expect(JSON.stringify(named)).toContain(`\${lower(var.${name})}`);
    },
  );

  test("has a name of its own", () => {
    const settings = {
      authentication: { host: { fromVariable: "env" }, provider: COGNITO },
      certificateArn: CERTIFICATE,
    };
    expect(() => synthUniversity(settings)).toThrow(
      'fromVariable must be a name of its own, got: "env", which the stack has already; choose another.',
    );
  });
});

describe("a certificate that is requested", () => {
  const json = authenticatedUniversity(
    COGNITO,
    {},
    { certificateArn: undefined, certificate: { zoneName: "example.org" } },
  );

  test("is waited for, and the host leads to the load balancer", () => {
    expect(addedAddresses(json)).toEqual(
      expect.arrayContaining([
        "aws_acm_certificate.app_certificate",
        "aws_acm_certificate_validation.app_certificate_issued",
        "aws_route53_record.app_certificate_validation",
        "aws_route53_record.app_record",
      ]),
    );
    expect(httpsListener(json)).toMatchObject({
      certificate_arn: "${aws_acm_certificate_validation.app_certificate_issued.certificate_arn}",
    });
    expect((json as { output?: object }).output).not.toHaveProperty("host_record");
  });

  test("does for hardening alone, too", () => {
    const { json: hardened } = synthUniversity({
      hardening: true,
      certificate: { zoneName: "example.org", host: "students.example.org" },
    });
    expect(addedAddresses(hardened)).toEqual(
      expect.arrayContaining(["aws_acm_certificate.app_certificate", "aws_lb_listener.app_https_listener"]),
    );
    expect(JSON.stringify(hardened)).not.toContain("the setting certificateArn is not given");
    // Not before there is somebody who answers.
    expect(hardened.resource?.["aws_lb_listener"]?.["app_listener"]).toMatchObject({
      default_action: [{ type: "redirect" }],
      depends_on: ["aws_acm_certificate_validation.app_certificate_issued"],
    });
  });
});
