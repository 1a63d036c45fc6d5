import { makeLoadBalancer } from "../../harness/emulator/load-balancer";
import { useEmulator } from "../../harness/emulator/set-up";

// Emptied by nobody, since that takes seconds: each test has names of its own.
const aws = useEmulator();

const call = <Result = unknown>(service: string, operation: string, parameters: object = {}, query?: string) =>
  aws.call<Result>({ service, operation, parameters: { ...parameters }, query });

const statement = (...statements: object[]) => JSON.stringify({ Version: "2012-10-17", Statement: statements });
const ALLOW = { Effect: "Allow", Action: "s3:GetObject", Resource: "*" };

const role = (RoleName: string) =>
  call("iam", "create_role", { RoleName, AssumeRolePolicyDocument: statement() }, "Role.RoleName");
const policy = (PolicyName: string) =>
  call<string>("iam", "create_policy", { PolicyName, PolicyDocument: statement(ALLOW) }, "Policy.Arn");
const bucket = (Bucket: string) => call("s3", "create_bucket", { Bucket });
const key = () => call<string>("kms", "create_key", {}, "KeyMetadata.Arn");
const endKey = (arn: string) => {
  const KeyId = arn.replace(/.*\//, "");
  return call("kms", "schedule_key_deletion", { KeyId, PendingWindowInDays: 30 });
};
const manifest = (n: number) =>
  JSON.stringify({ schemaVersion: 2, mediaType: "application/vnd.docker.distribution.manifest.v2+json", n });

const loadBalancer = (name: string) => makeLoadBalancer(aws, name);
const attributes = (LoadBalancerArn: string, values: Readonly<Record<string, string>>) =>
  call("elbv2", "modify_load_balancer_attributes", {
    LoadBalancerArn,
    Attributes: Object.entries(values).map(([Key, Value]) => ({ Key, Value })),
  });

async function expectRefused(answer: Promise<unknown>, code: string): Promise<void> {
  await expect(answer).rejects.toMatchObject({ name: "EmulatedAwsError", code });
}

describe("the emulated AWS refuses, as AWS does,", () => {
  it("to delete a load balancer that is protected, until it is not", async () => {
    const LoadBalancerArn = await loadBalancer("protected");
    await attributes(LoadBalancerArn, { "deletion_protection.enabled": "true" });
    await expectRefused(call("elbv2", "delete_load_balancer", { LoadBalancerArn }), "OperationNotPermitted");
    await attributes(LoadBalancerArn, { "deletion_protection.enabled": "false" });
    await call("elbv2", "delete_load_balancer", { LoadBalancerArn });
  }, 60_000);

  it("to delete a database that is protected, until it is not", async () => {
    const DBInstanceIdentifier = "students";
    const size = { DBInstanceClass: "db.t3.small", AllocatedStorage: 5, Engine: "mysql", MasterUsername: "root" };
    const database = { DBInstanceIdentifier, ...size, MasterUserPassword: "secret-99" };
    await call("rds", "create_db_instance", { ...database, DeletionProtection: true });
    const end = () => call("rds", "delete_db_instance", { DBInstanceIdentifier, SkipFinalSnapshot: true });
    await expectRefused(end(), "InvalidParameterCombination");
    await call("rds", "modify_db_instance", { DBInstanceIdentifier, DeletionProtection: false });
    await end();
  }, 60_000);

  it("to delete a user pool that is protected, until it is not", async () => {
    const pool = { PoolName: "students", DeletionProtection: "ACTIVE" };
    const UserPoolId = await call<string>("cognito-idp", "create_user_pool", pool, "UserPool.Id");
    await expectRefused(call("cognito-idp", "delete_user_pool", { UserPoolId }), "InvalidParameterException");
    await call("cognito-idp", "update_user_pool", { UserPoolId, DeletionProtection: "INACTIVE" });
    await call("cognito-idp", "delete_user_pool", { UserPoolId });
  }, 60_000);

  it("to delete a policy that is attached", async () => {
    const [RoleName, PolicyArn] = [await role("attached"), await policy("attached")];
    await call("iam", "attach_role_policy", { RoleName, PolicyArn });
    await call("iam", "attach_role_policy", { RoleName, PolicyArn }); // is attached once
    await expectRefused(call("iam", "delete_policy", { PolicyArn }), "DeleteConflict");
    await expectRefused(call("iam", "delete_role", { RoleName }), "DeleteConflict");
    await call("iam", "detach_role_policy", { RoleName, PolicyArn });
    await call("iam", "delete_policy", { PolicyArn });
    await call("iam", "delete_role", { RoleName });
  }, 60_000);

  it("to delete a policy that is a permissions boundary", async () => {
    const [RoleName, PolicyArn] = [await role("bounded"), await policy("boundary")];
    await call("iam", "put_role_permissions_boundary", { RoleName, PermissionsBoundary: PolicyArn });
    await expectRefused(call("iam", "delete_policy", { PolicyArn }), "DeleteConflict");
    await call("iam", "delete_role_permissions_boundary", { RoleName });
    await call("iam", "delete_policy", { PolicyArn });
  }, 60_000);

  it("to make a role or a log group that exists", async () => {
    await role("reader");
    await expectRefused(role("reader"), "EntityAlreadyExists");
    await call("logs", "create_log_group", { logGroupName: "app" });
    await expectRefused(call("logs", "create_log_group", { logGroupName: "app" }), "ResourceAlreadyExistsException");
  }, 60_000);

  it("to delete a bucket that holds an object, or an older version of one", async () => {
    const Bucket = "older-versions";
    await bucket(Bucket);
    await call("s3", "put_bucket_versioning", { Bucket, VersioningConfiguration: { Status: "Enabled" } });
    const VersionId = await call<string>("s3", "put_object", { Bucket, Key: "a" }, "VersionId");
    await expectRefused(call("s3", "delete_bucket", { Bucket }), "BucketNotEmpty");
    const marker = await call<string>("s3", "delete_object", { Bucket, Key: "a" }, "VersionId");
    await expectRefused(call("s3", "delete_bucket", { Bucket }), "BucketNotEmpty");
    for (const version of [VersionId, marker]) {
      await call("s3", "delete_object", { Bucket, Key: "a", VersionId: version });
    }
    await call("s3", "delete_bucket", { Bucket });
  }, 60_000);

  it("to write access logs where it may not, and leaves a test file where it may", async () => {
    const Bucket = "access-logs";
    const LoadBalancerArn = await loadBalancer("logging");
    const on = { "access_logs.s3.enabled": "true", "access_logs.s3.bucket": Bucket };
    await expectRefused(attributes(LoadBalancerArn, on), "InvalidConfigurationRequest");
    await bucket(Bucket);
    await expectRefused(attributes(LoadBalancerArn, on), "InvalidConfigurationRequest");
    const Policy = statement({ ...ALLOW, Action: "s3:PutObject", Principal: "*" });
    await call("s3", "put_bucket_policy", { Bucket, Policy });
    await attributes(LoadBalancerArn, on);
    expect(await call("s3", "list_objects_v2", { Bucket }, "Contents[].Key")).toEqual([
      "AWSLogs/123456789012/ELBAccessLogTestFile",
    ]);
    await expectRefused(call("s3", "delete_bucket", { Bucket }), "BucketNotEmpty");
  }, 60_000);

  it("to overwrite a tag of a repository whose tags are immutable", async () => {
    const repositoryName = "campus";
    await call("ecr", "create_repository", { repositoryName, imageTagMutability: "IMMUTABLE" });
    const push = (imageManifest: string, imageTag: string) =>
      call("ecr", "put_image", { repositoryName, imageManifest, imageTag });
    await push(manifest(1), "v1");
    await expectRefused(push(manifest(2), "v1"), "ImageTagAlreadyExistsException");
    await push(manifest(2), "v2");
  }, 60_000);

  it("to delete a repository that holds an image", async () => {
    const repositoryName = "full";
    await call("ecr", "create_repository", { repositoryName });
    await call("ecr", "put_image", { repositoryName, imageManifest: manifest(1), imageTag: "v1" });
    await expectRefused(call("ecr", "delete_repository", { repositoryName }), "RepositoryNotEmptyException");
  }, 60_000);

  it("to delete a cluster with a service", async () => {
    await call("ecs", "create_cluster", { clusterName: "c" });
    await call("ecs", "create_service", { cluster: "c", serviceName: "s", desiredCount: 0 });
    await expectRefused(call("ecs", "delete_cluster", { cluster: "c" }), "ClusterContainsServicesException");
    await call("ecs", "delete_service", { cluster: "c", service: "s" });
    await call("ecs", "delete_cluster", { cluster: "c" });
  }, 60_000);

  it("to use a key that is pending deletion", async () => {
    const KeyId = await key();
    const CiphertextBlob = await call("kms", "encrypt", { KeyId, Plaintext: "x" }, "CiphertextBlob");
    expect(CiphertextBlob).toBeDefined();
    await endKey(KeyId);
    await expectRefused(call("kms", "encrypt", { KeyId, Plaintext: "x" }), "KMSInvalidStateException");
    const data = { KeyId, KeySpec: "AES_256" };
    await expectRefused(call("kms", "generate_data_key", data), "KMSInvalidStateException");
  }, 60_000);

  it("to take events into a group whose key is pending deletion, or to read what came under that key", async () => {
    const kmsKeyId = await key();
    const group = { logGroupName: "encrypted" };
    const logs = (operation: string, parameters: object = {}) => call("logs", operation, { ...group, ...parameters });
    const write = () =>
      logs("put_log_events", { logStreamName: "s", logEvents: [{ timestamp: Date.now(), message: "x" }] });
    const read = () => logs("filter_log_events");
    await logs("create_log_group", { kmsKeyId });
    await logs("create_log_stream", { logStreamName: "s" });
    await write();
    await read();
    await endKey(kmsKeyId);
    await expectRefused(write(), "InvalidParameterException");
    await expectRefused(read(), "InvalidParameterException");
    await expectRefused(logs("get_log_events", { logStreamName: "s" }), "InvalidParameterException");
    await logs("disassociate_kms_key");
    await write();
    await expectRefused(read(), "InvalidParameterException");
    await expectRefused(logs("associate_kms_key", { kmsKeyId }), "InvalidParameterException");
    const other = { logGroupName: "other", kmsKeyId };
    await expectRefused(call("logs", "create_log_group", other), "InvalidParameterException");
  }, 60_000);

  it("to publish to a topic whose key is pending deletion", async () => {
    const KmsMasterKeyId = await key();
    const TopicArn = await call("sns", "create_topic", { Name: "t", Attributes: { KmsMasterKeyId } }, "TopicArn");
    await call("sns", "publish", { TopicArn, Message: "x" });
    await endKey(KmsMasterKeyId);
    await expectRefused(call("sns", "publish", { TopicArn, Message: "x" }), "KMSInvalidState");
  }, 60_000);
});
