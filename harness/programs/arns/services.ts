import { EcsService } from "@cdktf/provider-aws/lib/ecs-service";
import type { Program, Programs } from "../case";
import { cluster, HERE, service, task } from "../parts";
import { wrong } from "../wrong";
import { LOAD_BALANCER, THERE } from "./parts";

const runIn =
  (clusterId: string): Program =>
  (stack) =>
    service(stack, "app", "app", { clusterId, clusterName: "app" });

/** ARNs of clusters and target groups that services take. */
export const SERVICE_ARNS = {
  refused: {
    ...wrong("arn-kind", {
      "a service in a task": runIn(`arn:aws:ecs:${HERE}:task/app/0123456789abcdef`),
      "a service in another service": runIn(`arn:aws:ecs:${HERE}:service/app/web`),
      "a service in a role": runIn("arn:aws:iam::123456789012:role/app"),
      "a service of plain cdktf behind a load balancer's ARN": (stack) =>
        new EcsService(stack, "app", {
          name: "app",
          cluster: cluster(stack, "main").clusterId,
          loadBalancer: [
            {
              targetGroupArn: `arn:aws:elasticloadbalancing:${HERE}:${LOAD_BALANCER}`,
              containerName: "app",
              containerPort: 80,
            },
          ],
        }),
    }),
    ...wrong("arn-region", {
      "a service in a cluster of another region": runIn(`arn:aws:ecs:${THERE}:cluster/app`),
    }),
  },
  warned: {},
  right: {
    "a service in a cluster that is there already": runIn(`arn:aws:ecs:${HERE}:cluster/app`),
    "a service in a cluster by its name": runIn("app"),
    "a task without ARNs": (stack) => task(stack, "task"),
  },
} satisfies Programs;
