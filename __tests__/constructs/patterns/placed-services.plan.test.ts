import type { Construct } from "constructs";
import { PlacedServicesStack } from "../../../harness/placed-services-stack";
import { removeScratchDirectories } from "../../../harness/scratch";
import { stackWorkspace } from "../../../harness/workspaces";
import { plannedValues, resourceChanges } from "../../../testing/plan-json";

afterAll(removeScratchDirectories);

const ELB = "arn:aws:elasticloadbalancing:eu-west-3:123456789012";
const PLACE = {
  region: "eu-west-3",
  vpcId: "vpc-0123456789abcdef0",
  subnetIds: ["subnet-0123456789abcdef0", "subnet-0123456789abcdef1"],
  securityGroupId: "sg-0123456789abcdef0",
  listenerArn: `${ELB}:listener/app/school/0123456789abcdef/0123456789abcdef`,
  loadBalancerArn: `${ELB}:loadbalancer/app/school/0123456789abcdef`,
};

test("the provider takes every option of a service that it has", async () => {
  const create = (scope: Construct) => new PlacedServicesStack(scope, "services", PLACE);
  const terraform = stackWorkspace(create, { offline: true });
  await terraform.init();
  await terraform.validate();
  const plan = await terraform.plannedJson();
  expect(resourceChanges(plan).filter(({ actions }) => actions.join() !== "create")).toEqual([]);
  const values = plannedValues(plan);
  expect(values.get("aws_ecs_service.grades")).toMatchObject({
    alarms: [{ alarm_names: ["grades-errors"], enable: true, rollback: true }],
    availability_zone_rebalancing: "ENABLED",
    deployment_maximum_percent: 150,
    deployment_minimum_healthy_percent: 50,
    force_new_deployment: true,
    health_check_grace_period_seconds: 60,
    propagate_tags: "SERVICE",
  });
  expect(values.get("aws_ecs_service.timetable")).toMatchObject({
    wait_for_steady_state: true,
    triggers: { image: "1" },
  });
  expect(values.get("aws_ecs_service.enrolment")).toMatchObject({ deployment_controller: [{ type: "CODE_DEPLOY" }] });
  expect(values.get("aws_appautoscaling_scheduled_action.grades_scaling_at_night")).toMatchObject({
    schedule: "cron(0 22 * * ? *)",
    timezone: "Europe/Paris",
  });
}, 120_000);
