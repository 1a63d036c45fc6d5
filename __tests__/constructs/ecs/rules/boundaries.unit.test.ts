import { Token } from "cdktf";
import { Secret } from "../../../../constructs/ecs/secret";
import { codesOf, codesOfContainer, container, task, type ContainerFields } from "../../../../harness/task-codes";

// What is just within the bounds of a rule, and what just beyond; the sentences are in task.unit.test.ts.

const CHECK = { command: ["CMD", "true"] };
const exitCodes = (length: number, code = 0) => ({ ignoredExitCodes: Array.from({ length }, () => code) });
const files = (length: number) => Array.from({ length }, (_, i) => ({ type: "s3", value: `arn:aws:s3:::b/${i}.env` }));
const ranges = (length: number) =>
  Array.from({ length }, (_, i) => ({ containerPortRange: `${2 * i + 1}-${2 * i + 2}` }));
const ulimit = (softLimit: number, hardLimit: number) => ({ ulimits: [{ name: "nofile", softLimit, hardLimit }] });

describe.each<[field: string, fields: (value: number) => ContainerFields, low: number, high: number, code: string]>([
  ["startTimeout", (startTimeout) => ({ startTimeout }), 2, 120, "container-timeout"],
  ["stopTimeout", (stopTimeout) => ({ stopTimeout }), 2, 120, "container-timeout"],
  ["a check's interval", (interval) => ({ healthCheck: { ...CHECK, interval } }), 5, 300, "health-check-range"],
  ["a check's timeout", (timeout) => ({ healthCheck: { ...CHECK, timeout } }), 2, 60, "health-check-range"],
  ["a check's retries", (retries) => ({ healthCheck: { ...CHECK, retries } }), 1, 10, "health-check-range"],
  [
    "a check's startPeriod",
    (startPeriod) => ({ healthCheck: { ...CHECK, startPeriod } }),
    0,
    300,
    "health-check-range",
  ],
  [
    "a restart period",
    (restartAttemptPeriod) => ({ restartPolicy: { restartAttemptPeriod } }),
    60,
    1800,
    "restart-period",
  ],
  ["an exit code", (code) => ({ restartPolicy: exitCodes(1, code) }), 0, 255, "restart-exit-code"],
  ["a soft limit", (softLimit) => ulimit(softLimit, -1), -1, 2_147_483_647, "ulimit-range"],
  ["a port", (containerPort) => ({ portMappings: [{ containerPort }] }), 1, 65535, "port-number"],
  ["a container's cpu", (cpu) => ({ cpu }), 0, 1024, "container-cpu,task-cpu-exceeded"],
  ["a container's memory", (memory) => ({ memory }), 6, 2048, "container-memory,task-memory-exceeded"],
  [
    "a container's reservation",
    (memoryReservation) => ({ memoryReservation }),
    6,
    2048,
    "container-memory,task-memory-exceeded",
  ],
])("%s", (_, fields, low, high, code) => {
  const [below, above = below] = code.split(",");

  test.each([low, low + 1, high - 1, high])("may be %d", (value) =>
    expect(codesOfContainer(fields(value))).toEqual([]),
  );
  test("may be known only at plan time", () =>
    expect(codesOfContainer(fields(Token.asNumber({ resolve: () => 0 })))).toEqual([]));
  test("may not be one less", () => expect(codesOfContainer(fields(low - 1))).toEqual([below]));
  test("may not be one more", () => expect(codesOfContainer(fields(high + 1))).toEqual([above]));
  test("may not be a fraction", () => expect(codesOfContainer(fields(low + 0.5))).toEqual([below]));
});

test.each<[what: string, fields: ContainerFields]>([
  ["50 exit codes", { restartPolicy: exitCodes(50) }],
  ["a restart policy of defaults", { restartPolicy: {} }],
  ["10 environment files", { environmentFiles: files(10) }],
  ["100 ranges of ports, and single ones", { portMappings: [...ranges(100), { containerPort: 60000 }] }],
  ["the widest range", { portMappings: [{ containerPortRange: "1-65535" }] }],
  ["the highest range", { portMappings: [{ containerPortRange: "65534-65535" }] }],
  [
    "ports side by side",
    { portMappings: [{ containerPort: 79 }, { containerPortRange: "80-82" }, { containerPort: 83 }] },
  ],
  [
    "an app protocol over tcp",
    { portMappings: [{ containerPort: 1, name: "a", appProtocol: "grpc", protocol: "tcp" }] },
  ],
  ["a soft limit that is the hard one", ulimit(5, 5)],
  ["a soft limit below no limit", ulimit(5, -1)],
  ["no limit at all", ulimit(-1, -1)],
  ["an image with a digest", { image: `example.com:5000/a/b_c@sha256:${"0".repeat(64)}` }],
  ["an image of 255 characters", { image: "a".repeat(255) }],
  ["a health check by a shell", { healthCheck: { command: ["CMD-SHELL", "true"] } }],
  ["the capability that Fargate gives", { linuxParameters: { capabilities: { add: ["SYS_PTRACE"] } } }],
  ["dropped capabilities", { linuxParameters: { capabilities: { drop: ["ALL", "NET_RAW"] } } }],
  ["a message queue control", { systemControls: [{ namespace: "fs.mqueue.msg_max", value: "1" }] }],
  ["a shared memory control", { systemControls: [{ namespace: "kernel.shmmax", value: "1" }] }],
  ["different controls", { systemControls: ["net.a", "net.b"].map((namespace) => ({ namespace, value: "1" })) }],
  ["different ulimits", { ulimits: ["core", "cpu"].map((name) => ({ name, softLimit: 1, hardLimit: 1 })) }],
  ["a version consistency", { versionConsistency: "disabled" }],
  ["names that every object has", { environment: { toString: "x" }, secrets: { A: Secret.fromSecretArn(arnOf("a")) } }],
  ["an environment file in a folder", { environmentFiles: [{ type: "s3", value: "arn:aws-cn:s3:::b/c/d.env" }] }],
  ["mounts of another container", { name: "b", volumesFrom: [{ sourceContainer: "app" }] }],
])("%s is legal", (_, fields) => {
  expect(codesOf(task({ containers: [container(), container({ name: "b", ...fields })] }))).toEqual([]);
});

test.each<[what: string, fields: ContainerFields, code: string]>([
  ["a range of one port", { portMappings: [{ containerPortRange: "80-80" }] }, "port-range"],
  ["a range from 0", { portMappings: [{ containerPortRange: "0-80" }] }, "port-range"],
  ["a range beyond the last port", { portMappings: [{ containerPortRange: "80-65536" }] }, "port-range"],
  ["a range with more around it", { portMappings: [{ containerPortRange: "x80-81" }] }, "port-range"],
  ["a range with more behind it", { portMappings: [{ containerPortRange: "80-81x" }] }, "port-range"],
  [
    "ranges that share a port",
    { portMappings: [{ containerPortRange: "80-82" }, { containerPortRange: "82-84" }] },
    "port-duplicate",
  ],
  [
    "a range around a port",
    { portMappings: [{ containerPort: 81 }, { containerPortRange: "80-82" }] },
    "port-duplicate",
  ],
  ["an image of 256 characters", { image: "a".repeat(256) }, "container-image"],
  ["an image with more around it", { image: " nginx" }, "container-image"],
  [
    "a control with more behind it",
    { systemControls: [{ namespace: "kernel.shmmaxx", value: "1" }] },
    "system-control",
  ],
  ["a control with more before it", { systemControls: [{ namespace: "xnet.core", value: "1" }] }, "system-control"],
  [
    "an environment file in no bucket",
    { environmentFiles: [{ type: "s3", value: "arn:aws:s3:::/a.env" }] },
    "environment-file",
  ],
  [
    "an environment file without a name",
    { environmentFiles: [{ type: "s3", value: "arn:aws:s3:::b/.env" }] },
    "environment-file",
  ],
  [
    "an environment file of two types",
    { environmentFiles: [{ type: "s3", value: "arn:aws:s3:::b/a.env.txt" }] },
    "environment-file",
  ],
  [
    "a file's address before an ARN",
    { environmentFiles: [{ type: "s3", value: "xarn:aws:s3:::b/a.env" }] },
    "environment-file",
  ],
  ["a variable with a zero byte", { environment: { "A\0": "x" } }, "environment-name"],
  ["a variable that ends with =", { environment: { "A=": "x" } }, "environment-name"],
  ["a variable that starts with =", { environment: { "=A": "x" } }, "environment-name"],
])("%s is illegal", (_, fields, code) => {
  expect(codesOfContainer(fields)).toEqual([code]);
});

test.each<[readonly string[], string[]]>([
  [["/healthcheck"], []],
  [["/bin/check", "--port", "80"], []],
  [["C:\\check.exe"], []],
  [["c:/check.exe", "--port", "80"], []],
  [[Token.asString({ resolve: () => "/healthcheck" })], []],
  [[`${Token.asString({ resolve: () => "/opt" })}/healthcheck`], []],
  [["CMD", "true"], []],
  [["CMD-SHELL", "true"], []],
  [[Token.asString({ resolve: () => "CMD" }), "true"], []],
  [["curl", "-f", "http://localhost/"], ["health-check-command"]],
  [["healthcheck"], ["health-check-command", "health-check-command"]],
  [["CMD"], ["health-check-command"]],
  [[], ["health-check-command", "health-check-command"]],
])("a health check of %j", (command, expected) => {
  expect(codesOfContainer({ healthCheck: { command } })).toEqual(expected);
});

function arnOf(name: string): string {
  return `arn:aws:secretsmanager:eu-west-3:123456789012:secret:${name}`;
}
