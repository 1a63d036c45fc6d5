import { FlowLog } from "../../../../constructs/network";
import { DATABASE_PORT } from "../../rds";
import { APP_PORT } from "../../task-definitions";
import type { System } from "../../system";
import type { Measure } from "../measure";

const ANYWHERE = ["0.0.0.0/0"];

/** What goes through the network. */
export const NETWORK_MEASURES = {
  "flow-logs": {
    does: "Records what the network accepts and rejects, in a log group that keeps each record for a year.",
    source: "Amazon VPC user guide, `VPC Flow Logs`; Security Hub EC2.6",
    plan: "creates the flow log, its log group and its role",
    forgets: ["aws_cloudwatch_log_group.flow_logs_group"],
    beside: (system, { vpc: { vpcId } }) => {
      const { stack, prefix } = system;
      new FlowLog(stack, "flow_logs", {
        name: nameOf(prefix),
        vpcId,
        adoptExisting: true,
        deletionProtection: "keep",
        ...system.over("flowLog"),
      });
    },
  },
  "closed-egress": {
    does:
      "The load balancer reaches the tasks' port in the private subnets, the tasks reach HTTPS and the database, the " +
      "database reaches nothing; each new rule says what it is for.",
    source: "Amazon VPC user guide, `Security group rules`; Security Hub EC2.19",
    plan: "changes the three security groups in place",
    // The tasks are named by the addresses of their subnets: by their security group, each group would need the other.
    albSecurityGroup: (_system, { vpc }) => ({
      egress: [
        {
          protocol: "tcp",
          port: APP_PORT,
          cidrBlocks: vpc.privateSubnetCidrs,
          description: "Tasks of the application",
        },
      ],
    }),
    // What Fargate and the application need. Name resolution needs no rule: security groups let it through.
    serviceSecurityGroup: (_system, { vpc }) => ({
      egress: [
        {
          protocol: "tcp",
          port: 443,
          cidrBlocks: ANYWHERE,
          description: "Image, secret and logs from the endpoints of AWS",
        },
        { protocol: "tcp", port: DATABASE_PORT, cidrBlocks: vpc.databaseSubnetCidrs, description: "The database" },
      ],
    }),
    databaseSecurityGroup: () => ({ egress: [] }),
  },
} as const satisfies Readonly<Record<string, Measure>>;

/** Name of the log group of the flow logs. */
export function flowLogsGroupName({ prefix }: System): string {
  return FlowLog.logGroupName(nameOf(prefix));
}

function nameOf(prefix: string): string {
  return `${prefix}-flow-logs`;
}
