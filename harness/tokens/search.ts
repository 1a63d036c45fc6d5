import type { Construct } from "constructs";
import { TaskRole } from "../../constructs/iam/task-role";
import { FunctionCode } from "../../constructs/lambda/function-code";
import { FunctionRole } from "../../constructs/lambda/function-role";
import { LambdaFunction, type LambdaFunctionProps } from "../../constructs/lambda/lambda-function";
import { SearchDomain } from "../../constructs/opensearch/search-domain";
import type { SearchDomainProps } from "../../constructs/opensearch/search-domain-props";
import { specimen } from "./specimen";

const KEY = "arn:aws:kms:eu-west-3:123456789012:key/12345678-1234-1234-1234-123456789012";

const lambda = (stack: Construct, code: FunctionCode) =>
  new LambdaFunction(stack, "tidy", { name: "tidy", code, handler: "index.handler" });

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
  specimen(
    "FunctionCode.fromFiles",
    () => ({ files: { "index.mjs": "export const handler = () => 1;" } }),
    (stack, { files }) => lambda(stack, FunctionCode.fromFiles(files)),
  ),
  specimen(
    "FunctionCode.fromDirectory",
    () => ({ folder: "constructs/opensearch/setup-function" }),
    (stack, { folder }) => lambda(stack, FunctionCode.fromDirectory(folder)),
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
];
