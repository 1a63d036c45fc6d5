import { APP, container, containers, type ErrorExamples, task, unchecked } from "./example";

const CONTAINER = "Amazon ECS API reference, `ContainerDefinition`";
const DEPENDENCY = "Amazon ECS API reference, `ContainerDependency`";

/** Containers, and how they depend on each other. */
export const CONTAINER_ERRORS = {
  "container-count": {
    source: 'Amazon ECS developer guide, "Amazon ECS service quotas", Containers per task definition',
    wrong: (stack) => task(stack, { containers: [] }),
    right: (stack) => task(stack, { containers: [APP] }),
  },
  "container-name-duplicate": {
    source: CONTAINER,
    wrong: (stack) => containers(stack, APP, { name: "app", image: "proxy:1" }),
    right: (stack) => containers(stack, APP, { name: "proxy", image: "proxy:1" }),
  },
  "container-essential": {
    source: CONTAINER,
    wrong: (stack) => container(stack, { essential: false }),
    right: (stack) => container(stack, { essential: true }),
  },
  "container-image": {
    source: CONTAINER,
    wrong: (stack) => container(stack, { image: "my app:1" }),
    right: (stack) => container(stack, { image: "my-app:1" }),
  },
  "container-timeout": {
    source: CONTAINER,
    wrong: (stack) => container(stack, { stopTimeout: 180 }),
    right: (stack) => container(stack, { stopTimeout: 120 }),
  },
  "container-working-directory": {
    source: CONTAINER,
    wrong: (stack) => container(stack, { workingDirectory: "" }),
    right: (stack) => container(stack, { workingDirectory: "/srv" }),
  },
  "container-user": {
    source: CONTAINER,
    wrong: (stack) => container(stack, { user: "" }),
    right: (stack) => container(stack, { user: "node" }),
  },
  "version-consistency": {
    source: CONTAINER,
    wrong: (stack) => container(stack, { versionConsistency: unchecked("off") }),
    right: (stack) => container(stack, { versionConsistency: "disabled" }),
  },
  "health-check-command": {
    source: "Amazon ECS API reference, `HealthCheck`",
    wrong: (stack) => container(stack, { healthCheck: { command: unchecked(["curl", "-f", "http://localhost/"]) } }),
    right: (stack) => container(stack, { healthCheck: { command: ["CMD", "curl", "-f", "http://localhost/"] } }),
  },
  "health-check-range": {
    source: "Amazon ECS API reference, `HealthCheck`",
    wrong: (stack) => container(stack, { healthCheck: { command: ["CMD-SHELL", "true"], interval: 1 } }),
    right: (stack) => container(stack, { healthCheck: { command: ["CMD-SHELL", "true"], interval: 5 } }),
  },
  "restart-period": {
    source: "Amazon ECS API reference, `ContainerRestartPolicy`",
    wrong: (stack) => container(stack, { restartPolicy: { restartAttemptPeriod: 30 } }),
    right: (stack) => container(stack, { restartPolicy: { restartAttemptPeriod: 60 } }),
  },
  "restart-exit-code": {
    source: "Amazon ECS API reference, `ContainerRestartPolicy`",
    wrong: (stack) => container(stack, { restartPolicy: { ignoredExitCodes: [256] } }),
    right: (stack) => container(stack, { restartPolicy: { ignoredExitCodes: [0, 255] } }),
  },
  "dependency-condition": {
    source: DEPENDENCY,
    wrong: (stack) =>
      containers(
        stack,
        { ...APP, dependsOn: [{ containerName: "db", condition: unchecked("READY") }] },
        { ...APP, name: "db" },
      ),
    right: (stack) =>
      containers(stack, { ...APP, dependsOn: [{ containerName: "db", condition: "START" }] }, { ...APP, name: "db" }),
  },
  "dependency-self": {
    source: DEPENDENCY,
    wrong: (stack) => container(stack, { dependsOn: [{ containerName: "app", condition: "START" }] }),
    right: (stack) => container(stack, { dependsOn: [] }),
  },
  "dependency-unknown": {
    source: DEPENDENCY,
    wrong: (stack) => container(stack, { dependsOn: [{ containerName: "db", condition: "START" }] }),
    right: (stack) =>
      containers(stack, { ...APP, dependsOn: [{ containerName: "db", condition: "START" }] }, { ...APP, name: "db" }),
  },
  "dependency-essential": {
    source: DEPENDENCY,
    wrong: (stack) =>
      containers(
        stack,
        { ...APP, dependsOn: [{ containerName: "setup", condition: "SUCCESS" }] },
        { ...APP, name: "setup" },
      ),
    right: (stack) =>
      containers(
        stack,
        { ...APP, dependsOn: [{ containerName: "setup", condition: "SUCCESS" }] },
        { ...APP, name: "setup", essential: false },
      ),
  },
  "dependency-health-check": {
    source: DEPENDENCY,
    wrong: (stack) =>
      containers(stack, { ...APP, dependsOn: [{ containerName: "db", condition: "HEALTHY" }] }, { ...APP, name: "db" }),
    right: (stack) =>
      containers(
        stack,
        { ...APP, dependsOn: [{ containerName: "db", condition: "HEALTHY" }] },
        { ...APP, name: "db", healthCheck: { command: ["CMD-SHELL", "pg_isready"] } },
      ),
  },
  "dependency-duplicate": {
    source: DEPENDENCY,
    wrong: (stack) => {
      const start = { containerName: "db", condition: "START" } as const;
      return containers(stack, { ...APP, dependsOn: [start, start] }, { ...APP, name: "db" });
    },
    right: (stack) => {
      const start = { containerName: "db", condition: "START" } as const;
      return containers(stack, { ...APP, dependsOn: [start] }, { ...APP, name: "db" });
    },
  },
  "dependency-cycle": {
    source: DEPENDENCY,
    wrong: (stack) =>
      containers(
        stack,
        { ...APP, name: "a", dependsOn: [{ containerName: "b", condition: "START" }] },
        { ...APP, name: "b", dependsOn: [{ containerName: "a", condition: "START" }] },
      ),
    right: (stack) =>
      containers(
        stack,
        { ...APP, name: "a", dependsOn: [{ containerName: "b", condition: "START" }] },
        { ...APP, name: "b" },
      ),
  },
  "task-definition-bytes": {
    source: 'Amazon ECS developer guide, "Amazon ECS service quotas"',
    wrong: (stack) => container(stack, { environment: { CONFIGURATION: "x".repeat(70_000) } }),
    right: (stack) => {
      const environmentFiles = [{ value: "arn:aws:s3:::school/app.env", type: "s3" }] as const;
      container(stack, { environmentFiles });
    },
  },
} satisfies ErrorExamples;
