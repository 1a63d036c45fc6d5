import type { Change, Definition } from "./bases";

/** What `describe-task-definition` adds. */
function described(definition: Definition): void {
  const family = String(definition["family"]);
  Object.assign(definition, {
    taskDefinitionArn: `arn:aws:ecs:eu-west-1:111122223333:task-definition/${family}:7`,
    revision: 7,
    status: "ACTIVE",
    requiresAttributes: [{ name: "com.amazonaws.ecs.capability.logging-driver.awslogs" }],
    compatibilities: ["EC2", "FARGATE"],
    registeredAt: "2025-05-04T08:12:00.123000+02:00",
    registeredBy: "arn:aws:iam::111122223333:user/deployer",
    volumes: definition["volumes"] ?? [],
    placementConstraints: [],
  });
  for (const container of definition.containerDefinitions) {
    for (const empty of ["mountPoints", "volumesFrom", "systemControls", "environment"]) container[empty] ??= [];
    container["cpu"] ??= 0;
  }
}

/** How files say the same in other ways. */
export const SHAPES: Readonly<Record<string, Change>> = {
  "as described": described,
  "with nulls": (definition) => {
    Object.assign(definition, { ipcMode: null, volumes: null, tags: null });
    for (const container of definition.containerDefinitions)
      Object.assign(container, { links: null, user: container["user"] ?? null });
  },
  "ports as text": ({ containerDefinitions: [container] }) => {
    if (container) container["portMappings"] = [{ containerPort: "8080", hostPort: "8080", protocol: "tcp" }];
  },
  "no port of the host": ({ containerDefinitions: [container] }) => {
    if (container) container["portMappings"] = [{ containerPort: 8080, hostPort: 0 }];
  },
  "numbers as text": (definition) => {
    for (const container of definition.containerDefinitions)
      Object.assign(container, { essential: "true", memory: "512" });
  },
  "sizes as numbers": (definition) => {
    Object.assign(definition, { cpu: Number(definition["cpu"]), memory: Number(definition["memory"]) });
  },
  placeholders: (definition) => {
    definition["executionRoleArn"] = "arn:aws:iam::<ACCOUNT_ID>:role/ecsTaskExecutionRole";
    for (const container of definition.containerDefinitions) container["image"] = "<IMAGE1_NAME>";
  },
  "placeholders of other tools": (definition) => {
    definition["family"] = "{{ service }}-${STAGE}";
    const [container] = definition.containerDefinitions;
    if (container)
      container["environment"] = [
        { name: "STAGE", value: "__STAGE__" },
        { name: "REGION", value: "$REGION" },
      ];
  },
  "likely secrets": ({ containerDefinitions: [container] }) => {
    if (container === undefined) return;
    container["environment"] = [
      { name: "DB_PASSWORD", value: "correct-horse-battery" },
      { name: "CACHE_URL", value: "redis://app:hunter2hunter2@cache:6379" },
      { name: "STAGE", value: "production" },
    ];
  },
  "a field of the task in a container": ({ containerDefinitions: [container] }) => {
    if (container) container["networkMode"] = "awsvpc";
  },
  "another case": ({ containerDefinitions: [container] }) => {
    if (container) container["ReadonlyRootFilesystem"] = true;
  },
  "variables without a value": ({ containerDefinitions: [container] }) => {
    if (container)
      container["environment"] = [
        { name: "EMPTY", value: "" },
        { name: "STAGE", value: "production" },
      ];
  },
  "no image yet": ({ containerDefinitions: [container] }) => {
    if (container) container["image"] = "";
  },
};
