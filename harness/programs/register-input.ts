import { FargateTaskDefinition } from "../../constructs/ecs/fargate-task-definition";
import type { ReadableStack } from "../../constructs/terraform/readable-stack";
import { unchecked } from "../errors/example";
import described from "../registered/web-described.json";
import router from "../registered/router.json";
import smallest from "../registered/smallest.json";
import splunk from "../registered/splunk.json";
import type { Programs, WrongProgram } from "./case";

const [PING] = smallest.containerDefinitions;
const ROLE = "arn:aws:iam::111122223333:role/ecsTaskExecutionRole";

const registered = (json: unknown) => (stack: ReadableStack) =>
  FargateTaskDefinition.fromRegisterInput(stack, "task", unchecked(json));

/** With these fields of the task definition. */
const withTask = (fields: object) => registered({ ...smallest, ...fields });

/** With these fields of its only container. */
const withContainer = (fields: object) =>
  registered({ ...smallest, executionRoleArn: ROLE, containerDefinitions: [{ ...PING, ...fields }] });

const withLogs = (logDriver: string, options: object, secretOptions?: unknown) =>
  withContainer({
    logConfiguration: { logDriver, options, ...(secretOptions === undefined ? {} : { secretOptions }) },
  });

const LOGS = { "awslogs-group": "/app", "awslogs-region": "eu-west-3", "awslogs-stream-prefix": "app" };
const TOKEN = [{ name: "splunk-token", valueFrom: "/splunk/token" }];
const FILE_SYSTEM = { fileSystemId: "fs-0123456789abcdef0" };

const unknown = (says: string, fields: object): WrongProgram => ["field-unknown", withContainer(fields), says];
const missing = (says: string, fields: object): WrongProgram => ["field-missing", withContainer(fields), says];
const type = (says: string, fields: object): WrongProgram => ["field-type", withContainer(fields), says];
const elsewhere = (says: string, fields: object): WrongProgram => ["field-not-on-fargate", withTask(fields), says];

/** What `fromRegisterInput` reads. */
export const REGISTER_INPUT_PROGRAMS = {
  refused: {
    "JSON that breaks off": ["register-json", registered('{ "family": "app", '), "JSON"],
    YAML: ["register-json", registered("family: app"), "JSON"],
    "a misspelt field": unknown("containerDefinitions[0].healthCheck.comand: ", {
      healthCheck: { comand: ["CMD", "x"] },
    }),
    "a field in Pascal case": unknown("write readonlyRootFilesystem", { ReadonlyRootFilesystem: true }),
    "a field in snake case": unknown("write environmentFiles", { environment_files: ["x"] }),
    "the network mode in a container": unknown("field of the task definition", { networkMode: "awsvpc" }),
    "a misspelt field of a port": unknown("portMappings[0].port", { portMappings: [{ port: 80, containerPort: 80 }] }),
    "CloudFormation's name for EFS": [
      "field-unknown",
      withTask({ volumes: [{ name: "data", eFSVolumeConfiguration: FILE_SYSTEM }] }),
      "write efsVolumeConfiguration",
    ],
    "CloudFormation's name for a file system": [
      "field-unknown",
      withTask({ volumes: [{ name: "data", efsVolumeConfiguration: { filesystemId: "fs-0123456789abcdef0" } }] }),
      "write fileSystemId",
    ],
    "a misspelt field of the task": [
      "field-unknown",
      withTask({ ephemeral_storage: { sizeInGiB: 30 } }),
      "ephemeralStorage",
    ],
    "the field of the constructs": ["field-unknown", withTask({ containers: [PING] }), "write containerDefinitions"],
    "App Mesh": ["field-unknown", withTask({ proxyConfiguration: { containerName: "envoy" } }), "App Mesh"],
    "S3 Files": [
      "field-unknown",
      withTask({ volumes: [{ name: "data", s3filesVolumeConfiguration: { fileSystemArn: "x" } }] }),
      "5.100",
    ],
    "what is beside an answer": ["field-unknown", registered({ taskDefinition: smallest, note: "" }), "note: "],
    "a misspelt option of awslogs": [
      "field-unknown",
      withLogs("awslogs", { ...LOGS, "awslogs-grup": "x" }),
      "write awslogs-group",
    ],
    "an option of awslogs that Fargate lacks": [
      "field-unknown",
      withLogs("awslogs", { ...LOGS, "awslogs-stream": "x" }),
      "awslogs-stream: ",
    ],
    "a secret option of awslogs": ["field-unknown", withLogs("awslogs", LOGS, TOKEN), "secretOptions"],
    "a misspelt option of splunk": [
      "field-unknown",
      withLogs("splunk", { "splunk-url": "https://splunk.example.com", "splunk-soruce": "x" }, TOKEN),
      "write splunk-source",
    ],
    "the token of splunk in the open": [
      "field-unknown",
      withLogs("splunk", { "splunk-url": "https://splunk.example.com", "splunk-token": "x" }, TOKEN),
      "secretOptions",
    ],
    "a secret that splunk does not read": [
      "field-unknown",
      withLogs("splunk", { "splunk-url": "https://splunk.example.com" }, [
        ...TOKEN,
        { name: "splunk-gzip", valueFrom: "/x" },
      ]),
      "secretOptions.splunk-gzip",
    ],
    "no family": ["field-missing", withTask({ family: "" }), "family: "],
    "no containers": ["field-missing", withTask({ containerDefinitions: undefined }), "containerDefinitions: "],
    "no cpu": ["field-missing", withTask({ cpu: null }), "cpu: "],
    "no memory": ["field-missing", withTask({ memory: undefined }), "memory: "],
    "no operating system": [
      "field-missing",
      withTask({ runtimePlatform: { cpuArchitecture: "ARM64" } }),
      "operatingSystemFamily",
    ],
    "no image": missing("containerDefinitions[0].image: ", { image: "" }),
    "no stream prefix": [
      "field-missing",
      withLogs("awslogs", { "awslogs-group": "/app", "awslogs-region": "eu-west-3" }),
      "awslogs-stream-prefix",
    ],
    "no options of awslogs": ["field-missing", withLogs("awslogs", {}), "logConfiguration.options: "],
    "no url of splunk": ["field-missing", withLogs("splunk", { "splunk-index": "x" }, TOKEN), "options.splunk-url"],
    "no token of splunk": [
      "field-missing",
      withLogs("splunk", { "splunk-url": "https://splunk.example.com" }),
      "splunk-token",
    ],
    "a variable without a name": missing("environment[0].name", { environment: [{ value: "x" }] }),
    "a secret without a source": missing("secrets[0].valueFrom", { secrets: [{ name: "x" }] }),
    "a number in quotes": type("without quotes", { cpu: "256" }),
    "a port in quotes": type("portMappings[0].containerPort: ", { portMappings: [{ containerPort: "80" }] }),
    "a number for a text": type("environment[0].value: ", { environment: [{ name: "PORT", value: 8080 }] }),
    "a user that is a number": type("user: ", { user: 1000 }),
    "a flag in quotes": type("true or false", { essential: "false" }),
    "variables by name": type("environment: must be a list", { environment: { MODE: "fast" } }),
    "an option that is a flag": [
      "field-type",
      withLogs("awslogs", { ...LOGS, "awslogs-create-group": true }),
      "awslogs-create-group: ",
    ],
    "an invalid flag of splunk": [
      "field-type",
      withLogs("splunk", { "splunk-url": "https://splunk.example.com", "splunk-gzip": "yes" }, TOKEN),
      "options.splunk-gzip",
    ],
    "a buffer limit that is no number": [
      "field-type",
      registered({
        ...router,
        containerDefinitions: router.containerDefinitions.map((container) =>
          container.logConfiguration
            ? {
                ...container,
                logConfiguration: { logDriver: "awsfirelens", options: { "log-driver-buffer-limit": "many" } },
              }
            : container,
        ),
      }),
      "log-driver-buffer-limit",
    ],
    "encryption that is neither on nor off": [
      "field-type",
      withTask({ volumes: [{ name: "data", efsVolumeConfiguration: { ...FILE_SYSTEM, transitEncryption: "on" } }] }),
      "ENABLED, DISABLED",
    ],
    "a task definition that is a list": ["field-type", registered([smallest]), "a list of 1"],
    "EC2 alone": elsewhere("requiresCompatibilities: ", { requiresCompatibilities: ["EC2"] }),
    "an external instance": elsewhere("ECS Anywhere", { requiresCompatibilities: ["FARGATE", "EXTERNAL"] }),
    "managed instances": elsewhere("5.100", { requiresCompatibilities: ["FARGATE", "MANAGED_INSTANCES"] }),
    "an unknown launch type": elsewhere("FARGATE or EC2", { requiresCompatibilities: ["FARGATE", "LAMBDA"] }),
    "what AWS found good for EC2 alone": elsewhere("compatibilities: ", { compatibilities: ["EC2"] }),
    "network mode bridge": elsewhere("networkMode: ", { networkMode: "bridge" }),
    "the processes of the host": elsewhere("pidMode: ", { pidMode: "host" }),
    "a directory of the host": elsewhere("volumes[0].host: ", { volumes: [{ name: "x", host: { sourcePath: "/x" } }] }),
    "another port of the host": [
      "field-not-on-fargate",
      withContainer({ portMappings: [{ containerPort: 80, hostPort: 8080 }] }),
      "containerDefinitions[0].portMappings[0].hostPort: ",
    ],
    links: ["field-not-on-fargate", withContainer({ links: ["db"] }), "containerDefinitions[0].links: "],
    privileges: ["field-not-on-fargate", withContainer({ privileged: true }), "privileged: "],
    "a driver of EC2": ["log-driver", withLogs("gelf", { "gelf-address": "udp://x:1" })],
    "a spelling that Go does not read": [
      "log-create-group",
      withLogs("awslogs", { ...LOGS, "awslogs-create-group": "yes" }),
    ],
    "a variable twice": [
      "field-duplicate",
      withContainer({
        environment: [
          { name: "A", value: "1" },
          { name: "A", value: "2" },
        ],
      }),
      "containerDefinitions[0].environment[1]: ",
    ],
    "a tag twice": [
      "field-duplicate",
      withTask({
        tags: [
          { key: "a", value: "1" },
          { key: "a", value: "2" },
        ],
      }),
      "tags[1]: ",
    ],
    "no role for the logs": [
      "execution-role-missing",
      withTask({ containerDefinitions: [{ ...PING, logConfiguration: { logDriver: "awslogs", options: LOGS } }] }),
    ],
    "a placeholder for a role": ["name-pattern", withTask({ executionRoleArn: "<ROLE>" })],
    "an ARN that is no role's": ["role-arn", withTask({ taskRoleArn: "arn:aws:iam::ACCOUNT:role/app" })],
  },
  warned: {
    "a variable without a value": [
      "environment-empty",
      withContainer({ environment: [{ name: "A", value: "" }] }),
      "left out",
    ],
  },
  right: {
    "a definition that AWS described": registered(described),
    "a definition as text": registered(JSON.stringify(smallest)),
    "a router, and EC2 too": registered(router),
    "splunk on Windows": registered(splunk),
    "what says nothing": withContainer({
      links: [],
      hostname: null,
      linuxParameters: { devices: [] },
      dockerLabels: {},
    }),
    "credentials that are empty": withContainer({ repositoryCredentials: { credentialsParameter: "" } }),
    "a policy that is off": withContainer({ restartPolicy: { enabled: false } }),
    "a port of the host that is 0": withContainer({ portMappings: [{ containerPort: 80, hostPort: 0 }] }),
    "what the SDK answers": registered({ taskDefinition: smallest, tags: [], $metadata: { httpStatusCode: 200 } }),
    "EFS that is not encrypted": withTask({ volumes: [{ name: "data", efsVolumeConfiguration: FILE_SYSTEM }] }),
  },
} satisfies Programs;
