import { ecrRepositoryArn } from "../../constructs/ecs/container-image";
import { CREATE_GROUP } from "../../constructs/logs/log-group-ownership";
import { asList, type Fields, isFields } from "./received";
import { attributeOf, soleExpression, splitTemplate } from "./template";

/** What an execution role has to be allowed to start a container; one of the actions is enough. */
export interface Need {
  readonly actions: readonly string[];
  /** An ARN, in which `*` is what nobody can know from the stack. */
  readonly resource: string;
  readonly purpose: string;
}

/** What starting a container of a task definition takes (Amazon ECS developer guide, "Task execution IAM role"). */
export function startNeeds(container: Fields): Need[] {
  return [...imageNeeds(container), ...logNeeds(container), ...secretNeeds(container), ...fileNeeds(container)];
}

function imageNeeds({ image }: Fields): Need[] {
  const repository = typeof image === "string" ? repositoryOf(image) : undefined;
  if (repository === undefined) return [];
  const need = (action: string, resource: string): Need => ({ actions: [action], resource, purpose: "pull its image" });
  return [
    need("ecr:GetAuthorizationToken", "*"),
    need("ecr:BatchCheckLayerAvailability", repository),
    need("ecr:GetDownloadUrlForLayer", repository),
    need("ecr:BatchGetImage", repository),
  ];
}

function repositoryOf(image: string): string | undefined {
  const [first] = splitTemplate(image);
  const { instance, type, name } = attributeOf(soleExpression(first?.source ?? "") ?? "") ?? {};
  const isOfStack = type === "aws_ecr_repository" && name === "repository_url";
  return isOfStack ? `\${${instance}.arn}` : ecrRepositoryArn(image);
}

function logNeeds({ logConfiguration }: Fields): Need[] {
  if (!isFields(logConfiguration) || logConfiguration["logDriver"] !== "awslogs") return [];
  const options = isFields(logConfiguration["options"]) ? logConfiguration["options"] : {};
  const { "awslogs-group": name, "awslogs-region": region = "*", "awslogs-create-group": creates } = options;
  if (typeof name !== "string") return [];
  const attribute = attributeOf(soleExpression(name) ?? "");
  const isOfStack =
    attribute?.type === "aws_cloudwatch_log_group" && (attribute.name === "name" || attribute.name === "id");
  const group = isOfStack ? `\${${attribute.instance}.arn}` : `arn:*:logs:${String(region)}:*:log-group:${name}`;
  const write = ["logs:CreateLogStream", "logs:PutLogEvents"].map((action) => ({
    actions: [action],
    resource: `${group}:*`,
    purpose: "write its log group",
  }));
  if (!CREATE_GROUP.some((yes) => yes === String(creates))) return write;
  return [{ actions: ["logs:CreateLogGroup"], resource: `${group}:*`, purpose: "create its log group" }, ...write];
}

function secretNeeds({ secrets, logConfiguration, repositoryCredentials }: Fields): Need[] {
  const options = isFields(logConfiguration) ? asList(logConfiguration["secretOptions"]) : [];
  const references = [...asList(secrets), ...options].flatMap((each) => (isFields(each) ? [each["valueFrom"]] : []));
  if (isFields(repositoryCredentials)) references.push(repositoryCredentials["credentialsParameter"]);
  return references.flatMap((reference) => (typeof reference === "string" ? [secretNeed(reference)] : []));
}

const READ_SECRET = "secretsmanager:GetSecretValue";
const READ_PARAMETER = "ssm:GetParameters";

function secretNeed(reference: string): Need {
  const need = (resource: string, ...actions: string[]): Need => ({ actions, resource, purpose: "read its secrets" });
  const [first] = splitTemplate(reference);
  if (first?.kind === "expression") {
    // What follows chooses a key and a version.
    const attribute = attributeOf(soleExpression(first.source) ?? "");
    if (attribute?.type === "aws_ssm_parameter") return need(`\${${attribute.instance}.arn}`, READ_PARAMETER);
    if (first.source.startsWith("${aws_secretsmanager_secret")) return need(first.source, READ_SECRET);
    return need(first.source, READ_SECRET, READ_PARAMETER);
  }
  if (/^arn:[^:]+:secretsmanager:/.test(reference)) {
    const arn = reference.split(":").slice(0, 7).join(":");
    // It may be named without the six characters that AWS adds to its name.
    return need(/-[A-Za-z0-9]{6}$/.test(arn) ? arn : `${arn}*`, READ_SECRET);
  }
  const isArn = reference.startsWith("arn:");
  return need(isArn ? reference : `arn:*:ssm:*:*:parameter/${reference.replace(/^\//, "")}`, READ_PARAMETER);
}

function fileNeeds({ environmentFiles }: Fields): Need[] {
  return asList(environmentFiles).flatMap((file) => {
    const object = isFields(file) ? file["value"] : undefined;
    if (typeof object !== "string") return [];
    const purpose = "read its environment files";
    const [bucket = "", ...key] = object.split("/");
    return [
      { actions: ["s3:GetObject"], resource: object, purpose },
      { actions: ["s3:GetBucketLocation"], resource: key.length > 0 ? bucket : "arn:*:s3:::*", purpose },
    ];
  });
}
