import type { ArnKind } from "./arn";

function kind(what: string, service: string, resource: RegExp, example: string): ArnKind {
  return { what, service, resource, example: `arn:aws:${example}` };
}

/** Kinds of ARNs that settings hold (Service Authorization Reference, "Resource types defined by …" of each service). */
export const ARN_KINDS = {
  role: kind("an IAM role", "iam", /^role\/[^:]+$/, "iam::<account>:role/<name>"),
  policy: kind("an IAM policy", "iam", /^policy\/[^:]+$/, "iam::<account>:policy/<name>"),
  key: kind("a KMS key", "kms", /^key\/[^:]+$/, "kms:<region>:<account>:key/<id>"),
  alias: kind("a KMS alias", "kms", /^alias\/[^:]+$/, "kms:<region>:<account>:alias/<name>"),
  topic: kind("an SNS topic", "sns", /^[^:/]+$/, "sns:<region>:<account>:<name>"),
  lambda: kind("a Lambda function", "lambda", /^function:[^:]+(:[^:]+)?$/, "lambda:<region>:<account>:function:<name>"),
  stream: kind("a Kinesis data stream", "kinesis", /^stream\/[^:/]+$/, "kinesis:<region>:<account>:stream/<name>"),
  deliveryStream: kind(
    "a Firehose delivery stream",
    "firehose",
    /^deliverystream\/[^:/]+$/,
    "firehose:<region>:<account>:deliverystream/<name>",
  ),
  logGroup: kind("a log group", "logs", /^log-group:[^:*]+(:\*)?$/, "logs:<region>:<account>:log-group:<name>"),
  destination: kind("a log destination", "logs", /^destination:[^:*]+$/, "logs:<region>:<account>:destination:<name>"),
  cluster: kind("an ECS cluster", "ecs", /^cluster\/[^:/]+$/, "ecs:<region>:<account>:cluster/<name>"),
  loadBalancer: kind(
    "a load balancer",
    "elasticloadbalancing",
    /^loadbalancer\/(app|net|gwy)\/[^:]+$/,
    "elasticloadbalancing:<region>:<account>:loadbalancer/app/<name>/<id>",
  ),
  listener: kind(
    "a listener",
    "elasticloadbalancing",
    /^listener\/(app|net|gwy)\/[^:]+$/,
    "elasticloadbalancing:<region>:<account>:listener/app/<name>/<id>/<id>",
  ),
  targetGroup: kind(
    "a target group",
    "elasticloadbalancing",
    /^targetgroup\/[^:]+$/,
    "elasticloadbalancing:<region>:<account>:targetgroup/<name>/<id>",
  ),
  certificate: kind("a certificate", "acm", /^certificate\/[^:]+$/, "acm:<region>:<account>:certificate/<id>"),
  serverCertificate: kind(
    "an IAM server certificate",
    "iam",
    /^server-certificate\/[^:]+$/,
    "iam::<account>:server-certificate/<name>",
  ),
  userPool: kind(
    "a user pool",
    "cognito-idp",
    /^userpool\/[\w-]+_[0-9a-zA-Z]+$/,
    "cognito-idp:<region>:<account>:userpool/<id>",
  ),
  secret: kind("a secret", "secretsmanager", /^secret:[^:]+$/, "secretsmanager:<region>:<account>:secret:<name>"),
  // What an alarm may start besides (CloudWatch API reference, `PutMetricAlarm`, AlarmActions).
  scaling: kind("a scaling policy", "autoscaling", /^scalingPolicy:/, "autoscaling:<region>:<account>:scalingPolicy:…"),
  instance: kind("an EC2 action", "automate", /^(stop|terminate|reboot|recover)$/, "automate:<region>:ec2:stop"),
  workflow: kind("an EC2 workflow", "swf", /^action\/actions\//, "swf:<region>:<account>:action/actions/…"),
  opsItem: kind("an OpsItem", "ssm", /^opsitem:[1-4]/, "ssm:<region>:<account>:opsitem:<severity>"),
  responsePlan: kind(
    "a response plan",
    "ssm-incidents",
    /^response-?plan[:/]/,
    "ssm-incidents::<account>:responseplan/…",
  ),
  investigation: kind(
    "an investigation group",
    "aiops",
    /^investigation-group/,
    "aiops:<region>:<account>:investigation-group/…",
  ),
} as const;
