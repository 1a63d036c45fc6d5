import type { Construct } from "constructs";
import { TaskRole } from "../../constructs/iam/task-role";
import { FunctionAlias, type FunctionAliasProps } from "../../constructs/lambda/function-alias";
import { FunctionCode } from "../../constructs/lambda/function-code";
import { FunctionPermission, type FunctionPermissionProps } from "../../constructs/lambda/function-permission";
import { FunctionRole } from "../../constructs/lambda/function-role";
import { LambdaFunction } from "../../constructs/lambda/lambda-function";
import type { LambdaFunctionProps } from "../../constructs/lambda/lambda-function-props";
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

const lambda = (stack: Construct, code: FunctionCode) =>
  new LambdaFunction(stack, "tidy", { name: "tidy", code, handler: "index.handler" });

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

/** Lambda functions, and search domains. */
export const SEARCH_SPECIMENS = [
  specimen<LambdaFunctionProps>(
    "LambdaFunction",
    () => ({
      ...{ name: "tidy", description: "tidies up", handler: "index.handler", memorySize: 256, timeout: 60 },
      code: FunctionCode.fromFiles({ "index.mjs": "export const handler = () => 1;" }),
      environment: { INDEX: "app" },
      vpc: { subnetIds: ["subnet-1"], securityGroupIds: ["sg-1"] },
      logs: { kmsKeyArn: KEY, retentionInDays: 7 },
      ...{ ephemeralStorageSize: 1_024, reservedConcurrency: 10 },
      deadLetters: { queueArn: "arn:aws:sqs:eu-west-3:123456789012:failed" },
    }),
    (stack, props) => new LambdaFunction(stack, "tidy", props),
    "with a log group of its own",
  ),
  specimen<LambdaFunctionProps>(
    "LambdaFunction",
    () => ({
      ...{ name: "tidy", handler: "index.handler" },
      code: FunctionCode.fromFiles({ "index.mjs": "export const handler = () => 1;" }),
      logs: { ownership: "existing", name: "tidy", arn: "arn:aws:logs:eu-west-3:123456789012:log-group:tidy" },
    }),
    (stack, props) => new LambdaFunction(stack, "tidy", props),
    "with another's log group",
  ),
  specimen<LambdaFunctionProps>(
    "LambdaFunction",
    () => ({
      ...{ name: "app", image: "123456789012.dkr.ecr.eu-west-3.amazonaws.com/app:1" },
      imageConfig: { command: ["serve"], entryPoint: ["/bin/sh"], workingDirectory: "/app" },
      deadLetters: { topicArn: "arn:aws:sns:eu-west-3:123456789012:failed" },
    }),
    (stack, props) => new LambdaFunction(stack, "app", props),
    "of an image",
  ),
  specimen<FunctionAliasProps>(
    "FunctionAlias",
    (stack) => ({
      ...{ name: "live", description: "what users get", version: "7", weights: { "8": 0.05 } },
      function: LambdaFunction.fromArn(stack, "existing", "arn:aws:lambda:eu-west-3:123456789012:function:tidy"),
    }),
    (stack, props) => new FunctionAlias(stack, "live", props),
  ),
  specimen<FunctionPermissionProps>(
    "FunctionPermission",
    (stack) => ({
      ...{ principal: "s3.amazonaws.com", sourceArn: "arn:aws:s3:::uploads", sourceAccount: "123456789012" },
      function: LambdaFunction.fromArn(stack, "existing", "arn:aws:lambda:eu-west-3:123456789012:function:tidy"),
    }),
    (stack, props) => new FunctionPermission(stack, "invoked", props),
  ),
  specimen(
    "LambdaFunction.fromArn",
    () => ({ arn: "arn:aws:lambda:eu-west-3:123456789012:function:tidy" }),
    (stack, { arn }) => {
      const existing = LambdaFunction.fromArn(stack, "existing", arn);
      return new FunctionAlias(stack, "live", { function: existing, name: "live" });
    },
  ),
  specimen(
    "FunctionCode.fromFiles",
    () => ({ files: { "index.mjs": "export const handler = () => 1;" } }),
    (stack, { files }) => lambda(stack, FunctionCode.fromFiles(files)),
  ),
  specimen(
    "FunctionCode.fromDirectory",
    () => ({ folder: "constructs/opensearch/functions" }),
    (stack, { folder }) => lambda(stack, FunctionCode.fromDirectory(folder)),
  ),
  specimen(
    "FunctionCode.fromEntry",
    () => ({ entry: "harness/tokens/specimen.ts", options: { external: ["@aws-sdk/*"] } }),
    (stack, { entry, options }) => {
      const code = FunctionCode.fromEntry(entry, options);
      return new LambdaFunction(stack, "tidy", { name: "tidy", code, handler: "index.handler" });
    },
  ),
  specimen(
    "FunctionRole",
    () => ({ name: "tidy" }),
    (stack, props) => new FunctionRole(stack, "tidy", props),
  ),
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
