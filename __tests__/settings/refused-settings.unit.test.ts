import { RETENTION_DAYS } from "../../constructs/logs/log-group-rules";
import { CONTEXT, settingProblems } from "../../harness/setting-problems";

const KEY = "arn:aws:kms:us-east-1:123456789012:key/1234abcd-12ab-34cd-56ef-1234567890ab";

test.each<[string, unknown, string]>([
  ["settings that are text", "x", `${CONTEXT} must be an object, got: "x"; write it as { … }.`],
  ["settings that are a list", [], `${CONTEXT} must be an object, got: []; write it as { … }.`],
  ["settings that are null", null, `${CONTEXT} must be an object, got: null; write it as { … }.`],
  ["an unknown setting", { projet: "a" }, `projet (${CONTEXT}) is not a setting, got: "a"; write project.`],
  ["an empty project", { project: "" }, `project (${CONTEXT}) must be a text that is not empty, got: ""; give it one.`],
  ["a blank env", { env: " " }, `env (${CONTEXT}) must be a text that is not empty, got: " "; give it one.`],
  ["a number", { env: 1 }, `env (${CONTEXT}) must be a text that is not empty, got: 1; give it one.`],
  ["null", { env: null }, `env (${CONTEXT}) must be a text that is not empty, got: null; give it one.`],
  [
    "a zone for a region",
    { region: "us-east-1a" },
    `region (${CONTEXT}) must be an AWS region such as eu-west-3, got: "us-east-1a"; correct it.`,
  ],
  [
    "a malformed version",
    { providerVersion: "latest" },
    `providerVersion (${CONTEXT}) must be a Terraform version constraint such as >= 5.100.0, < 7.0.0, ` +
      'got: "latest"; correct it.',
  ],
  [
    "a flag in quotes",
    { readEcrImage: "true" },
    `readEcrImage (${CONTEXT}) must be true or false, got: "true"; write it without quotes.`,
  ],
  [
    "a retention that AWS does not know",
    { logAnalysis: { retentionInDays: 31 } },
    `logAnalysis.retentionInDays (${CONTEXT}) must be one of ${RETENTION_DAYS.join(", ")}, got: 31; choose one.`,
  ],
  [
    "a subscription without a protocol",
    { logAnalysis: { subscriptions: { team: { address: "team@example.org" } } } },
    `logAnalysis.subscriptions.team.protocol (${CONTEXT}) must be one of email, https, got: nothing; choose one.`,
  ],
  [
    "a subscription by e-mail without an address",
    { logAnalysis: { subscriptions: { team: { protocol: "email" } } } },
    `logAnalysis.subscriptions.team.address (${CONTEXT}) must be given, got: nothing; add it.`,
  ],
  [
    "an invalid column",
    { logAnalysis: { maskPersonalData: { columns: ["e-mail"] } } },
    `logAnalysis.maskPersonalData.columns (${CONTEXT}) must be a list of names of columns such as email, got: ["e-mail"]; ` +
      "correct it.",
  ],
  [
    "masking that leaves",
    { logAnalysis: { maskPersonalData: "leaving" } },
    `logAnalysis.maskPersonalData (${CONTEXT}) must be true, false or an object, got: "leaving"; write its options as { … }.`,
  ],
  [
    "a kind of data that AWS does not find",
    { logAnalysis: { maskPersonalData: { identifiers: ["EmailAdress"] } } },
    `logAnalysis.maskPersonalData.identifiers (${CONTEXT}) must be a list of kinds of data that AWS finds, such as ` +
      'EmailAddress or PhoneNumber-FR, got: ["EmailAdress"]; correct it.',
  ],
  [
    "a writable path that is relative",
    { hardening: { writablePaths: ["tmp"] } },
    `hardening.writablePaths (${CONTEXT}) must be a list of absolute paths such as /var/cache, got: ["tmp"]; correct it.`,
  ],
  [
    "hardening in a word",
    { hardening: "yes" },
    `hardening (${CONTEXT}) must be true, false, "leaving" or an object, got: "yes"; write its options as { … }.`,
  ],
  [
    "an unknown measure",
    { hardening: { except: { "flow-log": "no" } } },
    `hardening.except.flow-log (${CONTEXT}) is not a setting, got: "no"; write flow-logs.`,
  ],
  [
    "a measure off without a reason",
    { hardening: { except: { "flow-logs": " " } } },
    `hardening.except.flow-logs (${CONTEXT}) must be the reason why the measure is off, got: " "; give it one.`,
  ],
  [
    "a measure off with false",
    { hardening: { except: { "flow-logs": false } } },
    `hardening.except.flow-logs (${CONTEXT}) must be the reason why the measure is off, got: false; give it one.`,
  ],
  [
    "an unknown extra",
    { hardening: { extras: ["flow-logs"] } },
    `hardening.extras (${CONTEXT}) must be a list of: kms-encrypted-repository, got: ["flow-logs"]; correct it.`,
  ],
  [
    "an invalid certificate",
    { hardening: true, certificateArn: "example.org" },
    `certificateArn (${CONTEXT}) must be the ARN of an ACM certificate such as ` +
      'arn:aws:acm:eu-west-3:123456789012:certificate/…, got: "example.org"; correct it.',
  ],
  [
    "a certificate without hardening",
    { certificateArn: "arn:aws:acm:eu-west-3:123456789012:certificate/8c2c" },
    "certificateArn needs the setting hardening or authentication, got: " +
      '"arn:aws:acm:eu-west-3:123456789012:certificate/8c2c" without them; ' +
      "set hardening to true, or take certificateArn away.",
  ],
  [
    "a key of logs whose encryption is off",
    { hardening: { logsKeyArn: KEY, except: { "log-encryption": "a reason" } } },
    `hardening.logsKeyArn needs the measure log-encryption, got: "${KEY}" with hardening.except; ` +
      "take logsKeyArn away, or log-encryption out of except.",
  ],
  [
    "a backend that is text",
    { backend: "s3" },
    `backend (${CONTEXT}) must be an object, got: "s3"; write it as { … }.`,
  ],
  [
    "a backend without a type",
    { backend: {} },
    `backend.type (${CONTEXT}) must be one of local, s3, cloud, got: nothing; choose one.`,
  ],
  [
    "an unknown backend",
    { backend: { type: "gcs" } },
    `backend.type (${CONTEXT}) must be one of local, s3, cloud, got: "gcs"; choose one.`,
  ],
  [
    "another backend's field",
    { backend: { type: "local", bucket: "b" } },
    `backend.bucket (${CONTEXT}) is not a setting, got: "b"; use one of: type, path.`,
  ],
  [
    "an S3 backend without a bucket",
    { backend: { type: "s3", key: "k", region: "us-east-1" } },
    `backend.bucket (${CONTEXT}) must be given, got: nothing; add it.`,
  ],
  [
    "an S3 backend with a malformed region",
    { backend: { type: "s3", bucket: "b", key: "k", region: "Paris" } },
    `backend.region (${CONTEXT}) must be an AWS region such as eu-west-3, got: "Paris"; correct it.`,
  ],
  [
    "a lock file that is no flag",
    { backend: { type: "s3", bucket: "b", key: "k", region: "us-east-1", useLockfile: "yes" } },
    `backend.useLockfile (${CONTEXT}) must be true or false, got: "yes"; write it without quotes.`,
  ],
  [
    "a cloud backend without a workspace",
    { backend: { type: "cloud", organization: "o" } },
    `backend.workspace (${CONTEXT}) must be given, got: nothing; add it.`,
  ],
  [
    "modules that are text",
    { moduleSources: "x" },
    `moduleSources (${CONTEXT}) must be an object, got: "x"; write it as { … }.`,
  ],
  [
    "an unknown module",
    { moduleSources: { s3: { source: "x" } } },
    `moduleSources.s3 (${CONTEXT}) is not a setting, got: {"source":"x"}; use one of: vpc, ecr, rds.`,
  ],
  [
    "a module that is text",
    { moduleSources: { vpc: "x" } },
    `moduleSources.vpc (${CONTEXT}) must be an object, got: "x"; write it as { … }.`,
  ],
  [
    "a module without a source",
    { moduleSources: { vpc: { version: "1.0.0" } } },
    `moduleSources.vpc.source (${CONTEXT}) must be given, got: nothing; add it.`,
  ],
])("%s: one sentence with the way out", (_what, context, sentence) => {
  expect(settingProblems(context)).toEqual([sentence]);
});
