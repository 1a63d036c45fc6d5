import type { Change, Container } from "./bases";
import { LOG_FEATURES } from "./log-features";
import { SHAPES } from "./shapes";

/** Changes the first container. */
function first(change: (container: Container) => void): Change {
  return ({ containerDefinitions: [container] }) => {
    if (container) change(container);
  };
}

const fields =
  (more: object): Change =>
  (definition) =>
    void Object.assign(definition, more);

const inContainer = (more: object): Change => first((container) => void Object.assign(container, more));

const secrets = (...from: readonly string[]): Change =>
  inContainer({ secrets: from.map((valueFrom, index) => ({ name: `SECRET_${index}`, valueFrom })) });

const SECRET = "arn:aws:secretsmanager:eu-west-1:111122223333:secret:library/db-Ab12Cd";

/** Settings of AWS, in the words of the ECS API. */
const SETTINGS: Readonly<Record<string, Change>> = {
  plain: () => undefined,
  "secret of Secrets Manager": secrets(SECRET),
  "keys of a secret": secrets(`${SECRET}:password::`, `${SECRET}:user:AWSPREVIOUS:`),
  "parameters by name": secrets("/library/db", "token"),
  "parameter by ARN": secrets("arn:aws:ssm:eu-west-1:111122223333:parameter/library/db"),
  "one role for both": (definition) => {
    definition["taskRoleArn"] = definition["executionRoleArn"];
  },
  "roles by name": fields({ executionRoleArn: "ecsTaskExecutionRole", taskRoleArn: "library-task" }),
  "no task role": (definition) => {
    delete definition["taskRoleArn"];
  },
  "no execution role, and no logs": (definition) => {
    delete definition["executionRoleArn"];
    for (const container of definition.containerDefinitions) delete container["logConfiguration"];
  },
  "health check": inContainer({
    healthCheck: { command: ["CMD-SHELL", "curl -f http://localhost/ || exit 1"], interval: 15, startPeriod: 30 },
  }),
  "health check without CMD": inContainer({
    healthCheck: { command: ["/healthcheck"], interval: 5, timeout: 2, retries: 5 },
  }),
  "file system": (definition) => {
    const efsVolumeConfiguration = {
      fileSystemId: "fs-0123456789abcdef0",
      rootDirectory: "/data",
      transitEncryption: "ENABLED",
    };
    definition["volumes"] = [{ name: "data", efsVolumeConfiguration }];
    first((container) => {
      container["mountPoints"] = [{ sourceVolume: "data", containerPath: "/data", readOnly: false }];
    })(definition);
  },
  "access point": fields({
    volumes: [
      {
        name: "data",
        efsVolumeConfiguration: {
          fileSystemId: "fs-0123456789abcdef0",
          transitEncryption: "ENABLED",
          authorizationConfig: { accessPointId: "fsap-0123456789abcdef0", iam: "ENABLED" },
        },
      },
    ],
  }),
  "empty directory": fields({ volumes: [{ name: "scratch" }] }),
  "volume of the launch": fields({ volumes: [{ name: "disk", configuredAtLaunch: true }] }),
  "more storage": fields({ ephemeralStorage: { sizeInGiB: 40 } }),
  ARM64: fields({ runtimePlatform: { operatingSystemFamily: "LINUX", cpuArchitecture: "ARM64" } }),
  Windows: fields({
    cpu: "2048",
    memory: "4096",
    runtimePlatform: { operatingSystemFamily: "WINDOWS_SERVER_2022_CORE", cpuArchitecture: "X86_64" },
  }),
  "size in words": fields({ cpu: "1 vCPU", memory: "2 GB" }),
  hardened: inContainer({
    readonlyRootFilesystem: true,
    privileged: false,
    linuxParameters: {
      capabilities: { drop: ["NET_RAW", "CHOWN"] },
      initProcessEnabled: true,
      tmpfs: [{ containerPath: "/tmp", size: 64 }],
    },
  }),
  limits: inContainer({
    ulimits: [{ name: "nofile", softLimit: 65536, hardLimit: 65536 }],
    systemControls: [{ namespace: "net.core.somaxconn", value: "1024" }],
  }),
  labels: inContainer({ dockerLabels: { "com.example.team": "books", "traefik.enable": "true" } }),
  "private registry": inContainer({ repositoryCredentials: { credentialsParameter: SECRET } }),
  "environment files": inContainer({
    environmentFiles: [{ value: "arn:aws:s3:::library-config/app.env", type: "s3" }],
  }),
  restarts: inContainer({ restartPolicy: { enabled: true, ignoredExitCodes: [0], restartAttemptPeriod: 120 } }),
  terminal: inContainer({ interactive: true, pseudoTerminal: true }),
  "a range of ports": inContainer({ portMappings: [{ containerPortRange: "8000-8010", protocol: "tcp" }] }),
  "named port": inContainer({ portMappings: [{ containerPort: 80, name: "web", appProtocol: "http" }] }),
  tags: fields({
    tags: [
      { key: "team", value: "books" },
      { key: "cost ${centre}", value: "4711" },
    ],
  }),
  "shared processes": fields({ pidMode: "task" }),
  "fault injection": fields({ enableFaultInjection: true }),
  "EC2 and Fargate": fields({ requiresCompatibilities: ["EC2", "FARGATE"] }),
  "EC2 alone": fields({ requiresCompatibilities: ["EC2"], networkMode: "bridge" }),
  "App Mesh": fields({
    proxyConfiguration: {
      type: "APPMESH",
      containerName: "envoy",
      properties: [
        { name: "ProxyIngressPort", value: "15000" },
        { name: "AppPorts", value: "8080" },
      ],
    },
  }),
  "a shell's variables": inContainer({ command: ["sh", "-c", "echo ${HOME} $USER %{x} `date`"] }),
};

/** Everything that is added to each of the services, by name. */
export const FEATURES: Readonly<Record<string, Change>> = { ...SETTINGS, ...LOG_FEATURES, ...SHAPES };
