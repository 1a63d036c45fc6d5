import { TerraformVariable } from "cdktf";
import { serviceOf } from "../../../harness/fargate-service";

test("a service has each option in its place", () => {
  const service = serviceOf(() => ({
    deployment: {
      controller: "ECS",
      minimumHealthyPercent: 50,
      maximumPercent: 150,
      alarms: { alarms: [{ alarmName: "errors" }, { alarmName: "latency" }], rollback: true },
    },
    circuitBreaker: { rollback: false },
    platformVersion: "1.4.0",
    availabilityZoneRebalancing: true,
    forceNewDeployment: true,
    waitForSteadyState: true,
    tags: { Team: "school" },
    propagateTags: "SERVICE",
    enableEcsManagedTags: true,
  }));
  expect(service).toMatchObject({
    deployment_controller: { type: "ECS" },
    deployment_minimum_healthy_percent: 50,
    deployment_maximum_percent: 150,
    alarms: { alarm_names: ["errors", "latency"], enable: true, rollback: true },
    deployment_circuit_breaker: { enable: true, rollback: false },
    launch_type: "FARGATE",
    platform_version: "1.4.0",
    availability_zone_rebalancing: "ENABLED",
    force_new_deployment: true,
    wait_for_steady_state: true,
    tags: { Team: "school" },
    propagate_tags: "SERVICE",
    enable_ecs_managed_tags: true,
  });
  expect(service).not.toHaveProperty("depends_on");
  expect(service).not.toHaveProperty("lifecycle");
  expect(serviceOf(() => ({ availabilityZoneRebalancing: false }))).toMatchObject({
    availability_zone_rebalancing: "DISABLED",
  });
});

test("zones may be balanced as only Terraform knows", () => {
  const service = serviceOf((stack) => {
    const { value } = new TerraformVariable(stack, "balanced", { type: "string" });
    return { availabilityZoneRebalancing: value as never };
  });
  expect(service).toMatchObject({ availability_zone_rebalancing: "${var.balanced}" });
});
