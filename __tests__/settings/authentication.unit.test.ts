import { CONTEXT, settingProblems } from "../../harness/setting-problems";
import { readSettings } from "../../settings/settings";

const CERTIFICATE = "arn:aws:acm:us-east-1:123456789012:certificate/1234abcd-12ab-34cd-56ef-1234567890ab";
const POOL = "arn:aws:cognito-idp:us-east-1:123456789012:userpool/us-east-1_Ab1cD2eF3";
const LOGIN = "https://login.example.org";

const cognito = { type: "cognito", domainPrefix: "university" };
const existing = { type: "cognitoPool", userPoolArn: POOL, clientId: "1h57kf5cpq17m0eml12EXAMPLE", domain: "school" };
const oidc = {
  ...{ type: "oidc", issuer: LOGIN, authorizationEndpoint: `${LOGIN}/authorize`, tokenEndpoint: `${LOGIN}/token` },
  ...{ userInfoEndpoint: `${LOGIN}/me`, clientId: "school", clientSecret: { fromVariable: "client_secret" } },
};
const SECRET = "arn:aws:secretsmanager:us-east-1:123456789012:secret:login-a1b2c3";

const given = (more: object = {}, provider: object = cognito) => ({
  authentication: { host: "students.example.org", provider, ...more },
  certificateArn: CERTIFICATE,
});

test.each<[string, object]>([
  ["a user pool of its own", given()],
  [
    "a user pool with all options",
    given({}, { ...cognito, mfa: "required", tier: "PLUS", groups: ["staff", "a.b-c_d"], deletionProtection: false }),
  ],
  ["a user pool that is there", given({}, existing)],
  ["a user pool with a custom domain", given({}, { ...existing, domain: "login.example.org" })],
  ["an OpenID provider", given({}, oidc)],
  ["its secret in Secrets Manager", given({}, { ...oidc, clientSecret: { fromSecretsManager: SECRET } })],
  [
    "endpoints on HTTPS's own port",
    given(
      {},
      {
        ...oidc,
        tokenEndpoint: "https://Login.example.org:443/token?tenant=a",
        userInfoEndpoint: "https://a.1b.example",
      },
    ),
  ],
  [
    "a form for signing in behind another port",
    given({}, { ...oidc, authorizationEndpoint: `${LOGIN}:8443/authorize` }),
  ],
  ["an issuer with a path", given({}, { ...oidc, issuer: `${LOGIN}/realms/school/` })],
  ["a client's id in two words", given({}, { ...oidc, clientId: "school app" })],
  ["a variable whose name begins like a reserved one", given({ host: { fromVariable: "source_host" } })],
  [
    "one variable for hosts and their zone",
    {
      authentication: { host: { fromVariable: "host" }, provider: cognito },
      certificate: { zoneName: { fromVariable: "host" }, host: { fromVariable: "host" } },
    },
  ],
  ["its own end of a session", given({}, { ...oidc, endSessionEndpoint: `${LOGIN}/end?tenant=a` })],
  ["paths", given({ publicPaths: ["/css/*", "/favicon.ico"], apiPaths: ["/api/*"] })],
  ["a session of a second", given({ sessionTimeout: 1 })],
  ["a session of a week", given({ sessionTimeout: 604_800 })],
  ["observing", given({ mode: "observe" })],
  [
    "variables",
    {
      authentication: {
        host: { fromVariable: "host" },
        provider: { type: "cognito", domainPrefix: { fromVariable: "prefix" } },
      },
      certificateArn: { fromVariable: "certificate_arn" },
    },
  ],
])("%s is accepted", (_what, context) => {
  expect(readSettings(context)).toMatchObject(context);
});

test("leaving forgets the options, and what it needed may stay", () => {
  const settings = readSettings({ authentication: "leaving", certificateArn: CERTIFICATE });
  expect(settings).toMatchObject({ leaving: ["authentication"], certificateArn: CERTIFICATE });
  expect(settings.authentication).toBeUndefined();
});

const at = (path: string) => `authentication.${path} (${CONTEXT})`;
const PREFIX =
  "1 to 63 lower-case letters, digits and -, which is neither first nor last, without aws, amazon and cognito";
const VARIABLE =
  "the name of a Terraform variable such as host, and none that Terraform keeps for itself, such as count";
const ISSUER = "an address without a query such as https://login.example.org";
const ASKED = "an address with a domain name, on port 443, such as https://login.example.org/token";
const CLIENT = "a client's id, without blanks before and after it";
const ARN =
  "the ARN of a Cognito user pool such as arn:aws:cognito-idp:eu-west-3:123456789012:userpool/eu-west-3_Ab1cD2eF3";
const HOST = "a domain name in lower case such as students.example.org";

test.each<[string, object, string]>([
  [
    "an upper-case host",
    given({ host: "Students.example.org" }),
    `${at("host")} must be ${HOST}, got: "Students.example.org"; correct it.`,
  ],
  [
    "a host with a scheme",
    given({ host: "https://a.example" }),
    `${at("host")} must be ${HOST}, got: "https://a.example"; correct it.`,
  ],
  [
    "a host with a port",
    given({ host: "a.example:443" }),
    `${at("host")} must be ${HOST}, got: "a.example:443"; correct it.`,
  ],
  ["a host without a dot", given({ host: "students" }), `${at("host")} must be ${HOST}, got: "students"; correct it.`],
  ["a variable without a name", given({ host: {} }), `${at("host")} must have fromVariable, got: {}; give one.`],
  [
    "an invalid variable name",
    given({ host: { fromVariable: "my host" } }),
    `${at("host.fromVariable")} must be ${VARIABLE}, got: "my host"; correct it.`,
  ],
  ...["source", "version", "providers", "count", "for_each", "lifecycle", "depends_on", "locals"].map(
    (name): [string, object, string] => [
      `a variable called ${name}`,
      given({ host: { fromVariable: name } }),
      `${at("host.fromVariable")} must be ${VARIABLE}, got: "${name}"; correct it.`,
    ],
  ),
  [
    "a prefix with aws",
    given({}, { ...cognito, domainPrefix: "my-aws-login" }),
    `${at("provider.domainPrefix")} must be ${PREFIX}, got: "my-aws-login"; correct it.`,
  ],
  [
    "a prefix with cognito",
    given({}, { ...cognito, domainPrefix: "cognito" }),
    `${at("provider.domainPrefix")} must be ${PREFIX}, got: "cognito"; correct it.`,
  ],
  [
    "a prefix in capitals",
    given({}, { ...cognito, domainPrefix: "School" }),
    `${at("provider.domainPrefix")} must be ${PREFIX}, got: "School"; correct it.`,
  ],
  [
    "a long prefix",
    given({}, { ...cognito, domainPrefix: "a".repeat(64) }),
    `${at("provider.domainPrefix")} must be ${PREFIX}, got: "${"a".repeat(64)}"; correct it.`,
  ],
  [
    "an unknown provider",
    given({}, { type: "saml" }),
    `${at("provider.type")} must be one of cognito, cognitoPool, oidc, got: "saml"; choose one.`,
  ],
  [
    "another provider's field",
    given({}, { ...cognito, issuer: LOGIN }),
    `${at("provider.issuer")} is not a setting, got: "https://login.example.org"; use one of: type, domainPrefix, mfa, tier, groups, deletionProtection.`,
  ],
  [
    "an unknown second factor",
    given({}, { ...cognito, mfa: true }),
    `${at("provider.mfa")} must be one of off, optional, required, got: true; choose one.`,
  ],
  [
    "a pool's id",
    given({}, { ...existing, userPoolArn: "us-east-1_Ab1cD2eF3" }),
    `${at("provider.userPoolArn")} must be ${ARN}, got: "us-east-1_Ab1cD2eF3"; correct it.`,
  ],
  [
    "a pool whose id is of another region",
    given({}, { ...existing, userPoolArn: POOL.replace("userpool/us-east-1", "userpool/eu-west-3") }),
    `${at("provider.userPoolArn")} must be ${ARN}, got: "arn:aws:cognito-idp:us-east-1:123456789012:userpool/eu-west-3_Ab1cD2eF3"; correct it.`,
  ],
  ...[existing, oidc].flatMap((provider) =>
    ["school ", " school"].map((clientId): [string, object, string] => [
      `a client with a blank: "${clientId}" of ${provider.type}`,
      given({}, { ...provider, clientId }),
      `${at("provider.clientId")} must be ${CLIENT}, got: "${clientId}"; correct it.`,
    ]),
  ),
  [
    "a domain with a scheme",
    given({}, { ...existing, domain: "https://school" }),
    `${at("provider.domain")} must be a user pool's domain: its prefix, or the whole name of a custom one, got: "https://school"; correct it.`,
  ],
  [
    "an issuer of HTTP",
    given({}, { ...oidc, issuer: "http://login.example.org" }),
    `${at("provider.issuer")} must be ${ISSUER}, got: "http://login.example.org"; correct it.`,
  ],
  [
    "an issuer with a query",
    given({}, { ...oidc, issuer: `${LOGIN}/?tenant=a` }),
    `${at("provider.issuer")} must be ${ISSUER}, got: "https://login.example.org/?tenant=a"; correct it.`,
  ],
  ...["tokenEndpoint", "userInfoEndpoint"].flatMap((name) =>
    [
      "https://localhost/token",
      "https://10.0.0.1/token",
      "https://[2001:db8::1]/token",
      "https://me@login.example.org/token",
      "https://login.example.org:8443/token",
      "https://login.example.org/token#top",
    ].map((url): [string, object, string] => [
      `${name} at ${url}`,
      given({}, { ...oidc, [name]: url }),
      `${at(`provider.${name}`)} must be ${ASKED}, got: "${url}"; correct it.`,
    ]),
  ),
  [
    "a secret in plain text",
    given({}, { ...oidc, clientSecret: "s3cret" }),
    `${at("provider.clientSecret")} must be an object, got: "s3cret"; write it as { … }.`,
  ],
  [
    "a secret from two places",
    given({}, { ...oidc, clientSecret: { fromVariable: "a", fromSecretsManager: SECRET } }),
    `${at("provider.clientSecret")} must have fromSecretsManager or fromVariable, got: {"fromVariable":"a","fromSecretsManager":"${SECRET}"}; leave one out.`,
  ],
  [
    "a session of no time",
    given({ sessionTimeout: 0 }),
    `${at("sessionTimeout")} must be 1 to 604800 seconds, whole, got: 0; choose a number in between.`,
  ],
  [
    "a session of more than a week",
    given({ sessionTimeout: 604_801 }),
    `${at("sessionTimeout")} must be 1 to 604800 seconds, whole, got: 604801; choose a number in between.`,
  ],
  [
    "one variable for host and prefix",
    given({ host: { fromVariable: "a" } }, { ...cognito, domainPrefix: { fromVariable: "a" } }),
    'authentication.host and authentication.provider.domainPrefix need a Terraform variable each, got: {"fromVariable":"a"} for both; rename one of the two.',
  ],
  [
    "one variable for host and certificate",
    { ...given({ host: { fromVariable: "a" } }), certificateArn: { fromVariable: "a" } },
    'authentication.host and certificateArn need a Terraform variable each, got: {"fromVariable":"a"} for both; rename one of the two.',
  ],
  [
    "one variable for host and secret",
    given({ host: { fromVariable: "client_secret" } }, oidc),
    'authentication.host and authentication.provider.clientSecret need a Terraform variable each, got: {"fromVariable":"client_secret"} for both; rename one of the two.',
  ],
  [
    "one variable for certificate and prefix",
    {
      ...given({}, { ...cognito, domainPrefix: { fromVariable: "a" } }),
      certificateArn: { fromVariable: "a" },
    },
    'certificateArn and authentication.provider.domainPrefix need a Terraform variable each, got: {"fromVariable":"a"} for both; rename one of the two.',
  ],
  [
    "one variable for zone and prefix",
    {
      authentication: { host: "a.example.org", provider: { ...cognito, domainPrefix: { fromVariable: "a" } } },
      certificate: { zoneName: { fromVariable: "a" } },
    },
    'certificate.zoneName and authentication.provider.domainPrefix need a Terraform variable each, got: {"fromVariable":"a"} for both; rename one of the two.',
  ],
  ["an unknown mode", given({ mode: "off" }), `${at("mode")} must be one of enforce, observe, got: "off"; choose one.`],
  [
    "a path without its slash",
    given({ publicPaths: ["css/*"] }),
    `${at("publicPaths")} must be a list of paths such as /css/*, got: ["css/*"]; correct it.`,
  ],
])("%s: one sentence with the way out", (_what, context, sentence) => {
  expect(settingProblems(context)).toEqual([sentence]);
});

test("is never just on", () => {
  expect(settingProblems({ authentication: true, certificateArn: CERTIFICATE })).toEqual([
    `authentication (${CONTEXT}) must be false, "leaving" or an object, got: true; write its options as { … }.`,
  ]);
  expect(settingProblems({ authentication: {}, certificateArn: CERTIFICATE })).toEqual([
    `${at("host")} must be given, got: nothing; add it.`,
    `${at("provider")} must be given, got: nothing; add it.`,
  ]);
});
