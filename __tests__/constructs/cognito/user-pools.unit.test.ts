import { Token } from "cdktf";
import {
  customDomainProblems,
  managedLoginProblems,
  prefixProblems,
} from "../../../constructs/cognito/user-pool-domain-rules";
import { userPoolProblems } from "../../../constructs/cognito/user-pool-rules";
import { problemCodes } from "../../../harness/problem-codes";

const UNKNOWN = Token.asString({ resolve: () => "?" });
const UNKNOWN_NUMBER = Token.asNumber({ resolve: () => 1 });

const one = (code: string, says: string, fix = ""): unknown => [
  expect.objectContaining({ code, rule: expect.stringContaining(says), fix: expect.stringContaining(fix) }),
];

describe("user pools", () => {
  test.each([
    {},
    { mfa: "off", tier: "LITE" },
    { mfa: "required", tier: "PLUS", threatProtection: "enforced" },
    { tier: "ESSENTIALS", passwordPolicy: { passwordHistorySize: 24 } },
    { tier: "LITE", passwordPolicy: { passwordHistorySize: 0 } },
    { tier: "LITE", passwordPolicy: { passwordHistorySize: UNKNOWN_NUMBER } },
    { passwordPolicy: { minimumLength: 6, temporaryPasswordValidityDays: 1 } },
    { passwordPolicy: { minimumLength: 99, temporaryPasswordValidityDays: 365 } },
    { passwordPolicy: { minimumLength: UNKNOWN_NUMBER, temporaryPasswordValidityDays: UNKNOWN_NUMBER } },
  ])("%j passes", (settings) => expect(userPoolProblems(settings)).toEqual([]));

  test.each([
    [{ mfa: "sms" }, "user-pool-mfa", "mfa is off, optional, required", "choose one"],
    [{ tier: "BASIC" }, "user-pool-tier", "tier is LITE, ESSENTIALS, PLUS", "choose one"],
    [{ tier: "PLUS", threatProtection: "on" }, "user-pool-tier", "threatProtection is audit, enforced", "choose one"],
    [{ threatProtection: "audit" }, "user-pool-tier", "threat protection needs tier PLUS", "set tier to PLUS"],
    [{ tier: "LITE", threatProtection: "audit" }, "user-pool-tier", "threat protection needs", "set tier to PLUS"],
    [
      { tier: "LITE", passwordPolicy: { passwordHistorySize: 1 } },
      "user-pool-tier",
      "a password history",
      "ESSENTIALS",
    ],
    [{ passwordPolicy: { minimumLength: 5 } }, "user-pool-password", "minimumLength is 6 to 99", "in between"],
    [{ passwordPolicy: { minimumLength: 100 } }, "user-pool-password", "minimumLength is 6 to 99", "in between"],
    [{ passwordPolicy: { minimumLength: 7.5 } }, "user-pool-password", "minimumLength is 6 to 99, whole", "in between"],
    [{ passwordPolicy: { temporaryPasswordValidityDays: 0 } }, "user-pool-password", "1 to 365 days", "in between"],
    [{ passwordPolicy: { temporaryPasswordValidityDays: 366 } }, "user-pool-password", "1 to 365 days", "in between"],
    [{ passwordPolicy: { passwordHistorySize: 25 } }, "user-pool-password", "passwordHistorySize is 0 to 24", ""],
  ])("%j does not", (settings, code, says, fix) => expect(userPoolProblems(settings)).toEqual(one(code, says, fix)));
});

describe("domains", () => {
  test.each(["a", "students", "students-2026", "0", "x".repeat(63), "a-w-s", undefined])("prefix %s passes", (prefix) =>
    expect(prefixProblems(prefix)).toEqual([]),
  );

  test.each([
    ["", "1 to 63 lower-case letters", "rename it"],
    ["Students", "1 to 63 lower-case letters", "rename it"],
    ["-students", "neither first nor last", "rename it"],
    ["students-", "neither first nor last", "rename it"],
    ["students_login", "1 to 63 lower-case letters", "rename it"],
    ["x".repeat(64), "1 to 63 lower-case letters", "rename it"],
    ["students.auth.eu-west-3.amazoncognito.com", "the first part alone", "leave out the rest"],
    ["login.example.org", "the first part alone", "customDomain"],
    ["my-aws-login", "nowhere in it", "leave out aws"],
    ["laws", "nowhere in it", "leave out aws"],
    ["amazonas", "nowhere in it", "leave out amazon"],
    ["cognito", "nowhere in it", "leave out cognito"],
  ])("prefix %s does not", (prefix, says, fix) =>
    expect(prefixProblems(prefix)).toEqual(one("user-pool-domain", says, fix)),
  );

  const ACM = "arn:aws:acm:us-east-1:123456789012:certificate/12345678-1234-1234-1234-123456789012";

  test.each([
    ["login.example.org", ACM],
    ["a.b", ACM],
    ["login.xn--bcher-kva.example", ACM],
    [UNKNOWN, UNKNOWN],
    ["login.example.org", `arn:aws:acm:${UNKNOWN}:123456789012:certificate/1`],
    ["login.example.org", ACM.replace("aws:acm:us-east-1", "aws-us-gov:acm:us-gov-west-1")],
  ])("custom domain %s with %s passes", (name, arn) => expect(customDomainProblems(name, arn)).toEqual([]));

  test.each([
    ["login", ACM, "user-pool-domain", "custom domain is a domain name"],
    ["Login.example.org", ACM, "user-pool-domain", "is in lower case"],
    ["https://login.example.org", ACM, "user-pool-domain", "custom domain is a domain name"],
    ["login.example.org.", ACM, "user-pool-domain", "custom domain is a domain name"],
    ["-.example.org", ACM, "user-pool-domain", "custom domain is a domain name"],
    ["login.example.org", ACM.replace("us-east-1", "eu-west-3"), "user-pool-domain-certificate", "in us-east-1"],
    ["login.example.org", "arn:aws:iam::123456789012:server-certificate/a", "arn-kind", "the ARN of a certificate"],
    ["login.example.org", "1234", "arn-kind", "the ARN of a certificate"],
  ])("custom domain %s with %s does not", (name, arn, code, says) =>
    expect(customDomainProblems(name, arn)).toEqual(one(code, says)),
  );

  test.each([["us-east-1"], [undefined], [UNKNOWN], ["us-gov-west-1"]])(
    "a certificate that is made in %s passes",
    (region) => expect(customDomainProblems("login.example.org", UNKNOWN, region)).toEqual([]),
  );

  test("a certificate that is made elsewhere does not", () => {
    expect(customDomainProblems("login.example.org", UNKNOWN, "eu-west-3")).toEqual(
      one("user-pool-domain-certificate", "in us-east-1", "AwsProvider with an alias"),
    );
  });

  test("managed login needs a tier above LITE", () => {
    const codes = (...of: Parameters<typeof managedLoginProblems>): string[] =>
      problemCodes(managedLoginProblems(...of));
    expect(codes(true, "LITE")).toEqual(["user-pool-tier"]);
    expect([codes(false, "LITE"), codes(true, "ESSENTIALS"), codes(true, undefined)]).toEqual([[], [], []]);
  });
});
