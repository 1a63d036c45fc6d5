import { settingProblems } from "../../harness/setting-problems";
import { readSettings } from "../../settings/settings";

const CERTIFICATE_ARN = "arn:aws:acm:us-east-1:123456789012:certificate/1234abcd-12ab-34cd-56ef-1234567890ab";
const AUTHENTICATION = { host: "students.example.org", provider: { type: "cognito", domainPrefix: "university" } };

test.each<[string, object]>([
  ["a zone", { authentication: AUTHENTICATION, certificate: { zoneName: "example.org" } }],
  ["the host's own zone", { authentication: AUTHENTICATION, certificate: { zoneName: "students.example.org" } }],
  [
    "a zone, and the host twice",
    {
      authentication: AUTHENTICATION,
      certificate: { zoneName: "example.org", host: "students.example.org" },
    },
  ],
  [
    "a zone that Terraform knows",
    { authentication: AUTHENTICATION, certificate: { zoneName: { fromVariable: "zone" } } },
  ],
  [
    "a certificate that is requested for hardening",
    { hardening: {}, certificate: { zoneName: "example.org", host: "a.example.org" } },
  ],
])("%s is accepted", (_what, context) => {
  expect(readSettings(context)).toMatchObject(context);
});

test.each<[string, object, string]>([
  [
    "authentication without a certificate",
    { authentication: AUTHENTICATION },
    'authentication needs a certificate, got: {"host":"students.example.org"} without one; set certificateArn, or certificate.zoneName.',
  ],
  [
    "both certificates",
    { authentication: AUTHENTICATION, certificateArn: CERTIFICATE_ARN, certificate: { zoneName: "example.org" } },
    `certificateArn and certificate exclude each other, got: {"certificateArn":"${CERTIFICATE_ARN}","certificate":{"zoneName":"example.org"}}; leave one out.`,
  ],
  [
    "a certificate for nobody",
    { certificate: { zoneName: "example.org", host: "a.example.org" } },
    'certificate needs the setting hardening or authentication, got: {"zoneName":"example.org","host":"a.example.org"} ' +
      "without them; set hardening to true, or take certificate away.",
  ],
  [
    "a certificate without a host",
    { hardening: true, certificate: { zoneName: "example.org" } },
    'certificate.host must be given without authentication, got: {"zoneName":"example.org"}; add it.',
  ],
  [
    "two hosts",
    { authentication: AUTHENTICATION, certificate: { zoneName: "example.org", host: "www.example.org" } },
    'certificate.host must be the host of authentication, got: "www.example.org" and "students.example.org"; leave certificate.host out.',
  ],
  [
    "another zone",
    { authentication: AUTHENTICATION, certificate: { zoneName: "ple.org" } },
    'certificate.zoneName must be a zone that holds the host, got: "ple.org" for "students.example.org"; correct one of the two.',
  ],
])("%s: one sentence with the way out", (_what, context, sentence) => {
  expect(settingProblems(context)).toEqual([sentence]);
});
