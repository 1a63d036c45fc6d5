import type { TerraformJson } from "../synthesized-stack";

/** What a stack's Terraform JSON gives CloudWatch to read, as CloudWatch gets it. */
export interface Emitted {
  readonly patterns: readonly string[];
  readonly queries: readonly string[];
}

/** The filter patterns of a stack, and its queries: saved ones, and those of dashboards. */
export function emittedBy({ resource = {} }: TerraformJson): Emitted {
  const values = (type: string, attribute: string) =>
    Object.values(resource[type] ?? {}).flatMap((block) =>
      typeof block[attribute] === "string" ? [block[attribute]] : [],
    );
  return {
    patterns: [
      ...values("aws_cloudwatch_log_metric_filter", "pattern"),
      ...values("aws_cloudwatch_log_subscription_filter", "filter_pattern"),
      ...values("aws_cloudwatch_log_anomaly_detector", "filter_pattern"),
    ].map(literal),
    queries: [
      ...values("aws_cloudwatch_query_definition", "query_string"),
      ...values("aws_cloudwatch_dashboard", "dashboard_body").flatMap(widgetQueries),
    ].map(literal),
  };
}

/** The texts of a body, be it JSON or an expression of Terraform: both write them so. */
function widgetQueries(body: string): string[] {
  const texts = body.matchAll(/"query"\s*[=:]\s*("(?:[^"\\]|\\.)*")/g);
  return [...texts].map(([, text = '""']) => JSON.parse(text) as string);
}

/** Terraform's `$${` is a literal `${` (Terraform language documentation, "Strings and Templates"). */
function literal(text: string): string {
  return text.replace(/([$%])\1\{/g, "$1{");
}
