import { useEmulator } from "../../harness/emulator/set-up";

// Emptied by nobody, since that takes seconds: each test has names of its own.
const aws = useEmulator();

const call = <Result = unknown>(service: string, operation: string, parameters: object = {}, query?: string) =>
  aws.call<Result>({ service, operation, parameters: { ...parameters }, query });
const document = (...Statement: object[]) => JSON.stringify({ Version: "2012-10-17", Statement });
const domain = (DomainName: string, options: object) => call("opensearch", "create_domain", { DomainName, ...options });

describe("the emulated AWS refuses, as AWS does,", () => {
  it("to tune an instance that is too small for it", async () => {
    const ClusterConfig = { InstanceType: "t3.small.search" };
    const options = { ClusterConfig, AutoTuneOptions: { DesiredState: "ENABLED" } };
    await expect(domain("tuned", options)).rejects.toThrow("Autotune is not supported in t2/t3 instance types.");
    await domain("tuned", { ...options, ClusterConfig: { InstanceType: "r7g.large.search" } });
  }, 60_000);

  it("other subnets than one for each zone", async () => {
    const VPCOptions = { SubnetIds: ["subnet-1", "subnet-2"], SecurityGroupIds: ["sg-1"] };
    await expect(domain("zones", { VPCOptions })).rejects.toThrow("You must specify exactly one subnet.");
    const zones = (AvailabilityZoneCount: number) => ({
      ClusterConfig: { ZoneAwarenessEnabled: true, ZoneAwarenessConfig: { AvailabilityZoneCount } },
    });
    await expect(domain("zones", { VPCOptions, ...zones(3) })).rejects.toThrow("exactly 3 subnets");
    await domain("zones", { VPCOptions, ...zones(2) });
  }, 60_000);

  it("access control without HTTPS, encryption between nodes and at rest", async () => {
    const AdvancedSecurityOptions = { Enabled: true, MasterUserOptions: { MasterUserARN: "arn:aws:iam::1:role/x" } };
    const needs = {
      DomainEndpointOptions: { EnforceHTTPS: true },
      NodeToNodeEncryptionOptions: { Enabled: true },
      EncryptionAtRestOptions: { Enabled: true },
    };
    for (const missing of Object.keys(needs)) {
      const options = Object.fromEntries(Object.entries(needs).filter(([name]) => name !== missing));
      await expect(domain("open", { AdvancedSecurityOptions, ...options })).rejects.toThrow("to use advanced security");
    }
    await domain("controlled", { AdvancedSecurityOptions, ...needs });
  }, 60_000);

  it("to publish logs to a group that the service may not write to", async () => {
    const arn = "arn:aws:logs:us-east-1:123456789012:log-group:/aws/OpenSearchService/domains/published/index";
    const option = { CloudWatchLogsLogGroupArn: arn, Enabled: true };
    const create = (name: string) => domain(name, { LogPublishingOptions: { INDEX_SLOW_LOGS: option } });
    await expect(create("published")).rejects.toThrow("Please check the Resource Access Policy.");
    const statement = {
      Effect: "Allow",
      Principal: { Service: "es.amazonaws.com" },
      Action: ["logs:PutLogEvents", "logs:CreateLogStream"],
      Resource: `${arn}:*`,
      Condition: { ArnLike: { "aws:SourceArn": "arn:aws:es:us-east-1:123456789012:domain/published" } },
    };
    const policy = { policyName: "search", policyDocument: document(statement) };
    await call("logs", "put_resource_policy", policy);
    await expect(create("another")).rejects.toThrow("Please check the Resource Access Policy.");
    await create("published");
  }, 60_000);
});
