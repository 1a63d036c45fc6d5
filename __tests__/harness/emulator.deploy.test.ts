import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { startEmulator } from "../../harness/emulator/emulator";
import { useEmulator } from "../../harness/emulator/set-up";
import { EMULATOR_SOURCES, pythonWithMoto } from "../../harness/emulator/moto";

const aws = useEmulator();

beforeEach(() => aws.reset(), 60_000);

const TRUST = JSON.stringify({ Version: "2012-10-17", Statement: [] });

describe("the emulated AWS", () => {
  it("holds nothing at first, then what was made, and nothing after a reset", async () => {
    expect(await aws.inventory()).toEqual({});
    await aws.call({
      service: "iam",
      operation: "create_role",
      parameters: { RoleName: "reader", AssumeRolePolicyDocument: TRUST },
    });
    await aws.call({ service: "ecs", operation: "create_cluster", parameters: { clusterName: "campus" } });
    await aws.call({ service: "logs", operation: "create_log_group", parameters: { logGroupName: "app" } });
    expect(await aws.inventory()).toEqual({
      "ECS clusters": ["campus"],
      "IAM roles": ["reader"],
      "log groups": ["app"],
    });
    expect(await aws.inventory("eu-west-3")).toEqual({ "IAM roles": ["reader"] });
    await aws.reset();
    expect(await aws.inventory()).toEqual({});
  }, 60_000);

  it("does not count an ECS cluster or service that was deleted, though ECS goes on to list it", async () => {
    const ecs = (operation: string, parameters: object) =>
      aws.call({ service: "ecs", operation, parameters: { ...parameters } });
    await ecs("create_cluster", { clusterName: "campus" });
    await ecs("create_service", { cluster: "campus", serviceName: "app", desiredCount: 0 });
    expect(await aws.inventory()).toEqual({ "ECS clusters": ["campus"], "ECS services": ["app"] });
    await ecs("delete_service", { cluster: "campus", service: "app" });
    await ecs("delete_cluster", { cluster: "campus" });
    expect(await aws.inventory()).toEqual({});
  }, 60_000);

  it("has the AWS-managed policies, also after a reset", async () => {
    const PolicyArn = "arn:aws:iam::aws:policy/service-role/AmazonECSTaskExecutionRolePolicy";
    const call = { service: "iam", operation: "get_policy", parameters: { PolicyArn }, query: "Policy.PolicyName" };
    expect(await aws.call(call)).toBe("AmazonECSTaskExecutionRolePolicy");
  }, 60_000);

  it("passes on AWS's own refusals", async () => {
    const call = { service: "iam", operation: "get_role", parameters: { RoleName: "nobody" } };
    await expect(aws.call(call)).rejects.toMatchObject({ name: "EmulatedAwsError", code: "NoSuchEntity" });
  }, 60_000);

  it("refuses at once what moto lacks, where moto would have Terraform try again for minutes", async () => {
    const call = { service: "logs", operation: "list_integrations" };
    await expect(aws.call(call)).rejects.toMatchObject({ code: "UnknownOperationException" });
    const xml = {
      service: "iam",
      operation: "get_service_last_accessed_details",
      parameters: { JobId: "x".repeat(36) },
    };
    await expect(aws.call(xml)).rejects.toMatchObject({ code: "UnknownOperationException" });
  }, 60_000);

  it("says what is wrong with a call that the AWS client does not know", async () => {
    const call = { service: "ecs", operation: "describe_task_definition", parameters: { family: "app" } };
    await expect(aws.call(call)).rejects.toMatchObject({ code: "ParamValidationError" });
  }, 60_000);
});

describe("our additions to moto", () => {
  it("keeps the tags of a scalable target", async () => {
    const target = {
      ServiceNamespace: "ecs",
      ResourceId: "service/c/s",
      ScalableDimension: "ecs:service:DesiredCount",
    };
    const autoscaling = <Result>(operation: string, parameters: object, query?: string) =>
      aws.call<Result>({ service: "application-autoscaling", operation, parameters: { ...parameters }, query });
    await aws.call({ service: "ecs", operation: "create_cluster", parameters: { clusterName: "c" } });
    await aws.call({
      service: "ecs",
      operation: "create_service",
      parameters: { cluster: "c", serviceName: "s", desiredCount: 1 },
    });
    const ResourceARN = await autoscaling<string>(
      "register_scalable_target",
      { ...target, MinCapacity: 1, MaxCapacity: 1, Tags: { Project: "x", Environment: "y" } },
      "ScalableTargetARN",
    );
    await autoscaling("untag_resource", { ResourceARN, TagKeys: ["Project"] });
    await autoscaling("tag_resource", { ResourceARN, Tags: { ManagedBy: "z" } });
    expect(await autoscaling("list_tags_for_resource", { ResourceARN }, "Tags")).toEqual({
      Environment: "y",
      ManagedBy: "z",
    });
  }, 60_000);

  it("stores containers as AWS does", async () => {
    const containerDefinitions = [
      {
        name: "a",
        image: "b",
        environment: [
          { name: "EMPTY", value: "" },
          { name: "FULL", value: "x" },
        ],
        firelensConfiguration: { type: "fluentbit" },
        portMappings: [{ containerPort: 80 }],
        healthCheck: { command: ["CMD", "true"] },
        restartPolicy: { enabled: true },
        linuxParameters: { capabilities: { drop: ["ALL"] } },
        ulimits: [],
      },
    ];
    const parameters = { family: "app", memory: "512", containerDefinitions };
    const query = "taskDefinition.containerDefinitions[0]";
    expect(await aws.call({ service: "ecs", operation: "register_task_definition", parameters, query })).toEqual({
      ...{ name: "a", image: "b", cpu: 0, essential: true, mountPoints: [], volumesFrom: [], user: "0" },
      environment: [{ name: "FULL", value: "x" }],
      firelensConfiguration: { type: "fluentbit" },
      portMappings: [{ containerPort: 80, hostPort: 80, protocol: "tcp" }],
      healthCheck: { command: ["CMD", "true"], interval: 30, timeout: 5, retries: 3 },
      restartPolicy: { enabled: true, restartAttemptPeriod: 300 },
      linuxParameters: { capabilities: { add: [], drop: ["ALL"] } },
    });
  }, 60_000);

  it("keeps the fields of an ECS service that moto forgets", async () => {
    const ecs = (operation: string, parameters: object, query?: string) =>
      aws.call({ service: "ecs", operation, parameters: { ...parameters }, query });
    const fields = { availabilityZoneRebalancing: "DISABLED", enableExecuteCommand: true };
    await ecs("create_cluster", { clusterName: "c" });
    await ecs("create_service", { cluster: "c", serviceName: "s", desiredCount: 0, ...fields });
    await ecs("update_service", { cluster: "c", service: "s", healthCheckGracePeriodSeconds: 30 });
    expect(await ecs("describe_services", { cluster: "c", services: ["s"] }, "services[0]")).toMatchObject({
      ...fields,
      healthCheckGracePeriodSeconds: 30,
    });
  }, 60_000);
});

describe("the server's life", () => {
  it("ends with its standard input, and not by Ctrl-C", async () => {
    const server = spawn(await pythonWithMoto(), [join(EMULATOR_SOURCES, "server.py")]);
    // A line may come in several pieces.
    const lines = createInterface({ input: server.stdout });
    await once(lines, "line");
    server.kill("SIGINT");
    const ping = `${JSON.stringify({ id: 1, service: "ecs", operation: "list_clusters" })}\n`;
    server.stdin.write(ping);
    const [line] = (await once(lines, "line")) as [string];
    expect(JSON.parse(line)).toMatchObject({ id: 1 });
    server.stdin.end();
    expect(await once(server, "close")).toEqual([0, null]);
  }, 60_000);

  it("rejects calls after stop instead of waiting for ever", async () => {
    const other = await startEmulator();
    await other.stop();
    await other.stop();
    await expect(other.call({ service: "ecs", operation: "list_clusters" })).rejects.toThrow(/is not running/);
  }, 60_000);
});
