import fc from "fast-check";
import type { LogGroupOwnership } from "../../constructs/logs/log-group-ownership";
import { firelens } from "../../constructs/ecs/log-drivers/firelens";
import { awsLogs } from "../../constructs/ecs/log-drivers/aws-logs";
import type { Delivery } from "../../constructs/ecs/log-drivers/delivery";
import type { LogDriver } from "../../constructs/ecs/log-drivers/log-driver";
import { splunk } from "../../constructs/ecs/log-drivers/splunk";
import { FAST, name, secret, text, textOf } from "./values";

const regionName = fc.constantFrom("eu-west-3", "ap-southeast-2");
const groupName = textOf("abcXYZ012_./#-", 1, 12);
/** A group, and the region that its ARN is of. */
const groupInRegion: fc.Arbitrary<{ readonly logGroup: LogGroupOwnership; readonly region: string }> = fc
  .record({ group: groupName, region: regionName })
  .chain(({ group, region }) => {
    const arn = `arn:aws:logs:${region}:123456789012:log-group:${group}`;
    const logGroup = fc.constantFrom<LogGroupOwnership>(
      { ownership: "managed", name: group, arn },
      { ownership: "existing", name: group, arn: `${arn}:*` },
      { ownership: "existing", name: group, createGroup: "False" },
      { ownership: "createdByDriver", name: group },
      { ownership: "createdByDriver", name: group, createGroup: "True" },
    );
    return fc.record({ logGroup, region: fc.constant(region) });
  });

/** Together they fit the smallest task: at most 4 containers beside 3/4 of 512 MiB. */
const bufferSize = fc.constantFrom("10m", "1m", "512k", "1048576", "0.5m", "16m");
const delivery: fc.Arbitrary<Delivery> = fc.oneof(
  fc.constantFrom<Delivery>({ mode: "accountDefault" }, { mode: "blocking" }, { mode: "non-blocking" }),
  bufferSize.map((maxBufferSize) => ({ mode: "non-blocking" as const, maxBufferSize })),
);

const eventFormat = fc.constantFrom(
  {},
  { datetimeFormat: "%Y-%m-%d" },
  { multilinePattern: "^(INFO|ERROR)" },
  { format: "json/emf" },
);

const toCloudWatch = fc
  .record({
    base: fc.record(
      {
        streamPrefix: name,
        delivery,
        endpoint: fc.constant("https://logs.example.com"),
      },
      { ...FAST, requiredKeys: ["streamPrefix", "delivery"] },
    ),
    group: groupInRegion,
    format: eventFormat,
  })
  .map(({ base, group, format }) => awsLogs({ ...base, ...group, ...format }));

const toSplunk = fc
  .record(
    {
      token: secret,
      url: fc.oneof(fc.constantFrom("https://splunk.example.com:8088", "http://splunk"), secret),
      delivery,
      source: text,
      sourceType: text,
      index: name,
      format: fc.constantFrom("inline", "json", "raw"),
      insecureSkipVerify: fc.boolean(),
      verifyConnection: fc.boolean(),
      gzip: fc.boolean(),
      tag: text,
    },
    { ...FAST, requiredKeys: ["token", "url", "delivery"] },
  )
  .map((options) => splunk(options as Parameters<typeof splunk>[0]));

/** To the FireLens router that the task then has to have. */
export const toRouter: fc.Arbitrary<LogDriver> = fc
  .record(
    {
      options: fc.dictionary(name, text, { ...FAST, maxKeys: 2 }),
      secretOptions: fc.dictionary(name, secret, { ...FAST, maxKeys: 2 }),
      bufferLimit: fc.integer({ min: 0, max: 536_870_911 }),
    },
    { ...FAST, requiredKeys: [] },
  )
  .map(firelens);

/** Where a container that needs no router sends its output. */
export const toElsewhere: fc.Arbitrary<LogDriver> = fc.oneof(toCloudWatch, toSplunk);
