/** A task definition as a file holds it. */
export type Definition = Record<string, unknown> & { containerDefinitions: Container[] };

/** A container of a file. */
export type Container = Record<string, unknown>;

/** Changes a definition in place. */
export type Change = (definition: Definition) => void;

const ACCOUNT = "111122223333";

const awslogs = (group: string, region: string, prefix: string): object => ({
  logDriver: "awslogs",
  options: { "awslogs-group": group, "awslogs-region": region, "awslogs-stream-prefix": prefix },
});

function task(family: string, cpu: string, memory: string, containerDefinitions: Container[]): Definition {
  return {
    family,
    networkMode: "awsvpc",
    requiresCompatibilities: ["FARGATE"],
    cpu,
    memory,
    executionRoleArn: `arn:aws:iam::${ACCOUNT}:role/ecsTaskExecutionRole`,
    taskRoleArn: `arn:aws:iam::${ACCOUNT}:role/${family}-task`,
    containerDefinitions,
  };
}

/** Services of a library and a bakery, each with what its kind usually has: what {@link FEATURES} are added to. */
export const BASES: Readonly<Record<string, () => Definition>> = {
  catalogue: () =>
    task("library-catalogue", "512", "1024", [
      {
        name: "catalogue",
        image: `${ACCOUNT}.dkr.ecr.eu-west-1.amazonaws.com/catalogue:2.3.1`,
        essential: true,
        portMappings: [{ containerPort: 8080, hostPort: 8080, protocol: "tcp" }],
        environment: [
          { name: "STAGE", value: "production" },
          { name: "LOG_LEVEL", value: "info" },
        ],
        logConfiguration: awslogs("/library/catalogue", "eu-west-1", "catalogue"),
      },
    ]),
  reminders: () =>
    task("library-reminders", "256", "512", [
      {
        name: "reminders",
        image: "library/reminders@sha256:0f1e2d3c4b5a69788796a5b4c3d2e1f00f1e2d3c4b5a69788796a5b4c3d2e1f0",
        essential: true,
        command: ["node", "worker.js", "--queue", "reminders"],
        environment: [{ name: "BATCH", value: "50" }],
        logConfiguration: awslogs("/library/reminders", "eu-west-1", "worker"),
      },
    ]),
  orders: () =>
    task("bakery-orders", "1024", "2048", [
      {
        name: "proxy",
        image: "nginx:1.27",
        essential: true,
        portMappings: [{ containerPort: 443, hostPort: 443, protocol: "tcp", name: "https" }],
        dependsOn: [{ containerName: "orders", condition: "START" }],
        logConfiguration: awslogs("bakery", "us-east-1", "proxy"),
      },
      {
        name: "orders",
        image: "bakery/orders:7",
        essential: true,
        cpu: 512,
        memoryReservation: 1024,
        environment: [{ name: "PORT", value: "3000" }],
        logConfiguration: awslogs("bakery", "us-east-1", "orders"),
      },
    ]),
  reports: () =>
    task("bakery-reports", "2048", "4096", [
      {
        name: "reports",
        image: "public.ecr.aws/bakery/reports:2024-11",
        essential: true,
        entryPoint: ["/usr/bin/reports"],
        user: "1000:1000",
        workingDirectory: "/srv",
        stopTimeout: 60,
        logConfiguration: awslogs("/bakery/reports", "us-west-2", "nightly"),
      },
    ]),
};
