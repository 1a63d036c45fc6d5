import type { Construct } from "constructs";
import { TaskRole } from "../../constructs/iam/task-role";
import { SearchDomain } from "../../constructs/opensearch/search-domain";
import type { SearchDomainProps } from "../../constructs/opensearch/search-domain-props";
import {
  accessRoles,
  indexTemplate,
  lifecyclePolicy,
  logDocuments,
  LogForwarder,
  savedObjects,
  SearchSetup,
  type AccessRolesProps,
  type IndexTemplateProps,
  type LifecyclePolicyProps,
  type LogDocumentsProps,
  type LogForwarderProps,
  type SavedObjectsProps,
  type SearchDocument,
  type SearchSetupProps,
} from "../../constructs/opensearch";
import { specimen } from "./specimen";

const KEY = "arn:aws:kms:eu-west-3:123456789012:key/12345678-1234-1234-1234-123456789012";

const DOCUMENTS = [{ method: "PUT", path: "/_index_template/app", body: {} }] as const;

const logs = (): LogDocumentsProps => ({
  ...{ prefix: "app", retentionDays: 30, replicas: 1 },
  writers: ["arn:aws:iam::123456789012:role/app"],
  writingUsers: ["router"],
  readers: ["arn:aws:iam::123456789012:role/people"],
});

const install = (stack: Construct, documents: readonly SearchDocument[], logs?: SearchSetupProps["logs"]) => {
  const endpoint = { host: "logs.example.org", region: "eu-west-3" };
  return new SearchSetup(stack, "setup", { name: "app-search-setup", endpoint, documents, logs });
};

/** Search domains, and what is installed there. */
export const SEARCH_SPECIMENS = [
  specimen<SearchDomainProps>(
    "SearchDomain",
    () => ({
      ...{ name: "app-logs", preset: "development", vpcId: "vpc-1", subnetIds: ["subnet-1"], kmsKeyArn: KEY },
      capacity: {
        ...{ instanceCount: 2, volumeSize: 20, iops: 3_000, throughput: 125 },
        masters: { instanceType: "m6g.large.search", count: 3 },
      },
      engineVersion: "OpenSearch_2.19",
      readers: ["arn:aws:iam::123456789012:role/people"],
      logPublishing: { kmsKeyArn: KEY, retentionInDays: 7 },
      offPeakWindowStart: { hours: 1, minutes: 30 },
    }),
    (stack, props) => {
      const search = new SearchDomain(stack, "search", props);
      search.administeredBy(new TaskRole(stack, "admin", { name: "app-search-admin" }));
    },
  ),
  specimen<Omit<SearchSetupProps, "documents">>(
    "SearchSetup",
    () => ({
      name: "app-search-setup",
      logs: { kmsKeyArn: KEY, retentionInDays: 7 },
      ...{ ephemeralStorageSize: 1_024, reservedConcurrency: 10 },
      deadLetters: { queueArn: "arn:aws:sqs:eu-west-3:123456789012:failed" },
      endpoint: {
        ...{ host: "logs.example.org", region: "eu-west-3", roleArn: "arn:aws:iam::123456789012:role/logs" },
        vpc: { subnetIds: ["subnet-1"], securityGroupIds: ["sg-1"] },
      },
    }),
    (stack, props) => new SearchSetup(stack, "setup", { ...props, documents: DOCUMENTS } as SearchSetupProps),
    "with a log group of its own",
  ),
  specimen<Pick<SearchSetupProps, "logs">>(
    "SearchSetup",
    () => ({
      logs: { ownership: "existing", name: "setup", arn: "arn:aws:logs:eu-west-3:123456789012:log-group:setup" },
    }),
    (stack, { logs }) => install(stack, DOCUMENTS, logs),
    "with another's log group",
  ),
  specimen<Omit<LogForwarderProps, "domain" | "installed">>(
    "LogForwarder",
    () => ({
      ...{ name: "app-log-forwarder", index: "app-functions", reservedConcurrency: 2 },
      deadLetters: { queueArn: "arn:aws:sqs:eu-west-3:123456789012:lost" },
      logs: { kmsKeyArn: KEY, retentionInDays: 7 },
      endpoint: {
        ...{ host: "logs.example.org", region: "eu-west-3", roleArn: "arn:aws:iam::123456789012:role/logs" },
        vpc: { subnetIds: ["subnet-1"], securityGroupIds: ["sg-1"] },
      },
    }),
    (stack, props) => install(stack, new LogForwarder(stack, "forwarder", props as LogForwarderProps).documents()),
    "to a queue of what is lost",
  ),
  specimen<Pick<LogForwarderProps, "logs" | "deadLetters">>(
    "LogForwarder",
    () => ({
      logs: { ownership: "existing", name: "sent", arn: "arn:aws:logs:eu-west-3:123456789012:log-group:sent" },
      deadLetters: { topicArn: "arn:aws:sns:eu-west-3:123456789012:lost" },
    }),
    (stack, props) => {
      const endpoint = { host: "logs.example.org", region: "eu-west-3" };
      new LogForwarder(stack, "forwarder", { name: "forwarder", index: "app", endpoint, ...props });
    },
    "to a topic of what is lost",
  ),
  specimen<LogDocumentsProps>("logDocuments", logs, (stack, props) => install(stack, logDocuments(props))),
  specimen<AccessRolesProps>(
    "accessRoles",
    () => ({ engine: "opensearch", ...logs() }),
    (stack, props) => install(stack, accessRoles(props)),
  ),
  specimen<LifecyclePolicyProps>(
    "lifecyclePolicy",
    () => ({ engine: "opensearch", prefix: "app", retentionDays: 30 }),
    (stack, props) => install(stack, [lifecyclePolicy(props)]),
  ),
  specimen<IndexTemplateProps>(
    "indexTemplate",
    () => ({ prefix: "app", replicas: 1, settings: { "index.lifecycle.name": "app" } }),
    (stack, props) => install(stack, [indexTemplate(props)]),
  ),
  specimen<SavedObjectsProps>(
    "savedObjects",
    () => ({ indexPattern: "app-*", title: "app" }),
    (stack, props) => install(stack, logDocuments({ ...logs(), savedObjects: savedObjects(props) })),
  ),
];
