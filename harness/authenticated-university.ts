import { decodeJson } from "../testing/matchers/decode";
import type { TerraformJson } from "./synthesized-stack";
import { synthUniversity } from "./university-stack";

export const CERTIFICATE = "arn:aws:acm:us-east-1:123456789012:certificate/8c2c4a9e";

/** A user pool of the university's own. */
export const COGNITO = { type: "cognito", domainPrefix: "university" };

/** The university whose people sign in at this provider. */
export function authenticatedUniversity(provider: object, more: object = {}, settings: object = {}): TerraformJson {
  const authentication = { host: "students.example.org", provider, ...more };
  return synthUniversity({ authentication, certificateArn: CERTIFICATE, ...settings }).json;
}

/** Its HTTPS listener. */
export function httpsListener(json: TerraformJson): Readonly<Record<string, unknown>> | undefined {
  return json.resource?.["aws_lb_listener"]?.["app_https_listener"];
}

/** The environment of the application's container. */
export function environmentOf(json: TerraformJson): Record<string, string> {
  const decoded = decodeJson(
    String(json.resource?.["aws_ecs_task_definition"]?.["app-task"]?.["container_definitions"]),
  );
  const [container] = ("value" in decoded ? decoded.value : []) as {
    environment: { name: string; value: string }[];
  }[];
  return Object.fromEntries((container?.environment ?? []).map(({ name, value }) => [name, value]));
}
