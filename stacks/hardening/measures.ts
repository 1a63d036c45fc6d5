/** One choice of a security review, documented where it is switched. */
export interface Measure {
  /** What it does. */
  readonly does: string;
  /** Where it comes from: AWS's own documentation, or the control that asks for it. */
  readonly source: string;
  /** What its plan shows over the original's live state. */
  readonly plan: string;
}

/** The measures of the switch `hardening`: all on with it, each can be turned off with a reason. */
export const MEASURES = {
  "scoped-log-statements": {
    does: "The logs policy names the application's log group instead of every group of every account and region.",
    source: "IAM user guide, `Grant least privilege`",
    plan: "changes the policy in place",
  },
  "role-attachment": {
    does:
      "Attaches the logs policy to the role with `aws_iam_role_policy_attachment`. The original's " +
      "`aws_iam_policy_attachment` is exclusive: it detaches the policy from everyone else in the account.",
    source: "AWS provider documentation, `aws_iam_policy_attachment`",
    plan:
      "creates the new attachment; Terraform forgets the old one without destroying it, since destroying it would take " +
      "the policy off the role again",
  },
  "scoped-image-pull": {
    does:
      "Sets a permissions boundary on the execution role: pull from this one repository, read this one secret, write to " +
      "this one log group. The AWS-managed policy that the original attaches allows every repository and every group.",
    source: "IAM user guide, `Permissions boundaries for IAM entities`; Amazon ECR user guide, `Private registry`",
    plan: "creates one policy, changes the role in place",
  },
  "read-only-root": {
    does:
      "The container can't write to its image. It writes to empty volumes at `/tmp` and `/run`, or where " +
      "`writablePaths` says.",
    source: "Amazon ECS developer guide, `Task and container security`; Security Hub ECS.5",
    plan: "makes a new revision of the task definition",
  },
  "no-privilege-escalation": {
    does:
      "Takes from the container the Linux capabilities that a web server does not need; Fargate gives no privileged " +
      "containers anyway.",
    source: "Amazon ECS API reference, `KernelCapabilities`; Security Hub ECS.4",
    plan: "makes a new revision of the task definition",
  },
  "image-scan": {
    does: "Asks for a scan of each pushed image. The registry module does by default; here it is said.",
    source: "Amazon ECR user guide, `Scan images for software vulnerabilities`; Security Hub ECR.1",
    plan: "nothing with the registry module",
  },
  "immutable-image-tags": {
    does:
      "A pushed tag can't be overwritten. The pipeline gives each image a tag of its own and passes it on: " +
      "`-var image_tag=v42`.",
    source: "Amazon ECR user guide, `Preventing image tags from being overwritten`; Security Hub ECR.2",
    plan: "changes the repository in place; the Terraform variable `image_tag` appears",
  },
  "drop-invalid-headers": {
    does: "The load balancer drops HTTP headers that are none, which request smuggling needs.",
    source: "Elastic Load Balancing user guide, `Load balancer attributes`; Security Hub ELB.4",
    plan: "changes the load balancer in place",
  },
  "tls-listener": {
    does: "With the setting `certificateArn`: requests come in by HTTPS (TLS 1.2 or 1.3), and HTTP redirects there.",
    source: "Elastic Load Balancing user guide, `Security policies`; Security Hub ELB.1",
    plan: "creates the HTTPS listener, changes the HTTP listener and its security group in place",
  },
  "access-logs": {
    does:
      "The load balancer writes its access logs to a bucket of their own: encrypted, not public, TLS only, versioned, " +
      "kept for a year.",
    source: "Elastic Load Balancing user guide, `Access logs`; Security Hub ELB.5",
    plan: "creates the bucket and its settings, changes the load balancer in place",
  },
  "flow-logs": {
    does: "Records what the network accepts and rejects, in a log group that is kept for a year.",
    source: "Amazon VPC user guide, `VPC Flow Logs`; Security Hub EC2.6",
    plan: "creates the flow log, its log group and its role",
  },
  "log-encryption": {
    does:
      "A KMS key of its own encrypts the log groups that Terraform makes, and the messages of alarms. Events stay " +
      "encrypted with it: " +
      "30 days after the key is destroyed nobody reads them any more.",
    source: "CloudWatch Logs user guide, `Encrypt log data in CloudWatch Logs using AWS Key Management Service`",
    plan: "creates the key and its alias",
  },
  "deletion-protection": {
    does: "Nobody deletes the load balancer or the database by mistake: turn this off before a `terraform destroy`.",
    source: "Security Hub ELB.6 and RDS.8",
    plan: "changes the load balancer and the database in place",
  },
  "container-insights": {
    does: "Metrics of each service and task in CloudWatch.",
    source: "CloudWatch user guide, `Container Insights`; Security Hub ECS.12",
    plan: "changes the cluster in place",
  },
  "circuit-breaker": {
    does: "A deployment whose tasks don't start is stopped and rolled back.",
    source: "Amazon ECS developer guide, `How the Amazon ECS deployment circuit breaker detects failures`",
    plan: "changes the service in place",
  },
  "closed-egress": {
    does:
      "The load balancer reaches the tasks' port in the private subnets, the tasks reach HTTPS and the database, the " +
      "database reaches nothing; each rule says what it is for.",
    source: "Amazon VPC user guide, `Security group rules`; Security Hub EC2.19",
    plan: "changes the three security groups in place",
  },
  "password-rotation": {
    does:
      "Terraform holds the rotation of the database's password at every seven days, RDS's own default, so that a change " +
      "by hand shows. A task reads the password when it starts: deploy anew after a rotation.",
    source: "AWS Secrets Manager user guide, `Rotation`; Security Hub SecretsManager.1",
    plan: "creates the rotation",
  },
} as const satisfies Readonly<Record<string, Measure>>;

/** Name of a measure of the switch `hardening`. */
export type MeasureName = keyof typeof MEASURES;

/** Measures that `hardening: true` leaves off, because on a live system they would replace what holds data. */
export const EXTRAS = {
  "kms-encrypted-repository": {
    does: "Encrypts the image repository with KMS. Without it ECR encrypts with its own AES-256 key.",
    source: "Amazon ECR user guide, `Encryption at rest`",
    plan: "REPLACES the repository and loses its images: AWS sets encryption only when a repository is made",
  },
} as const satisfies Readonly<Record<string, Measure>>;

/** Name of a measure that has to be asked for by name. */
export type ExtraName = keyof typeof EXTRAS;
