import {
  cloudWatchOutput,
  datadogOutput,
  elasticsearchOutput,
  firehoseOutput,
  lokiOutput,
  newRelicOutput,
  opensearchOutput,
  s3Output,
  Secret,
  splunkHecOutput,
  type FirelensOutput,
} from "../../constructs/ecs";
import { namedLogGroup } from "../log-groups";

const ACCOUNT = "eu-west-3:123456789012";
const region = "eu-west-3";
const secret = Secret.fromSecretArn(`arn:aws:secretsmanager:${ACCOUNT}:secret:search-a1b2c3`);
const sigv4 = { type: "sigv4", region } as const;
const user = { type: "user", user: "router", password: secret } as const;
const index = { daily: "app" };
const host = "logs.example.com";

/** A domain that is there already. */
export const DOMAIN = {
  arn: `arn:aws:es:${ACCOUNT}:domain/school`,
  endpoint: "search-school.eu-west-3.es.amazonaws.com",
};

/** Every kind of output whose options are known, with every kind of credentials; none with further options. */
export const EVERY_OUTPUT: readonly (readonly [what: string, output: FirelensOutput])[] = [
  ["CloudWatch Logs", cloudWatchOutput({ logGroup: namedLogGroup("/school/app"), region, streamPrefix: "app" })],
  ["a domain", opensearchOutput({ domain: DOMAIN, auth: sigv4, index })],
  [
    "OpenSearch of another account",
    opensearchOutput({ host, auth: { ...sigv4, roleArn: "arn:r", externalId: "e" }, index }),
  ],
  ["OpenSearch with a user", opensearchOutput({ host, auth: user, index: { fixed: "app" }, idKey: "id" })],
  ["Elasticsearch with a user", elasticsearchOutput({ host, auth: user, index })],
  [
    "Elastic Cloud",
    elasticsearchOutput({ auth: { type: "elasticCloud", cloudId: "school:abc", credentials: secret }, index }),
  ],
  ["Elasticsearch with a key", elasticsearchOutput({ host, auth: { type: "apiKey", key: secret }, index })],
  [
    "Firehose",
    firehoseOutput({ stream: { arn: `arn:aws:firehose:${ACCOUNT}:deliverystream/app`, name: "app" }, region }),
  ],
  ["S3", s3Output({ bucket: { arn: "arn:aws:s3:::school-logs", bucket: "school-logs" }, region })],
  ["Datadog", datadogOutput({ apiKey: secret, source: "nodejs", service: "app", tags: { env: "prod", team: "a" } })],
  ["Loki", lokiOutput({ host, labels: { app: "app", env: "prod" }, auth: user, tenantId: "school" })],
  ["New Relic", newRelicOutput({ licenseKey: secret, region: "eu" })],
  ["Splunk", splunkHecOutput({ host, token: secret, index: "app", source: "app", sourceType: "json" })],
];

/** The output of that name. */
export function outputOf(what: string): FirelensOutput {
  const found = EVERY_OUTPUT.find(([name]) => name === what);
  if (found === undefined) throw new Error(`no output ${what}`);
  return found[1];
}
