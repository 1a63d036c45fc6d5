import type { Change, Container } from "./bases";

/** Changes the log options of every container. */
const options =
  (more: Readonly<Record<string, string>>): Change =>
  ({ containerDefinitions }) => {
    for (const container of containerDefinitions) {
      const { options: given, ...driver } = container["logConfiguration"] as { readonly options: object };
      container["logConfiguration"] = { ...driver, options: { ...given, ...more } };
    }
  };

function router(type: string, more: object = {}): Container {
  return {
    name: "log_router",
    image: "public.ecr.aws/aws-observability/aws-for-fluent-bit:stable",
    essential: true,
    user: "0",
    firelensConfiguration: { type, ...more },
  };
}

/** The first container's output goes to a router. */
const routed =
  (output: object, more: object = {}): Change =>
  ({ containerDefinitions }) => {
    const [container] = containerDefinitions;
    if (container) container["logConfiguration"] = { logDriver: "awsfirelens", ...output };
    containerDefinitions.push(router("fluentbit", more));
  };

const SPLUNK_SECRET = { name: "splunk-token", valueFrom: "/splunk/token" };

/** What definitions have of logs. */
export const LOG_FEATURES: Readonly<Record<string, Change>> = {
  "logs without waiting": options({ mode: "non-blocking", "max-buffer-size": "25m" }),
  "logs that wait": options({ mode: "blocking" }),
  "group made by the driver": options({ "awslogs-create-group": "true" }),
  "group made by the driver, in AWS's spelling": options({ "awslogs-create-group": "True" }),
  "events by their time": options({ "awslogs-datetime-format": "%Y-%m-%d %H:%M:%S" }),
  "events by a pattern": options({ "awslogs-multiline-pattern": "^(INFO|WARN|ERROR)" }),
  "to CloudWatch by a router": routed(
    {
      options: { Name: "cloudwatch_logs", region: "eu-west-1", log_group_name: "/library", log_stream_prefix: "app-" },
    },
    { options: { "enable-ecs-log-metadata": "true" } },
  ),
  "to a partner by a router": routed({
    options: { Name: "datadog", Host: "http-intake.logs.datadoghq.eu", TLS: "on", provider: "ecs" },
    secretOptions: [{ name: "apikey", valueFrom: "arn:aws:ssm:eu-west-1:111122223333:parameter/datadog/key" }],
  }),
  "by a router's own file": routed(
    {},
    { options: { "config-file-type": "file", "config-file-value": "/extra.conf", "enable-ecs-log-metadata": "true" } },
  ),
  "by a router's file in S3": routed(
    {},
    { options: { "config-file-type": "s3", "config-file-value": "arn:aws:s3:::library-config/extra.conf" } },
  ),
  splunk: ({ containerDefinitions: [container] }) => {
    if (container === undefined) return;
    container["logConfiguration"] = {
      logDriver: "splunk",
      options: { "splunk-url": "https://splunk.example.com:8088", "splunk-format": "raw", tag: "{{.Name}}" },
      secretOptions: [SPLUNK_SECRET],
    };
  },
  "a driver that Fargate lacks": ({ containerDefinitions: [container] }) => {
    if (container)
      container["logConfiguration"] = { logDriver: "fluentd", options: { "fluentd-address": "localhost:24224" } };
  },
};
