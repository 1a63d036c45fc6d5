import { isToken } from "../../constructs/core/token";
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
  aws_iam_role_policies_exclusive: ({ role_name: role }) => text(role),
  aws_iam_role_policy: ({ role, name }) => joined(":", role, name),
  aws_iam_role_policy_attachment: ({ role, policy_arn: policy }) => joined("/", role, policy),
  aws_iam_role_policy_attachments_exclusive: ({ role_name: role }) => text(role),
  aws_lb_target_group: ({ arn }) => text(arn),
  aws_appautoscaling_target: ({ service_namespace: service, resource_id: id, scalable_dimension: dimension }) =>
    joined("/", service, id, dimension),
  aws_appautoscaling_policy: ({ service_namespace: service, resource_id: id, scalable_dimension: dimension, name }) =>
    joined("/", service, id, dimension, name),
};

function text(data: unknown): string | undefined {
  return typeof data === "string" && data !== "" && !isToken(data) ? data : undefined;
}

function joined(separator: string, ...parts: readonly unknown[]): string | undefined {
  const texts = parts.map(text);
  return texts.every((part) => part !== undefined) ? texts.join(separator) : undefined;
}

/** Blocks by which a new state takes resources over (Terraform language, "import Block"). */
export interface ImportBlocks {
  readonly statements: readonly Statement[];
  /** Addresses without a block: their types can't be imported, or their ids are not known. */
  readonly without: readonly string[];
}

export function importBlocksOf(resources: readonly SourceResource[]): ImportBlocks {
  const ids = resources.map((resource) => ({ address: resource.address, id: importId(resource) }));
  const blocks = ids.flatMap(({ address, id }) =>
    id === undefined ? [] : [object({ to: value(address), id: value(id) })],
  );
  const code = call(name("this"), [value("import"), list(blocks)], "addOverride");
  return {
    statements: blocks.length === 0 ? [] : [{ code }],
    without: ids.filter(({ id }) => id === undefined).map(({ address }) => address),
  };
}

function importId({ type, values, api }: SourceResource): string | undefined {
  const described = isFields(api) ? { arn: api["taskDefinitionArn"] } : {};
  return IDS[type]?.({ ...described, ...values });
}
