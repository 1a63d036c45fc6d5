import { settingProblems } from "../../harness/setting-problems";
import { settingsIn } from "../../settings/context";
import { DEFAULT_SETTINGS, readSettings, SettingsError } from "../../settings/settings";

const KEY = "arn:aws:kms:us-east-1:123456789012:key/1234abcd-12ab-34cd-56ef-1234567890ab";

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
  expect(settingProblems(undefined, '{"env":""}')).toEqual([
    'env (ECS_LOGGING_SETTINGS) must be a text that is not empty, got: ""; give it one.',
  ]);
});

test("invalid JSON is reported", () => {
  expect(settingProblems(undefined, "{env}")).toEqual([
    expect.stringMatching(/^ECS_LOGGING_SETTINGS must be a JSON object \(.+\), got: \{env\}; correct the JSON\.$/),
  ]);
});

test("everything that is wrong is reported in one run", () => {
  const wrong = settingProblems({ env: "", region: "x", backend: { type: "s3" } }, '{"unknown":1}');
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
