import { settingsIn } from "../../settings/context";
import { DEFAULT_SETTINGS, readSettings, SettingsError } from "../../settings/settings";
import { RETENTION_DAYS } from "../../constructs/logs/log-group-rules";

const CONTEXT = "context.settings in cdktf.json";
const KEY = "arn:aws:kms:us-east-1:123456789012:key/1234abcd-12ab-34cd-56ef-1234567890ab";

/** The sentences of what is wrong. */
function problems(context: unknown, variable?: string): string[] {
  try {
    readSettings(context, { ECS_LOGGING_SETTINGS: variable });
    return [];
  } catch (error) {
    if (!(error instanceof SettingsError)) throw error;
    return error.message.split("\n");
  }
}

describe("where settings come from", () => {
  test.each<[string, unknown, string | undefined]>([
    ["nothing", undefined, undefined],
    ["an empty object", {}, undefined],
    ["an empty environment variable", undefined, ""],
    ["an empty object in the environment variable", undefined, "{}"],
  ])("%s leaves the defaults", (_what, context, variable) => {
    expect(readSettings(context, { ECS_LOGGING_SETTINGS: variable })).toEqual(DEFAULT_SETTINGS);
  });

  test("the environment variable wins over the context, and the context over the defaults", () => {
    const settings = readSettings({ project: "a", env: "dev" }, { ECS_LOGGING_SETTINGS: '{"env":"qa"}' });
    expect(settings).toEqual({ ...DEFAULT_SETTINGS, project: "a", env: "qa" });
  });

  test("modules are merged one by one, each as a whole", () => {
    const vpc = { source: "./vpc" };
    const ecr = { source: "./ecr" };
    const settings = readSettings(
      { moduleSources: { vpc: { source: "x", version: "1.0.0" }, ecr } },
      { ECS_LOGGING_SETTINGS: JSON.stringify({ moduleSources: { vpc } }) },
    );
    expect(settings.moduleSources).toEqual({ vpc, ecr, rds: DEFAULT_SETTINGS.moduleSources.rds });
  });

  test("a backend replaces the other as a whole", () => {
    const s3 = { type: "s3", bucket: "b", key: "{stack}", region: "eu-west-3" };
    const settings = readSettings({ backend: s3 }, { ECS_LOGGING_SETTINGS: '{"backend":{"type":"local","path":"x"}}' });
    expect(settings.backend).toEqual({ type: "local", path: "x" });
  });

  test("other environment variables are not read", () => {
    expect(readSettings(undefined, { TF_VAR_project: "a", PROJECT: "b" })).toEqual(DEFAULT_SETTINGS);
  });
});

test.each<[string, object]>([
  ["project", { project: "a" }],
  ["env", { env: "dev" }],
  ["region", { region: "eu-west-3" }],
  ["region of GovCloud", { region: "us-gov-west-1" }],
  ["region of an isolated partition", { region: "us-isob-east-1" }],
  ["region of the European Sovereign Cloud", { region: "eusc-de-east-1" }],
  ["providerVersion, exact", { providerVersion: "6.25.0" }],
  ["providerVersion, a range", { providerVersion: ">= 5.100, != 6.1.0, < 7" }],
  ["providerVersion, pessimistic", { providerVersion: "~> 6.0" }],
  ["providerVersion, before a release", { providerVersion: "6.0.0-beta1" }],
  ["readEcrImage", { readEcrImage: true }],
  ["logAnalysis", { logAnalysis: true }],
  [
    "logAnalysis with options",
    {
      logAnalysis: {
        retentionInDays: 90,
        accessLog: true,
        maskPersonalData: { columns: ["email", "phone"], identifiers: ["EmailAddress", "PhoneNumber-FR"] },
        subscriptions: {
          team: { protocol: "email", address: "team@example.org" },
          pager: { protocol: "https", url: "https://example.org/alarm", confirmsItself: true },
        },
      },
    },
  ],
  ["hardening", { hardening: true }],
  ["hardening but for a measure", { hardening: { except: { "flow-logs": "the network team has them" } } }],
  ["hardening with a key of its logs", { hardening: { logsKeyArn: KEY, except: { "flow-logs": "a reason" } } }],
  ["hardening and an extra", { hardening: { except: {}, extras: ["kms-encrypted-repository"] } }],
  ["a certificate", { hardening: true, certificateArn: "arn:aws:acm:eu-west-3:123456789012:certificate/8c2c" }],
  ["backend local", { backend: { type: "local" } }],
  ["backend local with a path", { backend: { type: "local", path: "../{stack}.tfstate" } }],
  ["backend s3", { backend: { type: "s3", bucket: "b", key: "k", region: "us-east-1" } }],
  [
    "backend s3 with all fields",
    { backend: { type: "s3", bucket: "b", key: "k", region: "us-east-1", useLockfile: false, encrypt: false } },
  ],
  ["backend cloud", { backend: { type: "cloud", organization: "o", workspace: "w" } }],
  ["backend cloud elsewhere", { backend: { type: "cloud", organization: "o", workspace: "w", hostname: "tfe.a.org" } }],
])("%s is accepted", (_what, given) => {
  const on = Object.entries(given).map(([name, value]: [string, unknown]) => {
    return [name, value === true && name !== "readEcrImage" ? {} : value];
  });
  expect(readSettings(given)).toEqual({ ...DEFAULT_SETTINGS, ...Object.fromEntries(on) });
});

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
  expect(problems(context)).toEqual([sentence]);
});

const FILE = '${file("/etc/passwd")}';

test.each<[path: string, settings: object]>([
  ["project", { project: FILE }],
  ["env", { env: "%{ if true }x%{ endif }" }],
  ["env", { env: "$${escaped}" }],
  ["backend.path", { backend: { type: "local", path: FILE } }],
  ["backend.bucket", { backend: { type: "s3", bucket: FILE, key: "k", region: "eu-west-3" } }],
  ["backend.key", { backend: { type: "s3", bucket: "b", key: "{stack}/${x}", region: "eu-west-3" } }],
  ["backend.organization", { backend: { type: "cloud", organization: FILE, workspace: "{stack}" } }],
  ["moduleSources.vpc.source", { moduleSources: { vpc: { source: FILE } } }],
  ["certificateArn", { hardening: true, certificateArn: `arn:aws:acm:eu-west-3:123456789012:certificate/${FILE}` }],
  ["hardening.writablePaths", { hardening: { writablePaths: ["/tmp", "/${x}"] } }],
  [
    "logAnalysis.subscriptions.team.address",
    { logAnalysis: { subscriptions: { team: { protocol: "email", address: FILE } } } },
  ],
  [
    "logAnalysis.subscriptions.${x}",
    { logAnalysis: { subscriptions: { "${x}": { protocol: "email", address: "a@b.c" } } } },
  ],
])("an expression in %s is refused, since OpenTofu would run it", (path, settings) => {
  const sentences = problems(settings);
  expect(sentences).toHaveLength(1);
  expect(sentences[0]?.startsWith(`${path} (${CONTEXT}) must be text without \${ and %{, since OpenTofu would`)).toBe(
    true,
  );
});

test("a reason may say what it likes, since it is a comment, and {stack} is no expression", () => {
  const backend = { type: "s3", bucket: "b", key: "{stack}/$x%y", region: "eu-west-3" };
  expect(problems({ backend, hardening: { except: { "access-logs": "costs ${50}" } } })).toEqual([]);
});

describe("the settings in a context", () => {
  test.each(["setings", "Settings", "setting", "settigns"])("are not misspelt as %s", (name) => {
    expect(() => settingsIn({ [name]: {} })).toThrow(
      new SettingsError(`context.${name} in cdktf.json is not read; write context.settings.`),
    );
  });

  test.each(["strings", "set", "cdktfVersion", "excludeStackIdFromLogicalIds", "ratings"])(
    "have nothing to do with %s",
    (name) => expect(settingsIn({ [name]: 1, settings: { env: "dev" } })).toEqual({ env: "dev" }),
  );

  test("may be missing", () => expect(settingsIn({})).toBeUndefined());
});

test("the environment variable is named where it is wrong", () => {
  expect(problems(undefined, '{"env":""}')).toEqual([
    'env (ECS_LOGGING_SETTINGS) must be a text that is not empty, got: ""; give it one.',
  ]);
});

test("invalid JSON is reported", () => {
  expect(problems(undefined, "{env}")).toEqual([
    expect.stringMatching(/^ECS_LOGGING_SETTINGS must be a JSON object \(.+\), got: \{env\}; correct the JSON\.$/),
  ]);
});

test("everything that is wrong is reported in one run", () => {
  const wrong = problems({ env: "", region: "x", backend: { type: "s3" } }, '{"unknown":1}');
  expect(wrong.map((sentence) => sentence.split(" ")[0])).toEqual([
    "env",
    "region",
    "backend.bucket",
    "backend.key",
    "backend.region",
    "unknown",
  ]);
});

test("a switch on its way out has no options, and is neither on nor just off", () => {
  const settings = readSettings({ hardening: "leaving", logAnalysis: { retentionInDays: 30 } });
  expect(settings).toMatchObject({ leaving: ["hardening"], logAnalysis: { retentionInDays: 30 } });
  expect(settings.hardening).toBeUndefined();
  expect(readSettings({ hardening: "leaving" }, { ECS_LOGGING_SETTINGS: '{"hardening":false}' }).leaving).toEqual([]);
});

test("a key that outlives the program is the ARN of a KMS key", () => {
  expect(() => readSettings({ hardening: { logsKeyArn: "alias/logs" } })).toThrow(
    "hardening.logsKeyArn (context.settings in cdktf.json) must be the ARN of a KMS key",
  );
});
