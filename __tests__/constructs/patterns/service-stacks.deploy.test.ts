import { DataAwsEcsCluster } from "@cdktf/provider-aws/lib/data-aws-ecs-cluster";
import { DataAwsSecurityGroup } from "@cdktf/provider-aws/lib/data-aws-security-group";
import { DataAwsSubnet } from "@cdktf/provider-aws/lib/data-aws-subnet";
import { Subnet } from "@cdktf/provider-aws/lib/subnet";
import { Vpc } from "@cdktf/provider-aws/lib/vpc";
import type { Construct } from "constructs";
import { join } from "node:path";
import type { ServiceSpec, ServiceSpecs } from "../../../constructs/patterns/service-spec";
import { Cluster } from "../../../constructs/ecs/cluster";
import { synthesize } from "../../../commands/lib/synthesize";
import { SERVICES } from "../../../examples/many-services";
import { addServiceStacks } from "../../../constructs/patterns/service-stacks";
import { useEmulator } from "../../../harness/emulator/set-up";
import { resourceChanges } from "../../../testing/plan-json";
import { scratchDirectory } from "../../../harness/scratch";
import { TerraformWorkspace } from "../../../testing/terraform";

const A_MINUTE = 60_000;
const REGION = "eu-west-3";

const aws = useEmulator();

/** The school's services, on a cluster of their own, since the example's exists nowhere. */
function write(outdir: string, services: ServiceSpecs): void {
  synthesize(
    (app) => {
      addServiceStacks(app, {
        prefix: "school",
        region: REGION,
        services,
        runIn: (stack) => {
          const { id, defaultSecurityGroupId } = new Vpc(stack, "vpc", { cidrBlock: "10.0.0.0/16" });
          const subnet = new Subnet(stack, "subnet", { vpcId: id, cidrBlock: "10.0.1.0/24" });
          return {
            cluster: new Cluster(stack, "cluster", { name: "school" }),
            subnetIds: [subnet.id],
            securityGroupIds: [defaultSecurityGroupId],
          };
        },
      });
    },
    { outdir },
  );
}

test(
  "a service that comes in the middle, or goes, changes nothing of the others",
  async () => {
    const outdir = join(scratchDirectory(), "cdktf.out");
    const { enrolment, grades, timetable } = SERVICES;
    const workspace = new TerraformWorkspace(join(outdir, "stacks", "services-1"), { env: aws.env });
    const changes = async () => {
      await workspace.plan({ out: "next.tfplan" });
      return resourceChanges(await workspace.show("next.tfplan")).map(
        ({ address, actions }) => `${actions.join("/")} ${address}`,
      );
    };

    write(outdir, { enrolment, timetable });
    await workspace.init();
    await workspace.apply();
    write(outdir, { timetable, enrolment });
    expect(await changes()).toEqual([]);

    write(outdir, { timetable, grades, enrolment });
    expect((await changes()).sort()).toEqual([
      "create aws_cloudwatch_log_group.grades_logs",
      "create aws_ecs_service.grades_service",
      "create aws_ecs_task_definition.grades",
      "create aws_iam_role.grades_execution",
      "create aws_iam_role_policy.grades_execution_inline",
    ]);

    write(outdir, { timetable });
    expect((await changes()).sort()).toEqual([
      "delete aws_cloudwatch_log_group.enrolment_logs",
      "delete aws_cloudwatch_log_metric_filter.enrolment_error_events",
      "delete aws_cloudwatch_metric_alarm.enrolment_cpu",
      "delete aws_cloudwatch_metric_alarm.enrolment_errors",
      "delete aws_cloudwatch_metric_alarm.enrolment_silence",
      "delete aws_ecs_service.enrolment_service",
      "delete aws_ecs_task_definition.enrolment",
    ]);

    const renamed = {
      admission: {
        ...enrolment,
        name: "school-enrolment",
        logGroupName: "/ecs/school/enrolment",
        renamedFrom: "enrolment",
      },
    };
    write(outdir, { timetable, ...renamed });
    expect(await changes()).toEqual([
      "update aws_ecs_service.admission_service",
      "delete/create aws_ecs_task_definition.admission",
    ]);
    await workspace.run(["apply", "next.tfplan"]);
    expect(await changes()).toEqual([]);
    const { renamedFrom, ...admission } = renamed.admission;
    expect(renamedFrom).toBe("enrolment");
    write(outdir, { timetable, admission });
    expect(await changes()).toEqual([]);

    await workspace.destroy();
    expect(await aws.inventory(REGION)).toEqual({});
  },
  4 * A_MINUTE,
);

test(
  "a service that runs already comes in from another state, and stays",
  async () => {
    const there = join(scratchDirectory(), "cdktf.out");
    write(there, { enrolment: SERVICES.enrolment });
    const old = new TerraformWorkspace(join(there, "stacks", "services-1"), { env: aws.env });
    await old.init();
    await old.apply();

    const outdir = join(scratchDirectory(), "cdktf.out");
    const { containers, cpu, memory, desiredCount } = SERVICES.enrolment;
    const admission: ServiceSpec = {
      name: "school-enrolment",
      logGroupName: "/ecs/school/enrolment",
      ...{ containers, cpu, memory, desiredCount },
    };
    const runIn = (stack: Construct) => {
      const subnet = new DataAwsSubnet(stack, "subnet", { cidrBlock: "10.0.1.0/24" });
      const group = new DataAwsSecurityGroup(stack, "group", { name: "default", vpcId: subnet.vpcId });
      const { arn } = new DataAwsEcsCluster(stack, "cluster", { clusterName: "school" });
      return {
        cluster: { clusterId: arn, clusterName: "school" },
        subnetIds: [subnet.id],
        securityGroupIds: [group.id],
      };
    };
    const props = { prefix: "university", region: REGION, services: { admission }, runIn };
    synthesize((app) => void addServiceStacks(app, props), { outdir });
    const workspace = new TerraformWorkspace(join(outdir, "stacks", "services-1"), { env: aws.env });
    await workspace.init();
    await workspace.run(["import", "aws_ecs_service.admission_service", "school/school-enrolment"]);
    await workspace.run(["import", "aws_cloudwatch_log_group.admission_logs", "/ecs/school/enrolment"]);
    await workspace.plan({ out: "next.tfplan" });
    const changes = resourceChanges(await workspace.show("next.tfplan"));
    expect(changes.map(({ address, actions }) => `${actions.join("/")} ${address}`).sort()).toEqual([
      "create aws_ecs_task_definition.admission",
      "create aws_iam_role.admission_execution",
      "create aws_iam_role.execution",
      "create aws_iam_role_policy.admission_execution_inline",
      "create aws_iam_role_policy.execution_inline",
      "update aws_ecs_service.admission_service",
    ]);
    await old.destroy();
  },
  4 * A_MINUTE,
);
