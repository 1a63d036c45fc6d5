import { CloudwatchLogGroup } from "@cdktf/provider-aws/lib/cloudwatch-log-group";
import { EcsTaskDefinition } from "@cdktf/provider-aws/lib/ecs-task-definition";
import { IamPolicy } from "@cdktf/provider-aws/lib/iam-policy";
import { IamRole } from "@cdktf/provider-aws/lib/iam-role";
import { IamRolePolicyAttachment } from "@cdktf/provider-aws/lib/iam-role-policy-attachment";
import { AwsProvider } from "@cdktf/provider-aws/lib/provider";
import { App, Fn, LocalBackend, TerraformStack } from "cdktf";
import { readScale, REGION, stacksOf, type Scale } from "./scale";

/** How a program writes JSON that holds references. */
type Encode = (value: object) => string;

/** Without it, the bindings ask for one version exactly. */
const PROVIDER = { source: "hashicorp/aws", version: ">= 5.100.0, < 7.0.0" };

const jsonencode: Encode = (value) => Fn.jsonencode(value);

/**
 * The same output as `ours.ts`, written by hand with cdktf alone and nothing else in mind: resources at the top of the
 * stack, `Fn.jsonencode` only where there is a reference, keys in the order of the output.
 *
 * @param encode `JSON.stringify` is cheaper, and what many write; it breaks when Terraform fills in a quote
 */
export function addPlain(app: App, scale: Pick<Scale, "count" | "perStack">, encode: Encode = jsonencode): void {
  for (const { stack: name, ids } of stacksOf(scale)) {
    const stack = new TerraformStack(app, name);
    new AwsProvider(stack, "aws", { region: REGION });
    const path = `../../../terraform.${name}.tfstate`;
    new LocalBackend(stack, { path, workspaceDir: `${path}.d` });
    stack.addOverride("terraform.required_providers.aws", PROVIDER);
    for (const id of ids) addService(stack, id, encode);
  }
}

function addService(stack: TerraformStack, id: string, encode: Encode): void {
  const logGroup = new CloudwatchLogGroup(stack, `${id}_logs`, { name: `/services/${id}`, retentionInDays: 30 });
  const role = new IamRole(stack, `${id}_execution`, {
    name: `${id}-execution`,
    assumeRolePolicy: JSON.stringify({
      Statement: [{ Action: "sts:AssumeRole", Effect: "Allow", Principal: { Service: "ecs-tasks.amazonaws.com" } }],
      Version: "2012-10-17",
    }),
  });
  const policy = new IamPolicy(stack, `${id}_write`, {
    name: `${id}-logs`,
    policy: encode({
      Statement: [
        { Action: ["logs:CreateLogStream", "logs:PutLogEvents"], Effect: "Allow", Resource: `${logGroup.arn}:*` },
      ],
      Version: "2012-10-17",
    }),
  });
  new IamRolePolicyAttachment(stack, `${id}_write_attachment`, { role: role.name, policyArn: policy.arn });
  new EcsTaskDefinition(stack, id, {
    family: id,
    networkMode: "awsvpc",
    requiresCompatibilities: ["FARGATE"],
    cpu: "256",
    memory: "512",
    executionRoleArn: role.arn,
    containerDefinitions: encode([
      {
        environment: [{ name: "SERVICE", value: id }],
        essential: true,
        image: `example/${id}:1.0.0`,
        logConfiguration: {
          logDriver: "awslogs",
          options: {
            "awslogs-group": logGroup.name,
            "awslogs-region": REGION,
            "awslogs-stream-prefix": id,
            "max-buffer-size": "25m",
            mode: "non-blocking",
          },
        },
        name: "app",
        portMappings: [{ containerPort: 8080, hostPort: 8080 }],
      },
    ]),
  });
}

if (require.main === module) {
  const scale = readScale(process.argv.slice(2));
  const app = new App({ outdir: scale.outdir });
  addPlain(app, scale, process.argv.includes("stringify") ? JSON.stringify : jsonencode);
  app.synth();
}
