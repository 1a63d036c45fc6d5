import { AcmCertificate } from "@cdktf/provider-aws/lib/acm-certificate";
import { AwsProvider } from "@cdktf/provider-aws/lib/provider";
import { TerraformOutput } from "cdktf";
import { UserPool, type UserPoolProps } from "../../constructs/cognito/user-pool";
import { UserPoolDomain, type CustomDomain } from "../../constructs/cognito/user-pool-domain";
import { unchecked } from "../errors/example";
import type { Program, Programs } from "./case";
import { each } from "./each";
import { HERE, variable } from "./parts";

const POOL = `arn:aws:cognito-idp:${HERE}:userpool/eu-west-3_a1b2c3d4E`;
const CERTIFICATE = "certificate/12345678-1234-1234-1234-123456789012";
const ANY = UserPool.fromArn(POOL);

const LOGIN = { domainName: "login.example.org", validationMethod: "DNS" };

const pool =
  (props: Partial<UserPoolProps>): Program =>
  (stack) =>
    new UserPool(stack, "users", { name: "students", ...props });

const prefixed =
  (prefix: string, userPool = ANY): Program =>
  (stack) =>
    new UserPoolDomain(stack, "sign_in", { userPool, prefix });

const custom =
  (domain: Partial<CustomDomain>): Program =>
  (stack) => {
    const certificateArn = `arn:aws:acm:us-east-1:123456789012:${CERTIFICATE}`;
    const customDomain = { domainName: "login.example.org", certificateArn, ...domain };
    new UserPoolDomain(stack, "sign_in", { userPool: ANY, customDomain });
  };

/** User pools, and where people sign in at them. */
export const USER_POOL_PROGRAMS = {
  refused: {
    ...each("a password's length", [0, 5, 100, 8.5], (minimumLength) => [
      "user-pool-password",
      pool({ passwordPolicy: { minimumLength } }),
      "6 to 99",
    ]),
    ...each("days of a temporary password", [0, 366], (temporaryPasswordValidityDays) => [
      "user-pool-password",
      pool({ passwordPolicy: { temporaryPasswordValidityDays } }),
      "1 to 365 days",
    ]),
    "a history of 25 passwords": ["user-pool-password", pool({ passwordPolicy: { passwordHistorySize: 25 } })],
    ...each("threat protection with tier", ["LITE", "ESSENTIALS"], (tier) => [
      "user-pool-tier",
      pool({ tier, threatProtection: "audit" }),
      "needs tier PLUS",
    ]),
    "a password history with tier LITE": [
      "user-pool-tier",
      pool({ tier: "LITE", passwordPolicy: { passwordHistorySize: 3 } }),
    ],
    "managed login with tier LITE": [
      "user-pool-tier",
      (stack) => {
        const userPool = new UserPool(stack, "users", { name: "students", tier: "LITE" });
        new UserPoolDomain(stack, "sign_in", { userPool, prefix: "students", managedLogin: true });
      },
    ],
    "a tier of nobody": ["user-pool-tier", pool({ tier: unchecked("BASIC") })],
    "a second factor by SMS": ["user-pool-mfa", pool({ mfa: unchecked("sms") })],
    ...each("a pool's name", ["students/2026", "für alle"], (name) => ["name-pattern", pool({ name })]),
    "a pool's long name": ["name-length", pool({ name: "x".repeat(129) })],
    ...each("a pool's ARN", ["eu-west-3_a1b2c3d4E", `arn:aws:cognito-identity:${HERE}:identitypool/a`, ""], (arn) => [
      "arn-kind",
      prefixed("students", UserPool.fromArn(arn)),
    ]),
    ...each(
      "a prefix",
      [
        "",
        "Students",
        "-students",
        "students-",
        "students_login",
        "x".repeat(64),
        "students.auth.eu-west-3.amazoncognito.com",
        "login.example.org",
      ],
      (prefix) => ["user-pool-domain", prefixed(prefix), "a user pool domain's prefix"],
    ),
    ...each("a prefix with a word of AWS's", ["students-aws", "laws", "amazonas", "my-cognito-login"], (prefix) => [
      "user-pool-domain",
      prefixed(prefix),
      "nowhere in it",
    ]),
    "a variable's prefix with a word of AWS's": [
      "user-pool-domain",
      (stack) => prefixed(`${variable(stack, "project", "aws-course")}-login`)(stack),
      "leave out aws",
    ],
    "a prefix and a custom domain": [
      "user-pool-domain",
      (stack) => {
        const customDomain = {
          domainName: "login.example.org",
          certificateArn: `arn:aws:acm:us-east-1:123456789012:${CERTIFICATE}`,
        };
        new UserPoolDomain(stack, "sign_in", unchecked({ userPool: ANY, prefix: "students", customDomain }));
      },
    ],
    ...each(
      "a custom domain",
      ["login", "Login.example.org", "https://login.example.org", "login.example.org/"],
      (domainName) => ["user-pool-domain", custom({ domainName })],
    ),
    "a certificate of the pool's region": [
      "user-pool-domain-certificate",
      custom({ certificateArn: `arn:aws:acm:${HERE}:${CERTIFICATE}` }),
      "AwsProvider with an alias",
    ],
    "a certificate that the program requests in the pool's region": [
      "user-pool-domain-certificate",
      (stack) => {
        const certificate = new AcmCertificate(stack, "login", LOGIN);
        custom({ certificateArn: certificate.arn })(stack);
      },
      'got: "eu-west-3"',
    ],
    "an IAM server certificate": [
      "arn-kind",
      custom({ certificateArn: "arn:aws:iam::123456789012:server-certificate/login" }),
    ],
  },
  warned: {},
  right: {
    "a user pool": pool({}),
    "a user pool with all it has": pool({
      mfa: "required",
      passwordPolicy: {
        minimumLength: 99,
        requireLowercase: false,
        requireUppercase: false,
        requireNumbers: false,
        requireSymbols: false,
        temporaryPasswordValidityDays: 365,
        passwordHistorySize: 24,
      },
      selfSignUp: true,
      tier: "PLUS",
      threatProtection: "enforced",
      deletionProtection: false,
    }),
    "a cheap user pool without a second factor": pool({ mfa: "off", tier: "LITE" }),
    "a password of six characters": pool({ passwordPolicy: { minimumLength: 6, passwordHistorySize: 0 } }),
    ...each("a pool's name", ["students", "Students of 2026, +=.@-_"], (name) => pool({ name })),
    ...each("a prefix", ["a", "students", "students-2026", "x".repeat(63)], (prefix) => prefixed(prefix)),
    "a prefix of a variable": (stack) => prefixed(`${variable(stack, "project")}-login`)(stack),
    "a prefix of a pool of a variable": (stack) =>
      prefixed("students", UserPool.fromArn(variable(stack, "pool")))(stack),
    "managed login": (stack) =>
      new UserPoolDomain(stack, "sign_in", { userPool: ANY, prefix: "students", managedLogin: true }),
    "a custom domain": custom({}),
    "a custom domain with a certificate of a second provider": (stack) => {
      const provider = new AwsProvider(stack, "us_east_1", { region: "us-east-1", alias: "us_east_1" });
      const certificate = new AcmCertificate(stack, "login", { provider, ...LOGIN });
      custom({ certificateArn: certificate.arn })(stack);
    },
    "a domain that is there already": (stack) => {
      const domains = [
        UserPoolDomain.fromDomain("students", "eu-west-3"),
        UserPoolDomain.fromDomain("login.example.org", "eu-west-3"),
        UserPoolDomain.fromDomain(variable(stack, "domain"), variable(stack, "region")),
      ];
      new TerraformOutput(stack, "pages", { value: domains.map(({ baseUrl }) => baseUrl) });
    },
  },
} satisfies Programs;
