import { Token } from "cdktf";
import { existingLogGroup, namedLogGroup } from "../../../harness/log-groups";
import { problemCodes } from "../../../harness/problem-codes";
import { codesOf } from "../../../harness/task-codes";
import { DriverLogGroup } from "../../../constructs/logs/driver-log-group";
import { firelens } from "../../../constructs/ecs/log-drivers/firelens";
import { awsLogs, type AwsLogsOptions } from "../../../constructs/ecs/log-drivers/aws-logs";
import type { ContainerDefinition } from "../../../constructs/ecs/container-definition";
import { parseBufferSize, type Delivery } from "../../../constructs/ecs/log-drivers/delivery";
import { renderLogDriver } from "../../../constructs/ecs/render-log-driver";
import { renderContainer } from "../../../constructs/ecs/render-container";
import { taskVerdict } from "../../../constructs/ecs/rules/task";
import { Secret } from "../../../constructs/ecs/secret";
import { splunk, type SplunkOptions } from "../../../constructs/ecs/log-drivers/splunk";

const GROUP_ARN = "arn:aws:logs:eu-west-3:123456789012:log-group:app";
const SECRET_ARN = "arn:aws:secretsmanager:eu-west-3:123456789012:secret:db-a1b2c3";
const LOGS: AwsLogsOptions = {
  logGroup: existingLogGroup("app", GROUP_ARN),
  region: "eu-west-3",
  streamPrefix: "web",
  delivery: { mode: "accountDefault" },
};
const SPLUNK: SplunkOptions = {
  token: Secret.fromSecretArn(SECRET_ARN),
  url: "https://splunk.example.com:8088",
  delivery: { mode: "accountDefault" },
};
const text = (value = "x") => Token.asString({ resolve: () => value });
const container = (fields: Partial<ContainerDefinition>): ContainerDefinition => ({
  name: "app",
  image: "nginx",
  ...fields,
});
const codes = (fields: Partial<ContainerDefinition>, ...others: Partial<ContainerDefinition>[]) =>
  codesOf({ cpu: 256, memory: 512, containers: [container(fields), ...others.map(container)] });
const rendered = (fields: Partial<ContainerDefinition>) => renderContainer(container(fields));

describe("awslogs", () => {
  const BASE = { "awslogs-group": "app", "awslogs-region": "eu-west-3", "awslogs-stream-prefix": "web" };

  test.each<[Readonly<Record<string, unknown>>, Record<string, string>]>([
    [{}, {}],
    [{ logGroup: new DriverLogGroup("app") }, { "awslogs-create-group": "true" }],
    [{ logGroup: new DriverLogGroup("app", undefined, "True") }, { "awslogs-create-group": "True" }],
    [{ logGroup: namedLogGroup("app") }, {}],
    [{ logGroup: namedLogGroup("app", "false") }, { "awslogs-create-group": "false" }],
    [{ logGroup: { ownership: "managed", name: "app", arn: GROUP_ARN } }, {}],
    [{ datetimeFormat: "%Y" }, { "awslogs-datetime-format": "%Y" }],
    [{ multilinePattern: "^x" }, { "awslogs-multiline-pattern": "^x" }],
    [{ format: "json/emf" }, { "awslogs-format": "json/emf" }],
    [{ endpoint: "https://logs.example.com" }, { "awslogs-endpoint": "https://logs.example.com" }],
    [{ delivery: { mode: "blocking" } }, { mode: "blocking" }],
    [{ delivery: { mode: "non-blocking" } }, { mode: "non-blocking" }],
    [{ delivery: { mode: "non-blocking", maxBufferSize: "25m" } }, { mode: "non-blocking", "max-buffer-size": "25m" }],
  ])("%j adds %j", (options, added) => {
    const logConfiguration = awsLogs({ ...LOGS, ...options });
    expect(rendered({ logConfiguration })).toMatchObject({
      logConfiguration: { logDriver: "awslogs", options: { ...BASE, ...added } },
    });
    expect(Object.keys(renderLogDriver(logConfiguration).options)).toHaveLength(3 + Object.keys(added).length);
    expect(codes({ logConfiguration })).toEqual([]);
  });

  test.each(["us-east-1", "us-gov-west-1", "us-iso-east-1", "eusc-de-east-1", "ap-southeast-7", "mx-central-1"])(
    "may go to %s",
    (region) => {
      const logGroup = { ownership: "createdByDriver", name: "app" } as const;
      expect(codes({ logConfiguration: awsLogs({ ...LOGS, logGroup, region }) })).toEqual([]);
    },
  );

  test.each(["us-east", "us-east-1a", "1us-east-1", "US-EAST-1", "u-east-1"])("may not go to %s", (region) =>
    expect(codes({ logConfiguration: awsLogs({ ...LOGS, region }) })).toEqual(["log-region"]),
  );

  test.each(["https://", "https:///x", "xhttps://a", "https:// a"] as const)("has no endpoint at %j", (endpoint) =>
    expect(codes({ logConfiguration: awsLogs({ ...LOGS, endpoint: endpoint as "https://" }) })).toEqual(["log-url"]),
  );

  test("may be known only at plan time", () => {
    const later = text();
    const delivery: Delivery = { mode: "non-blocking", maxBufferSize: Token.asAny(later) };
    const logGroup = existingLogGroup(later, later);
    const options = { logGroup, region: later, streamPrefix: later, endpoint: Token.asAny(later), delivery };
    expect(codes({ memory: 512, logConfiguration: awsLogs({ ...options, datetimeFormat: later }) })).toEqual([]);
    expect(
      codes({
        logConfiguration: awsLogs({ ...LOGS, delivery: { mode: text() as "non-blocking", maxBufferSize: "1m" } }),
      }),
    ).toEqual([]);
    expect(codes({ logConfiguration: awsLogs({ ...LOGS, delivery: { mode: later as "blocking" } }) })).toEqual([]);
  });
});

describe("log buffers", () => {
  const warned = (...fields: Partial<ContainerDefinition>[]) => {
    const task = { cpu: 256, memory: 512, containers: fields.map(container) };
    return problemCodes(taskVerdict(task).warnings);
  };
  const buffered = (memory: number, delivery: Delivery) => {
    const fields = { memory, logConfiguration: awsLogs({ ...LOGS, delivery }) };
    expect(codes(fields)).toEqual([]);
    return warned(fields);
  };

  test.each<[number, Delivery]>([
    [502, { mode: "non-blocking" }],
    [487, { mode: "non-blocking", maxBufferSize: "25m" }],
    [512, { mode: "blocking" }],
    [512, { mode: "accountDefault" }],
    [512, { mode: "non-blocking", maxBufferSize: Token.asAny(text()) }],
  ])("fit beside %d MiB: %j", (memory, delivery) => expect(buffered(memory, delivery)).toEqual([]));

  test.each<[number, Delivery]>([
    [503, { mode: "non-blocking" }],
    [488, { mode: "non-blocking", maxBufferSize: "25m" }],
  ])("do not fit beside %d MiB: %j", (memory, delivery) =>
    expect(buffered(memory, delivery)).toEqual(["log-buffers-exceed-memory"]),
  );

  test("count together, and a reservation counts instead of the memory", () => {
    const logConfiguration = awsLogs({ ...LOGS, delivery: { mode: "non-blocking" } });
    const other = (memoryReservation: number) => ({ name: "b", memory: 512, memoryReservation, logConfiguration });
    expect(warned({ memory: 392, logConfiguration }, other(100))).toEqual([]);
    expect(warned({ memory: 392, logConfiguration }, other(101))).toEqual(["log-buffers-exceed-memory"]);
    expect(codes({ memory: 392 }, other(121))).toEqual(["task-memory-exceeded"]);
    expect(warned({ memory: 392 }, other(121))).toEqual([]);
  });

  test.each<[string, number | undefined]>([
    ["1048576", 1],
    ["1024k", 1],
    ["25m", 25],
    ["25M", 25],
    ["25mb", 25],
    ["1g", 1024],
    ["0.5g", 512],
    ["1.25m", 1.25],
    ["12.5m", 12.5],
    ["m", undefined],
    ["1.m", undefined],
    ["1t", undefined],
    ["x1m", undefined],
    ["1mx", undefined],
    ["", undefined],
  ])("of %j is %s MiB", (size, mib) => expect(parseBufferSize(size)).toBe(mib));
});

test("splunk writes every option as text, and its token as a secret", () => {
  const options = {
    source: "a",
    sourceType: "b",
    index: "c",
    format: "raw",
    insecureSkipVerify: false,
    verifyConnection: true,
    gzip: true,
    tag: "{{.Name}}",
    delivery: { mode: "blocking" },
  } as const;
  expect(rendered({ logConfiguration: splunk({ ...SPLUNK, ...options }) })).toMatchObject({
    logConfiguration: {
      logDriver: "splunk",
      options: {
        "splunk-url": "https://splunk.example.com:8088",
        "splunk-source": "a",
        "splunk-sourcetype": "b",
        "splunk-index": "c",
        "splunk-format": "raw",
        "splunk-insecureskipverify": "false",
        "splunk-verify-connection": "true",
        "splunk-gzip": "true",
        tag: "{{.Name}}",
        mode: "blocking",
      },
      secretOptions: [{ name: "splunk-token", valueFrom: SECRET_ARN }],
    },
  });
  expect(renderLogDriver(splunk(SPLUNK)).options).toStrictEqual({ "splunk-url": "https://splunk.example.com:8088" });
  expect(codes({ logConfiguration: splunk({ ...SPLUNK, url: "http://a" }) })).toEqual([]);
  expect(codes({ logConfiguration: splunk({ ...SPLUNK, url: Token.asAny(text()) }) })).toEqual([]);
  expect(codes({ logConfiguration: splunk({ ...SPLUNK, url: "xhttp://a" as "http://" }) })).toEqual(["log-url"]);
  expect(codes({ logConfiguration: splunk({ ...SPLUNK, url: "http://" }) })).toEqual(["log-url"]);
});

test("splunk takes any text from a secret, in the order given", () => {
  const [token, url, index] = ["token", "url", "index"].map((key) => Secret.fromParameterName(`/splunk/${key}`));
  if (!token || !url || !index) throw new Error("no secrets");
  const { delivery } = SPLUNK;
  const logConfiguration = splunk({ url, source: "a", token, index, delivery });
  expect(renderLogDriver(logConfiguration)).toEqual({
    logDriver: "splunk",
    options: { "splunk-source": "a" },
    secretOptions: { "splunk-url": url, "splunk-token": token, "splunk-index": index },
  });
  expect(Object.keys(renderLogDriver(logConfiguration).secretOptions)).toEqual([
    "splunk-url",
    "splunk-token",
    "splunk-index",
  ]);
  expect(codes({ logConfiguration })).toEqual([]);
});

describe("awsfirelens", () => {
  const ROUTER = { name: "router", firelensConfiguration: { type: "fluentbit" } } as const;

  test("takes the plugin's options, a limit and secrets", () => {
    const api = Secret.fromSecretArn(SECRET_ARN);
    expect(rendered({ logConfiguration: firelens() })).toMatchObject({
      logConfiguration: { logDriver: "awsfirelens" },
    });
    const logConfiguration = firelens({ options: { Name: "es" }, bufferLimit: 0, secretOptions: { api } });
    expect(rendered({ logConfiguration })).toMatchObject({
      logConfiguration: {
        logDriver: "awsfirelens",
        options: { Name: "es", "log-driver-buffer-limit": "0" },
        secretOptions: [{ name: "api", valueFrom: SECRET_ARN }],
      },
    });
  });

  test.each([0, 1, 536_870_911, Token.asNumber(text())])("may hold back %d events", (bufferLimit) =>
    expect(codes({ logConfiguration: firelens({ bufferLimit }) }, ROUTER)).toEqual([]),
  );

  test.each([undefined, "0", "0:0", "0:app", text()])("has a router that runs as %s", (user) =>
    expect(codes({ logConfiguration: firelens() }, { ...ROUTER, user })).toEqual([]),
  );

  test.each(["root", "10", "00", "app:0"])("has no router that runs as %s", (user) =>
    expect(codes({ logConfiguration: firelens() }, { ...ROUTER, user })).toEqual(["firelens-router-user"]),
  );
});
