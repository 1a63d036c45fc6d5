import { Account } from "../../../constructs/iam";
import { AccessLogsBucket, FlowLog } from "../../../constructs/network";
import { synth } from "../../../harness/synthesized-stack";

const bucket = (options: { readonly adoptExisting?: boolean }) =>
  synth((stack) => {
    const account = new Account(stack, "account");
    new AccessLogsBucket(stack, "logs", { name: "access-logs-of-the-campus", account, ...options });
  }).json;

const flowLog = (options: { readonly adoptExisting?: boolean }) =>
  synth((stack) => new FlowLog(stack, "flow", { name: "flow-logs", vpcId: "vpc-0123456789abcdef0", ...options })).json;

test("a bucket that is there is imported, if the program says so", () => {
  expect(bucket({})).not.toHaveProperty("import");
  expect(bucket({})).not.toHaveProperty("data.aws_resourcegroupstaggingapi_resources");
  expect(bucket({ adoptExisting: true })).toMatchObject({
    data: { aws_resourcegroupstaggingapi_resources: { logs_existing: { resource_type_filters: ["s3"] } } },
    import: [
      {
        to: "aws_s3_bucket.logs",
        id: "access-logs-of-the-campus",
        for_each:
          "${setintersection(data.aws_resourcegroupstaggingapi_resources.logs_existing.resource_tag_mapping_list[*].resource_arn, " +
          '["arn:${data.aws_partition.account.partition}:s3:::access-logs-of-the-campus"])}',
      },
    ],
  });
});

test("the bucket and its policy go after the load balancer has let go of them", () => {
  const lifecycle = { create_before_destroy: true };
  expect(bucket({}).resource).toMatchObject({
    aws_s3_bucket: { logs: { lifecycle } },
    aws_s3_bucket_policy: { logs_policy: { lifecycle } },
  });
});

test("a flow log's group that is there is imported, if the program says so", () => {
  expect(flowLog({})).not.toHaveProperty("import");
  expect(flowLog({ adoptExisting: true })).toMatchObject({ import: [{ to: "aws_cloudwatch_log_group.flow_group" }] });
});
