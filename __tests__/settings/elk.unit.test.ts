import { CONTEXT, settingProblems } from "../../harness/setting-problems";
import { readSettings } from "../../settings/settings";

const SECRET = "arn:aws:secretsmanager:us-east-1:123456789012:secret:search-a1b2c3";
const ROLE = "arn:aws:iam::123456789012:role/readers";

const domain = { type: "domain", preset: "development" };
const at = (engine: string, auth: object, host: string | null = "search.example.org") => ({
  elk: { target: { type: "endpoint", engine, auth, ...(host !== null && { host }) } },
});
const USER = { type: "user", user: "router", passwordSecretArn: SECRET };
const CLOUD = { type: "elasticCloud", cloudId: "school:ZXU=", secretArn: SECRET };
const SIGNED = { elk: { target: { ...at("opensearch", { type: "sigv4" }).elk.target } } };
const withTarget = (target: object, more: object = {}) => ({
  elk: { target: { ...SIGNED.elk.target, ...target }, ...more },
});

test.each<[string, object]>([
  ["a domain", { elk: { target: domain } }],
  ["a domain whose role is made", { elk: { target: { ...domain, serviceLinkedRole: "create" } } }],
  ["all options", { elk: { target: domain, keepCloudWatch: false, retentionDays: 3650, readers: [ROLE] } }],
  ["OpenSearch that is there", at("opensearch", { type: "sigv4" })],
  ["OpenSearch of another account", at("opensearch", { type: "sigv4", roleArn: ROLE })],
  ["OpenSearch whose owner installs the documents", withTarget({ documents: "files" })],
  ["readers of a server where Terraform installs the documents", withTarget({}, { readers: [ROLE] })],
  ["the log analysis of what CloudWatch gets", { elk: { target: domain, keepCloudWatch: true }, logAnalysis: {} }],
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
    `elk.target.host (${CONTEXT}) must be a host name in lower case such as search.example.org, without https:// and port, ` +
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
  [
    "a reader with a wildcard, which is no principal",
    { elk: { target: domain, readers: ["arn:aws:iam::123456789012:role/*"] } },
    `elk.readers (${CONTEXT}) must be a list of ARNs of roles such as ${ROLE}, got: ["arn:aws:iam::123456789012:role/*"]; correct it.`,
  ],
  [
    "an invalid Cloud ID",
    at("elasticsearch", { ...CLOUD, cloudId: "my school" }, null),
    `elk.target.auth.cloudId (${CONTEXT}) must be a Cloud ID as Elastic Cloud shows it, such as ` +
      'school:ZXUtd2VzdC0xLmF3cy5mb3VuZC5pbyRhYmM=, got: "my school"; correct it.',
  ],
  [
    "a signature for Elasticsearch",
    at("elasticsearch", { type: "sigv4" }),
    'elk.target.auth.type must be user, apiKey or elasticCloud with elasticsearch, got: "sigv4"; set engine to opensearch for ' +
      "a domain of Amazon OpenSearch Service, or choose another.",
  ],
  [
    "a collection of OpenSearch Serverless",
    at("opensearch", { type: "sigv4" }, "abc.us-east-1.aoss.amazonaws.com"),
    'elk.target.host must not be of OpenSearch Serverless, got: "abc.us-east-1.aoss.amazonaws.com"; name a domain, or another server.',
  ],
  [
    "documents that no function can install",
    { elk: { target: { ...at("opensearch", USER).elk.target, documents: "install" } } },
    'elk.target.documents must be files with opensearch and user, got: "install"; leave it out, and install the files.',
  ],
  [
    "readers of a server whose owner installs the documents",
    { elk: { ...at("opensearch", USER).elk, readers: [ROLE] } },
    `elk.readers must be left out where the server's owner installs the documents, got: ["${ROLE}"]; let its owner say who reads.`,
  ],
  [
    "a log analysis that would see nothing",
    { elk: { target: domain, keepCloudWatch: false }, logAnalysis: true },
    "elk.keepCloudWatch must be true with logAnalysis, got: false; leave it out, or turn logAnalysis off.",
  ],
])("%s: one sentence with the way out", (_what, context, sentence) => {
  expect(settingProblems(context)).toEqual([sentence]);
});
