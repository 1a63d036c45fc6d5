import { call, list, name, object, value } from "./code";
import { type Fields, isFields } from "./fields";
import type { Statement } from "./program";
import type { SourceResource } from "./source";

/** What each type is imported by (AWS provider documentation, "Import"). */
const IDS: Readonly<Record<string, (values: Fields) => string | undefined>> = {
  aws_cloudwatch_log_group: ({ name }) => text(name),
  aws_cloudwatch_log_metric_filter: ({ log_group_name: group, name }) => joined(":", group, name),
  aws_ecs_cluster: ({ name }) => text(name),
  aws_ecs_cluster_capacity_providers: ({ cluster_name: name }) => text(name),
  aws_ecs_service: ({ cluster, name }) => joined("/", text(cluster)?.split("/").at(-1), name),
  aws_ecs_task_definition: ({ arn }) => text(arn),
  aws_iam_policy: ({ arn }) => text(arn),
  aws_iam_role: ({ name }) => text(name),
  aws_iam_role_policy: ({ role, name }) => joined(":", role, name),
  aws_iam_role_policy_attachment: ({ role, policy_arn: policy }) => joined("/", role, policy),
  aws_lb_target_group: ({ arn }) => text(arn),
  aws_appautoscaling_target: ({ service_namespace: service, resource_id: id, scalable_dimension: dimension }) =>
    joined("/", service, id, dimension),
  aws_appautoscaling_policy: ({ service_namespace: service, resource_id: id, scalable_dimension: dimension, name }) =>
    joined("/", service, id, dimension, name),
};

function text(data: unknown): string | undefined {
  return typeof data === "string" && data !== "" ? data : undefined;
}

function joined(separator: string, ...parts: readonly unknown[]): string | undefined {
  const texts = parts.map(text);
  return texts.every((part) => part !== undefined) ? texts.join(separator) : undefined;
}

/** Blocks by which a new state takes the resources over (Terraform language, "import Block"), as far as their ids are known. */
export function importStatements(resources: readonly SourceResource[]): Statement[] {
  const blocks = resources.flatMap((resource) => {
    const id = importId(resource);
    return id === undefined ? [] : [object({ to: value(resource.address), id: value(id) })];
  });
  return blocks.length === 0 ? [] : [{ code: call(name("this"), [value("import"), list(blocks)], "addOverride") }];
}

function importId({ type, values, api }: SourceResource): string | undefined {
  const described = isFields(api) ? { arn: api["taskDefinitionArn"] } : {};
  return IDS[type]?.({ ...described, ...values });
}
