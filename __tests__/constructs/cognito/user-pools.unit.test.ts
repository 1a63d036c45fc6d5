import { Token } from "cdktf";
import {
  customDomainProblems,
  managedLoginProblems,
  prefixProblems,
} from "../../../constructs/cognito/user-pool-domain-rules";
import { userPoolProblems } from "../../../constructs/cognito/user-pool-rules";

const UNKNOWN = Token.asString({ resolve: () => "?" });
const UNKNOWN_NUMBER = Token.asNumber({ resolve: () => 1 });

const one = (code: string, rule: string, fix: string): unknown => [expect.objectContaining({ code, rule, fix })];

const LENGTH = ["a password's minimumLength is 6 to 99, whole", "choose a value in between"] as const;
const DAYS = ["temporaryPasswordValidityDays is 1 to 365 days, whole", "choose a value in between"] as const;
const PLUS = ["threat protection needs tier PLUS", "set tier to PLUS, or leave it out"] as const;
const FORM = [
  "a user pool domain's prefix has 1 to 63 lower-case letters, digits and -, which is neither first nor last",
  "rename it",
] as const;
const FIRST = [
  "a user pool domain's prefix is the first part alone, before .auth.<region>.amazoncognito.com",
  "leave out the rest; a name of your own is a customDomain",
] as const;
const NAME = [
  "a user pool's custom domain is a domain name",
  "write it like app.example.org, without scheme, port and path",
] as const;
const VIRGINIA = [
  "a custom domain's certificate is in us-east-1, wherever the user pool is",
  "request it there, by a second AwsProvider with an alias and region us-east-1",
] as const;
const KIND = [
  "a custom domain's certificate is given by the ARN of a certificate",
  "write arn:aws:acm:<region>:<account>:certificate/<id>",
] as const;

describe("user pools", () => {
  test.each([
    {},
    { mfa: "off", tier: "LITE" },
    { mfa: "required", tier: "PLUS", threatProtection: "enforced" },
    { tier: "ESSENTIALS", passwordPolicy: { passwordHistorySize: 24 } },
    { mfa: "optional", tier: UNKNOWN, threatProtection: "audit", passwordPolicy: { passwordHistorySize: 1 } },
    { mfa: UNKNOWN, tier: "PLUS", threatProtection: UNKNOWN },
    { tier: "LITE", passwordPolicy: { passwordHistorySize: 0 } },
    { tier: "LITE", passwordPolicy: { passwordHistorySize: UNKNOWN_NUMBER } },
    { passwordPolicy: { minimumLength: 6, temporaryPasswordValidityDays: 1 } },
    { passwordPolicy: { minimumLength: 99, temporaryPasswordValidityDays: 365 } },
    { passwordPolicy: { minimumLength: UNKNOWN_NUMBER, temporaryPasswordValidityDays: UNKNOWN_NUMBER } },
  ])("%j passes", (settings) => expect(userPoolProblems(settings)).toEqual([]));

  test.each([
    [{ mfa: "sms" }, "user-pool-mfa", "a user pool's mfa is off, optional, required", "choose one of them"],
    [{ tier: "BASIC" }, "user-pool-tier", "a user pool's tier is LITE, ESSENTIALS, PLUS", "choose one of them"],
    [
      { tier: "PLUS", threatProtection: "on" },
      "user-pool-tier",
      "threatProtection is audit, enforced",
      "choose one of them",
    ],
    [{ threatProtection: "audit" }, "user-pool-tier", ...PLUS],
    [{ tier: "LITE", threatProtection: "audit" }, "user-pool-tier", ...PLUS],
    [
      { tier: "LITE", passwordPolicy: { passwordHistorySize: 1 } },
      "user-pool-tier",
      "a password history needs tier ESSENTIALS or PLUS",
      "set tier to ESSENTIALS, or leave passwordHistorySize out",
    ],
    [{ passwordPolicy: { minimumLength: 5 } }, "user-pool-password", ...LENGTH],
    [{ passwordPolicy: { minimumLength: 100 } }, "user-pool-password", ...LENGTH],
    [{ passwordPolicy: { minimumLength: 7.5 } }, "user-pool-password", ...LENGTH],
    [{ passwordPolicy: { temporaryPasswordValidityDays: 0 } }, "user-pool-password", ...DAYS],
    [{ passwordPolicy: { temporaryPasswordValidityDays: 366 } }, "user-pool-password", ...DAYS],
    [
      { passwordPolicy: { passwordHistorySize: 25 } },
      "user-pool-password",
      "passwordHistorySize is 0 to 24, whole",
      "choose a value in between",
    ],
  ])("%j does not", (settings, code, rule, fix) => expect(userPoolProblems(settings)).toEqual(one(code, rule, fix)));
});

describe("domains", () => {
  test.each(["a", "students", "students-2026", "0", "x".repeat(63), "a-w-s", undefined])("prefix %s passes", (prefix) =>
    expect(prefixProblems(prefix)).toEqual([]),
  );

  test.each([
    ["", ...FORM],
    ["Students", ...FORM],
    ["-students", ...FORM],
    ["students-", ...FORM],
    ["students_login", ...FORM],
    ["x".repeat(64), ...FORM],
    ["students.auth.eu-west-3.amazoncognito.com", ...FIRST],
    ["login.example.org", ...FIRST],
    ["my-aws-login", "a user pool domain's prefix has aws, amazon, cognito nowhere in it", "leave out aws"],
    ["laws", "a user pool domain's prefix has aws, amazon, cognito nowhere in it", "leave out aws"],
    ["amazonas", "a user pool domain's prefix has aws, amazon, cognito nowhere in it", "leave out amazon"],
    ["cognito", "a user pool domain's prefix has aws, amazon, cognito nowhere in it", "leave out cognito"],
  ])("prefix %s does not", (prefix, rule, fix) =>
    expect(prefixProblems(prefix)).toEqual(one("user-pool-domain", rule, fix)),
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
    ["login", ACM, "user-pool-domain", ...NAME],
    [
      "Login.example.org",
      ACM,
      "user-pool-domain",
      "a user pool's custom domain is in lower case",
      "write login.example.org",
    ],
    ["https://login.example.org", ACM, "user-pool-domain", ...NAME],
    ["login.example.org.", ACM, "user-pool-domain", ...NAME],
    ["-.example.org", ACM, "user-pool-domain", ...NAME],
    ["login.example.org", ACM.replace("us-east-1", "eu-west-3"), "user-pool-domain-certificate", ...VIRGINIA],
    ["login.example.org", "arn:aws:iam::123456789012:server-certificate/a", "arn-kind", ...KIND],
    ["login.example.org", "1234", "arn-kind", ...KIND],
  ])("custom domain %s with %s does not", (name, arn, code, rule, fix) =>
    expect(customDomainProblems(name, arn)).toEqual(one(code, rule, fix)),
  );

  test.each([["us-east-1"], [undefined], [UNKNOWN], ["us-gov-west-1"]])(
    "a certificate that is made in %s passes",
    (region) => expect(customDomainProblems("login.example.org", UNKNOWN, region)).toEqual([]),
  );

  test("the region and the ARN of a wrong certificate are shown", () => {
    const paris = ACM.replace("us-east-1", "eu-west-3");
    expect(customDomainProblems("login.example.org", paris, "us-east-1")).toMatchObject([{ got: paris }]);
    expect(customDomainProblems("login.example.org", UNKNOWN, "eu-west-3")).toMatchObject([{ got: "eu-west-3" }]);
    expect(customDomainProblems("login.example.org", ACM, "eu-west-3")).toEqual([]);
  });

  test("a prefix may break several rules", () => {
    expect(prefixProblems("aws-cognito").map(({ fix }) => fix)).toEqual(["leave out aws", "leave out cognito"]);
  });

  test("a certificate that is made elsewhere does not", () => {
    expect(customDomainProblems("login.example.org", UNKNOWN, "eu-west-3")).toEqual(
      one("user-pool-domain-certificate", ...VIRGINIA),
    );
  });

  test("managed login needs a tier above LITE", () => {
    const fix = "set the pool's tier to ESSENTIALS, or leave managedLogin out";
    expect(managedLoginProblems(true, "LITE")).toEqual(
      one("user-pool-tier", "managed login needs tier ESSENTIALS or PLUS", fix),
    );
    const fine = [
      ...managedLoginProblems(false, "LITE"),
      ...managedLoginProblems(true, "ESSENTIALS"),
      ...managedLoginProblems(true, undefined),
    ];
    expect(fine).toEqual([]);
  });
});
