import { TaskRole } from "../../../constructs/iam/task-role";
import { TargetGroup } from "../../../constructs/network/target-group";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { ServiceSpecs } from "../../../constructs/patterns/service-spec";
import { synthesize } from "../../../commands/lib/synthesize";
import { addSchoolServices, SERVICES } from "../../../examples/many-services";
import { addServiceStacks, type ServiceStacksProps } from "../../../constructs/patterns/service-stacks";
import { removeScratchDirectories, scratchDirectory } from "../../../harness/scratch";
import type { TerraformJson } from "../../../harness/synthesized-stack";

afterAll(removeScratchDirectories);

const { cpu, memory, containers } = SERVICES.enrolment;
const jsonOf = (services: ServiceSpecs, props: Partial<ServiceStacksProps> = {}) => {
  const outdir = scratchDirectory();
  const all = { prefix: "school", region: "eu-west-3", services, ...props };
  synthesize((app) => void addServiceStacks(app, all), { outdir });
  return JSON.parse(readFileSync(join(outdir, "stacks/services-1/cdk.tf.json"), "utf8")) as TerraformJson;
};
const policy = (json: TerraformJson, name: string) =>
  String(json.resource?.["aws_iam_role_policy"]?.[name]?.["policy"]);

test("keeps its names: only a service with a log group elsewhere needs a role for it", () => {
  const json = jsonOf({
    old: {
      cpu,
      memory,
      containers,
      name: "legacy",
      logGroupName: "/app/legacy",
      logs: { deletionProtection: "keep" },
    },
    renamed: { cpu, memory, containers, name: "other" },
  });
  expect(json.resource?.["aws_ecs_task_definition"]).toMatchObject({
    old: { family: "legacy" },
    renamed: { family: "other", execution_role_arn: "${aws_iam_role.execution.arn}" },
  });
  expect(json.resource?.["aws_cloudwatch_log_group"]).toMatchObject({
    old_logs: { name: "/app/legacy", skip_destroy: true, retention_in_days: 30 },
    renamed_logs: { name: "/ecs/school/renamed" },
  });
  expect(json.resource?.["aws_iam_role"]).toMatchObject({ old_execution: { name: "legacy-execution" } });
  expect(policy(json, "old_execution_inline")).toContain("aws_cloudwatch_log_group.old_logs.arn");
});

test("images come from other registries too", () => {
  const shared = "arn:aws:ecr:eu-west-1:999999999999:repository/*";
  const json = jsonOf({ a: { cpu, memory, containers } }, { repositoryArns: [shared] });
  expect(policy(json, "execution_inline")).toContain(shared);
});

test("roles and target groups are made in the service's own stack", () => {
  const json = jsonOf(
    {
      a: {
        cpu,
        memory,
        containers: [{ name: "a", image: "a:1", portMappings: [{ containerPort: 80 }] }],
        ephemeralStorage: 30,
        circuitBreaker: { rollback: true },
        scaling: { minCapacity: 1, maxCapacity: 3, memory: 70 },
        taskRole: (service) => new TaskRole(service, "task_role", { name: "a-task" }),
        target: (service) => ({
          targetGroup: new TargetGroup(service, "target", {
            ...{ name: "a", port: 80, vpcId: "vpc-1" },
            healthCheck: { path: "/", matcher: "200" },
          }),
          containerName: "a",
          containerPort: 80,
        }),
      },
    },
    {
      tags: { Team: "school" },
      providerVersion: "~> 6.0",
      runIn: () => ({
        cluster: { clusterId: "arn:aws:ecs:eu-west-3:123456789012:cluster/c", clusterName: "c" },
        subnetIds: ["subnet-1"],
        securityGroupIds: [],
        assignPublicIp: true,
      }),
    },
  );
  expect(json.resource?.["aws_ecs_task_definition"]?.["a"]).toMatchObject({
    task_role_arn: "${aws_iam_role.a_task_role.arn}",
    ephemeral_storage: { size_in_gib: 30 },
  });
  expect(json.resource?.["aws_appautoscaling_policy"]).toMatchObject({
    a_scaling_memory: {
      name: "school-a-memory",
      target_tracking_scaling_policy_configuration: {
        predefined_metric_specification: { predefined_metric_type: "ECSServiceAverageMemoryUtilization" },
      },
    },
  });
  expect(json.resource?.["aws_ecs_service"]?.["a_service"]).toMatchObject({
    load_balancer: [{ target_group_arn: "${aws_lb_target_group.a_target.arn}" }],
    network_configuration: { assign_public_ip: true },
    deployment_circuit_breaker: { enable: true, rollback: true },
  });
  expect(json).toMatchObject({
    provider: { aws: [{ default_tags: [{ tags: { Team: "school" } }] }] },
    terraform: { required_providers: { aws: { version: "~> 6.0" } } },
  });
});

test("a service takes more than its description says", () => {
  let scaled: string | undefined;
  const outdir = scratchDirectory();
  synthesize((app) => (scaled = addSchoolServices(app).get("services-2")?.services.get("grades")?.logGroup.node.path), {
    outdir,
  });
  expect(scaled).toBe("services-2/grades/logs");
});
