import { App, Testing } from "cdktf";
import { FargateService } from "../../../constructs/ecs/fargate-service";
import { FargateTaskDefinition } from "../../../constructs/ecs/fargate-task-definition";
import { awsLogs } from "../../../constructs/ecs/log-drivers/aws-logs";
import { LogGroup } from "../../../constructs/logs/log-group";
import { ExecutionRole } from "../../../constructs/iam/execution-role";
import { ReadableStack } from "../../../constructs/terraform/readable-stack";
import { addService, serviceOf, serviceProps } from "../../../harness/fargate-service";
import { removeScratchDirectories, scratchDirectory } from "../../../harness/scratch";
import { synth, type TerraformJson } from "../../../harness/synthesized-stack";

afterAll(removeScratchDirectories);

const LOGS = "arn:aws:logs:eu-west-3:123456789012";

describe("Service Connect", () => {
  test("names ports, and where the proxy writes, which the execution role may", () => {
    const { json, text } = synth((stack) => {
      const logGroup = new LogGroup(stack, "proxy", { name: "proxy" });
      const delivery = { mode: "blocking" } as const;
      addService(stack, {
        serviceConnect: {
          namespace: "school",
          services: [
            {
              ...{ portName: "web", discoveryName: "grades", port: 80, dnsName: "grades" },
              ...{ ingressPortOverride: 9000, idleTimeoutSeconds: 60 },
              tls: { authorityArn: "arn:ca", kmsKey: "alias/school", roleArn: "arn:role" },
            },
            { portName: "web", discoveryName: "marks", port: 81 },
          ],
          logConfiguration: awsLogs({ logGroup, region: "eu-west-3", streamPrefix: "proxy", delivery }),
        },
      });
    });
    expect(json.resource?.["aws_ecs_service"]?.["service"]?.["service_connect_configuration"]).toEqual({
      enabled: true,
      namespace: "school",
      log_configuration: {
        log_driver: "awslogs",
        options: {
          "awslogs-group": "${aws_cloudwatch_log_group.proxy.name}",
          "awslogs-region": "eu-west-3",
          "awslogs-stream-prefix": "proxy",
          mode: "blocking",
        },
      },
      service: [
        {
          port_name: "web",
          discovery_name: "grades",
          ingress_port_override: 9000,
          client_alias: { port: 80, dns_name: "grades" },
          timeout: { idle_timeout_seconds: 60 },
          tls: {
            issuer_cert_authority: { aws_pca_authority_arn: "arn:ca" },
            kms_key: "alias/school",
            role_arn: "arn:role",
          },
        },
        { port_name: "web", discovery_name: "marks", client_alias: { port: 81 } },
      ],
    });
    expect(text).toContain("aws_cloudwatch_log_group.proxy.arn");
  });

  test("has a proxy that writes as containers do", () => {
    const logging = (change: object) => {
      const logGroup = { ownership: "existing", name: "proxy", arn: `${LOGS}:log-group:proxy` } as const;
      const delivery = { mode: "blocking" } as const;
      const logConfiguration = awsLogs({ logGroup, region: "eu-west-3", streamPrefix: "proxy", delivery, ...change });
      return serviceOf((stack) => ({
        taskDefinition: new FargateTaskDefinition(stack, "other", {
          family: "app",
          cpu: 256,
          memory: 512,
          containers: [{ name: "app", image: "app:1" }],
        }),
        serviceConnect: { logConfiguration },
      }));
    };
    expect(() => logging({})).toThrow('[stack/service] execution-role-missing: container "Service Connect\'s proxy"');
    expect(() => logging({ streamPrefix: "" })).toThrow('container "Service Connect\'s proxy": ');
  });

  test("has a policy of each service, where two run one task with a role of another stack", () => {
    const app = new App({ outdir: scratchDirectory(), stackTraces: false });
    const iam = new ReadableStack(app, "iam");
    const stack = new ReadableStack(app, "services");
    const props = serviceProps(stack, new ExecutionRole(iam, "role", { name: "app" }));
    const logGroup = new LogGroup(stack, "proxy", { name: "proxy" });
    const delivery = { mode: "blocking" } as const;
    const logConfiguration = awsLogs({ logGroup, region: "eu-west-3", streamPrefix: "proxy", delivery });
    for (const name of ["web", "api"]) {
      new FargateService(stack, name, { ...props, name, serviceConnect: { logConfiguration } });
    }
    for (const each of [iam, stack]) each.prepareStack();
    const { resource } = JSON.parse(Testing.synth(stack)) as TerraformJson;
    const names = Object.values(resource?.["aws_iam_role_policy"] ?? {}).map(({ name }) => name);
    expect(names.sort()).toEqual(["api-service-connect-start", "web-service-connect-start"]);
  });

  test("a client alone calls others", () => {
    expect(serviceOf(() => ({ serviceConnect: {} }))["service_connect_configuration"]).toEqual({ enabled: true });
  });
});
