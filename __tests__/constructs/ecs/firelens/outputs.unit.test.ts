import {
  cloudWatchOutput,
  customOutput,
  firehoseOutput,
  lokiOutput,
  opensearchOutput,
  s3Output,
} from "../../../../constructs/ecs";
import { EVERY_OUTPUT, outputOf } from "../../../../harness/firelens/every-output";
import { namedLogGroup } from "../../../../harness/log-groups";

const place = { container: "app", line: "3.2" } as const;
const optionsOf = (what: string) => outputOf(what).options(place);

const TLS = { tls: "On", "tls.verify": "On", "tls.verify_hostname": "On" };
const SEARCH = {
  ...TLS,
  Suppress_Type_Name: "On",
  Replace_Dots: "On",
  Generate_ID: "On",
  Buffer_Size: "False",
};
const DAILY = { Logstash_Format: "On", Logstash_Prefix: "app" };
const ADDRESS = { Host: "logs.example.com", Port: "443" };

test.each<[string, Record<string, string>]>([
  [
    "CloudWatch Logs",
    {
      region: "eu-west-3",
      log_group_name: "/school/app",
      log_key: "log",
      log_stream_name: "app/app/${ECS_TASK_ID}",
    },
  ],
  [
    "a domain",
    {
      ...SEARCH,
      ...DAILY,
      Host: "search-school.eu-west-3.es.amazonaws.com",
      Port: "443",
      AWS_Auth: "On",
      AWS_Region: "eu-west-3",
    },
  ],
  [
    "OpenSearch of another account",
    {
      ...SEARCH,
      ...DAILY,
      ...ADDRESS,
      AWS_Auth: "On",
      AWS_Region: "eu-west-3",
      AWS_Role_ARN: "arn:r",
      AWS_External_ID: "e",
    },
  ],
  ["Elasticsearch with a user", { ...SEARCH, ...DAILY, ...ADDRESS, HTTP_User: "router" }],
  ["Elastic Cloud", { ...SEARCH, ...DAILY, Cloud_ID: "school:abc" }],
  ["Elasticsearch with a key", { ...SEARCH, ...DAILY, ...ADDRESS }],
  ["Firehose", { region: "eu-west-3", delivery_stream: "app" }],
  [
    "S3",
    {
      region: "eu-west-3",
      bucket: "school-logs",
      use_put_object: "On",
      total_file_size: "10M",
      upload_timeout: "1m",
      s3_key_format: "/logs/app/%Y/%m/%d/%H%M%S-$UUID",
    },
  ],
  [
    "Datadog",
    {
      ...TLS,
      Host: "http-intake.logs.datadoghq.com",
      Port: "443",
      compress: "gzip",
      provider: "ecs",
      dd_service: "app",
      dd_source: "nodejs",
      dd_tags: "env:prod,team:a",
    },
  ],
  ["Loki", { ...TLS, ...ADDRESS, labels: "app=app, env=prod", http_user: "router", tenant_id: "school" }],
  ["New Relic", { ...TLS, base_uri: "https://log-api.eu.newrelic.com/log/v1" }],
  [
    "Splunk",
    {
      ...TLS,
      Host: "logs.example.com",
      Port: "8088",
      event_index: "app",
      event_source: "app",
      event_sourcetype: "json",
    },
  ],
])("%s has the options that follow", (what, options) => expect(optionsOf(what)).toEqual(options));

test("an id of the record's own takes the place of the hash", () => {
  const { Index, Id_Key, Generate_ID } = optionsOf("OpenSearch with a user");
  expect({ Index, Id_Key, Generate_ID }).toEqual({ Index: "app", Id_Key: "id", Generate_ID: undefined });
});

test("what an image does not know does not follow", () => {
  const options = outputOf("a domain").options({ container: "app", line: "2" });
  expect(options).not.toHaveProperty(["tls.verify_hostname"]);
  expect(options["tls.verify"]).toBe("On");
});

test.each([
  [
    "CloudWatch Logs",
    [[["logs:CreateLogStream", "logs:PutLogEvents"], "arn:aws:logs:eu-west-3:*:log-group:/school/app:*"]],
  ],
  ["a domain", [[["es:ESHttpPost"], "arn:aws:es:eu-west-3:123456789012:domain/school/_bulk"]]],
  ["OpenSearch of another account", [[["sts:AssumeRole"], "arn:r"]]],
  ["OpenSearch with a user", undefined],
  ["Firehose", [[["firehose:PutRecordBatch"], "arn:aws:firehose:eu-west-3:123456789012:deliverystream/app"]]],
  ["S3", [[["s3:PutObject"], "arn:aws:s3:::school-logs/logs/*"]]],
  ["Datadog", undefined],
])("the task role needs for %s", (what, permissions) => {
  expect(outputOf(what).permissions?.map(({ actions, resources }) => [actions, resources[0]])).toEqual(permissions);
});

const region = "eu-west-3";
const stream = { arn: `arn:aws:firehose:${region}:123456789012:deliverystream/app`, name: "app" };
const bucket = { arn: "arn:aws:s3:::school-logs", bucket: "school-logs" };
const role_arn = "arn:aws:iam::210987654321:role/logs";

test.each([
  [
    "CloudWatch Logs",
    cloudWatchOutput({ logGroup: namedLogGroup("/school/app"), region, streamPrefix: "app", options: { role_arn } }),
  ],
  ["Firehose", firehoseOutput({ stream, region, options: { role_arn } })],
  ["S3", s3Output({ bucket, region, options: { role_arn } })],
])("who writes to %s as another role may assume it, and needs nothing else", (_what, { permissions }) => {
  expect(permissions).toEqual([{ actions: ["sts:AssumeRole"], resources: [role_arn] }]);
});

test.each([
  ["createdByDriver", { log_retention_days: "30" }, true],
  ["createdByDriver", {}, false],
  ["existing", { log_retention_days: "30" }, false],
] as const)("a group that is %s, with %j, has its retention set: %s", (ownership, options, isSet) => {
  const logGroup = { ownership, name: "/school/app" };
  const { permissions = [] } = cloudWatchOutput({ logGroup, region, streamPrefix: "app", options });
  expect(permissions.some(({ actions }) => actions.includes("logs:PutRetentionPolicy"))).toBe(isSet);
});

test.each([
  ["OpenSearch with a user", ["HTTP_Passwd"]],
  ["Elastic Cloud", ["Cloud_Auth"]],
  ["Elasticsearch with a key", ["HTTP_API_Key"]],
  ["Datadog", ["apikey"]],
  ["Loki", ["http_passwd"]],
  ["New Relic", ["license_key"]],
  ["Splunk", ["splunk_token"]],
  ["a domain", []],
])("%s has secrets for %s", (what, names) => expect(Object.keys(outputOf(what).secrets)).toEqual(names));

test("nothing is wrong with any of them", () => {
  expect(EVERY_OUTPUT.flatMap(([, { problems }]) => problems)).toEqual([]);
});

const search = { host: "a.example.com", auth: { type: "sigv4", region: "eu-west-3" } } as const;

test.each(["App", "_app", "-app", ".app", "a pp", "app*", "é", "", "a".repeat(245)])(
  "the index %j is refused",
  (daily) => {
    expect(opensearchOutput({ ...search, index: { daily } }).problems.map(({ code }) => code)).toContain(
      "firelens-index",
    );
  },
);

test.each(["app", "0", "app.log_1-a", "a".repeat(244)])("the index %j is right", (daily) => {
  expect(opensearchOutput({ ...search, index: { daily } }).problems).toEqual([]);
});

test("one for all days may be as long as its date", () => {
  expect(opensearchOutput({ ...search, index: { fixed: "a".repeat(255) } }).problems).toEqual([]);
});

test.each(["https://a.example.com", "a.example.com:443", "a.example.com/", "", "-a"])(
  "the host %j is refused",
  (host) => {
    const { problems } = opensearchOutput({ ...search, host, index: { daily: "app" } });
    expect(problems.map(({ code }) => code)).toContain("firelens-host");
  },
);

test.each([0, -1, 65_536, 80.5])("the port %d is refused", (port) => {
  const outputs = [
    opensearchOutput({ ...search, port, index: { daily: "app" } }),
    lokiOutput({ host: "a.example.com", port, labels: { app: "app" } }),
  ];
  for (const { problems } of outputs) expect(problems.map(({ code }) => code)).toEqual(["firelens-port"]);
});

test.each([1, 65_535])("the port %d is right", (port) => {
  expect(lokiOutput({ host: "a.example.com", port, labels: { app: "app" } }).problems).toEqual([]);
});

test.each([
  [{ Trace_Output: "On" }, true],
  [{ trace_error: "true" }, true],
  [{ Trace_Error: "Off" }, false],
  [{ Host: "On" }, false],
])("an output with %j traces: %s", (options, traces) => {
  expect(customOutput({ plugin: "es", options }).tracesErrors).toBe(traces);
});
