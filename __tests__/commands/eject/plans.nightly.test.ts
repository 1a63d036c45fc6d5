import type { App } from "cdktf";
import { ejectedPairs, type EjectedStackPair } from "../../../harness/ejected";
import { useEmulator } from "../../../harness/emulator/set-up";
import { EXAMPLES } from "../../../harness/example-programs";
import { planDifferences } from "../../../harness/plan-equality";
import { variables } from "../../../harness/workspaces";
import { addStacks } from "../../../main";

const aws = useEmulator();

const DOMAIN = { target: { type: "domain", preset: "production" } };
const SERVER = { type: "endpoint", engine: "opensearch", host: "search.example.org", auth: { type: "sigv4" } };
const CERTIFICATE = { certificateArn: "arn:aws:acm:us-east-1:123456789012:certificate/8c2c4a9e" };
const SIGN_IN = {
  host: "students.example.org",
  provider: { type: "cognito", domainPrefix: "example-university" },
  publicPaths: ["/css/*"],
  apiPaths: ["/api/*"],
};
const OIDC = {
  type: "oidc",
  issuer: "https://login.example.org",
  authorizationEndpoint: "https://login.example.org/authorize",
  tokenEndpoint: "https://login.example.org/token",
  userInfoEndpoint: "https://login.example.org/userinfo",
  clientId: "university",
  clientSecret: { fromVariable: "client_secret" },
};

const SETTINGS: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {
  default: {},
  hardening: { hardening: true },
  "hardening with a certificate": { hardening: true, ...CERTIFICATE },
  "hardening with everything": { hardening: { extras: ["kms-encrypted-repository"], writablePaths: ["/tmp"] } },
  logAnalysis: { logAnalysis: true },
  "logAnalysis with options": {
    logAnalysis: {
      retentionInDays: 30,
      accessLog: true,
      maskPersonalData: true,
      subscriptions: { team: { protocol: "email", address: "team@example.org" } },
    },
  },
  authentication: { authentication: SIGN_IN, certificate: { zoneName: "example.org" } },
  "authentication elsewhere": { authentication: { host: "students.example.org", provider: OIDC }, ...CERTIFICATE },
  elk: { elk: DOMAIN },
  "elk to a server": { elk: { target: { ...SERVER, documents: "files" } } },
  "switches on their way out": { hardening: "leaving", logAnalysis: "leaving", elk: "leaving" },
  everything: {
    ...{ hardening: true, logAnalysis: true, elk: DOMAIN, authentication: SIGN_IN },
    certificate: { zoneName: "example.org" },
  },
};

async function expectSamePlan({ name, json, hcl, kept }: EjectedStackPair): Promise<void> {
  expect({ [name]: kept }).toEqual({ [name]: [] });
  await hcl.run(["fmt", "-check", "-diff"]);
  await Promise.all([json.init(), hcl.init()]);
  const vars = name === "university" ? variables(name, "defaults") : {};
  // One after the other: they have the same state.
  const expected = await json.plannedJson({ vars });
  expect({ [name]: planDifferences(expected, await hcl.plannedJson({ vars })) }).toEqual({ [name]: [] });
  expect(expected.resource_changes).not.toEqual([]);
}

async function expectSamePlans(program: (app: App) => unknown, settings = {}): Promise<void> {
  const env = { ...aws.env, TF_VAR_client_secret: "of the provider elsewhere" };
  // No switch is for task-logging, which plans.plan.test.ts has.
  const pairs = ejectedPairs(program, { settings, env }).filter(({ name }) => name !== "task-logging");
  for (const pair of pairs) await expectSamePlan(pair);
}

describe("the ejected stack is formatted, and plans what its JSON plans", () => {
  beforeAll(async () => {
    await aws.call({ service: "logs", operation: "create_log_group", parameters: { logGroupName: "app" } });
    // The backend of the example services-behind-a-load-balancer.
    await aws.call({ service: "s3", operation: "create_bucket", parameters: { Bucket: "school-terraform-state" } });
    const zone = { Name: "example.org", CallerReference: "once" };
    await aws.call({ service: "route53", operation: "create_hosted_zone", parameters: zone });
  }, 60_000);

  test.each(Object.entries(SETTINGS))(
    "with the settings %s",
    (_, settings) => expectSamePlans(addStacks, settings),
    300_000,
  );

  test.each(Object.entries(EXAMPLES))("of the example %s", (_, program) => expectSamePlans(program), 300_000);
});
