import { readSettings, SettingsError } from "../../settings/settings";

const CONTEXT = "context.settings in cdktf.json";
const SECRET = "arn:aws:secretsmanager:us-east-1:123456789012:secret:search-a1b2c3";
const ROLE = "arn:aws:iam::123456789012:role/readers";

const domain = { type: "domain", preset: "development" };
const at = (engine: string, auth: object, host: string | null = "search.example.org") => ({
  elk: { target: { type: "endpoint", engine, auth, ...(host !== null && { host }) } },
});
const USER = { type: "user", user: "router", passwordSecretArn: SECRET };
const CLOUD = { type: "elasticCloud", cloudId: "school:ZXU=", secretArn: SECRET };

/** The sentences that a user reads, or an empty list. */
function problems(context: unknown): string[] {
  try {
    readSettings(context);
    return [];
  } catch (error) {
    if (error instanceof SettingsError) return error.message.split("\n");
    throw error;
  }
}

test.each<[string, object]>([
  ["a domain", { elk: { target: domain } }],
  ["a domain whose role is made", { elk: { target: { ...domain, serviceLinkedRole: "create" } } }],
  ["all options", { elk: { target: domain, keepCloudWatch: false, retentionDays: 3650, readers: [ROLE] } }],
  ["OpenSearch that is there", at("opensearch", { type: "sigv4" })],
  ["OpenSearch of another account", at("opensearch", { type: "sigv4", roleArn: ROLE })],
  ["OpenSearch with a user", at("opensearch", USER)],
  ["Elasticsearch with a user", at("elasticsearch", USER)],
  ["Elasticsearch with a key", at("elasticsearch", { type: "apiKey", secretArn: SECRET })],
  ["Elastic Cloud", at("elasticsearch", CLOUD, null)],
])("%s is accepted", (_what, context) => expect(readSettings(context)).toMatchObject(context));

test("leaving forgets the options", () => {
  expect(readSettings({ elk: "leaving" })).toMatchObject({ leaving: ["elk"] });
});

const SECRET_RULE =
  "the ARN of a secret of AWS Secrets Manager such as arn:aws:secretsmanager:eu-west-3:123456789012:secret:…";

test.each<[string, object, string]>([
  [
    "true alone",
    { elk: true },
    `elk (${CONTEXT}) must be false, "leaving" or an object, got: true; write its options as { … }.`,
  ],
  ["no target", { elk: {} }, `elk.target (${CONTEXT}) must be given, got: nothing; add it.`],
  [
    "an unknown preset",
    { elk: { target: { type: "domain", preset: "large" } } },
    `elk.target.preset (${CONTEXT}) must be one of development, production, production-standby, got: "large"; choose one.`,
  ],
  [
    "no days",
    { elk: { target: domain, retentionDays: 0 } },
    `elk.retentionDays (${CONTEXT}) must be 1 to 3650 days, whole, got: 0; choose a number in between.`,
  ],
  [
    "a reader that is no role",
    { elk: { target: domain, readers: ["ada"] } },
    `elk.readers (${CONTEXT}) must be a list of ARNs of roles such as ${ROLE}, got: ["ada"]; correct it.`,
  ],
  [
    "a host with a scheme",
    at("opensearch", USER, "https://search.example.org"),
    `elk.target.host (${CONTEXT}) must be a host name such as search.example.org, without https:// and port, ` +
      'got: "https://search.example.org"; correct it.',
  ],
  [
    "a password in plain text",
    at("opensearch", { type: "user", user: "router", passwordSecretArn: "s3cret" }),
    `elk.target.auth.passwordSecretArn (${CONTEXT}) must be ${SECRET_RULE}, got: "s3cret"; correct it.`,
  ],
  [
    "a key for OpenSearch",
    at("opensearch", { type: "apiKey", secretArn: SECRET }),
    'elk.target.auth.type must be sigv4 or user with opensearch, got: "apiKey"; set engine to elasticsearch, or choose another.',
  ],
  [
    "Elastic Cloud with a host",
    at("elasticsearch", CLOUD),
    'elk.target.host is in the cloudId of elasticCloud, got: "search.example.org" besides; leave it out.',
  ],
  [
    "a server without a host",
    { elk: { target: { type: "endpoint", engine: "opensearch", auth: USER } } },
    'elk.target.host must be given, got: nothing with "user"; add it.',
  ],
])("%s: one sentence with the way out", (_what, context, sentence) => {
  expect(problems(context)).toEqual([sentence]);
});
