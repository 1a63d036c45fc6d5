import { useEmulator } from "../../harness/emulator/set-up";

// Emptied by nobody, since that takes seconds: each test has names of its own.
const aws = useEmulator();

const call = <Result = unknown>(service: string, operation: string, parameters: object = {}, query?: string) =>
  aws.call<Result>({ service, operation, parameters: { ...parameters }, query });
const document = (...Statement: object[]) => JSON.stringify({ Version: "2012-10-17", Statement });

const REGISTRY = "123456789012.dkr.ecr.us-east-1.amazonaws.com";
const manifest = (n: number) =>
  JSON.stringify({ schemaVersion: 2, mediaType: "application/vnd.docker.distribution.manifest.v2+json", n });
const PULL = { Action: ["ecr:BatchGetImage", "ecr:GetDownloadUrlForLayer"] };
const LAMBDA = { Effect: "Allow", Principal: { Service: "lambda.amazonaws.com" } };

/** A repository with an image, whose tag is `v1`. */
async function repository(repositoryName: string, policy?: string): Promise<string> {
  await call("ecr", "create_repository", { repositoryName });
  await call("ecr", "put_image", { repositoryName, imageManifest: manifest(1), imageTag: "v1" });
  if (policy !== undefined) await call("ecr", "set_repository_policy", { repositoryName, policyText: policy });
  return `${REGISTRY}/${repositoryName}`;
}

const statements = async (repositoryName: string): Promise<{ Sid: string }[]> => {
  const text = await call<string>("ecr", "get_repository_policy", { repositoryName }, "policyText");
  return (JSON.parse(text) as { Statement: { Sid: string }[] }).Statement;
};

async function role(RoleName: string): Promise<string> {
  const AssumeRolePolicyDocument = document({ ...LAMBDA, Action: "sts:AssumeRole" });
  return call<string>("iam", "create_role", { RoleName, AssumeRolePolicyDocument }, "Role.Arn");
}

const makeImageFunction = async (FunctionName: string, ImageUri: string): Promise<string> => {
  const settings = { FunctionName, PackageType: "Image", Code: { ImageUri }, Role: await role(FunctionName) };
  return call("lambda", "create_function", settings, "FunctionArn");
};

describe("a function of the emulated AWS that is made of an image", () => {
  it("needs an image that is there", async () => {
    const uri = await repository("empty-handed");
    const refused = { code: "InvalidParameterValueException", message: expect.stringContaining("v2 does not exist") };
    await expect(makeImageFunction("wrong-tag", `${uri}:v2`)).rejects.toMatchObject(refused);
    await makeImageFunction("right-tag", `${uri}:v1`);
    await expect(
      call("lambda", "update_function_code", { FunctionName: "right-tag", ImageUri: `${uri}:v2` }),
    ).rejects.toMatchObject(refused);
  }, 60_000);

  it("gets a statement of the repository's policy, where there is none that lets it pull", async () => {
    const uri = await repository("without-policy");
    await makeImageFunction("adds-its-own", `${uri}:v1`);
    expect(await statements("without-policy")).toEqual([
      {
        Sid: "LambdaECRImageRetrievalPolicy",
        ...LAMBDA,
        ...PULL,
        Condition: { StringLike: { "aws:sourceArn": "arn:aws:lambda:us-east-1:123456789012:function:*" } },
      },
    ]);
  }, 60_000);

  it("gets none where it may pull already, and one more where another function may", async () => {
    const own = "arn:aws:lambda:us-east-1:123456789012:function:may-pull";
    const Condition = { StringLike: { "aws:sourceArn": own } };
    const uri = await repository("with-policy", document({ Sid: "Ours", ...LAMBDA, ...PULL, Condition }));
    await makeImageFunction("may-pull", `${uri}:v1`);
    expect((await statements("with-policy")).map(({ Sid }) => Sid)).toEqual(["Ours"]);
    await makeImageFunction("another", `${uri}:v1`);
    expect((await statements("with-policy")).map(({ Sid }) => Sid)).toEqual(["Ours", "LambdaECRImageRetrievalPolicy"]);
  }, 60_000);
});

describe("a function of the emulated AWS behind a load balancer", () => {
  it("is registered when the load balancer may invoke it from this target group, and alone", async () => {
    const uri = await repository("behind");
    const arn = await makeImageFunction("behind", `${uri}:v1`);
    const make = (Name: string) =>
      call<string>("elbv2", "create_target_group", { Name, TargetType: "lambda" }, "TargetGroups[0].TargetGroupArn");
    const [ours, theirs] = [await make("ours"), await make("theirs")];
    const register = (TargetGroupArn: string, Id = arn) =>
      call("elbv2", "register_targets", { TargetGroupArn, Targets: [{ Id }] });
    await expect(register(ours)).rejects.toMatchObject({ code: "AccessDenied" });
    await call("lambda", "add_permission", {
      ...{ FunctionName: "behind", StatementId: "elb", Action: "lambda:InvokeFunction" },
      ...{ Principal: "elasticloadbalancing.amazonaws.com", SourceArn: ours },
    });
    await register(ours);
    await expect(register(theirs)).rejects.toMatchObject({ code: "AccessDenied" });
    const other = await makeImageFunction("behind-too", `${uri}:v1`);
    await expect(register(ours, other)).rejects.toMatchObject({ code: "TooManyTargets" });
  }, 60_000);
});

it("a security group of the emulated AWS stays while another one's rule names it", async () => {
  const VpcId = await call<string>("ec2", "create_vpc", { CidrBlock: "10.9.0.0/16" }, "Vpc.VpcId");
  const make = (GroupName: string) =>
    call<string>("ec2", "create_security_group", { GroupName, Description: "x", VpcId }, "GroupId");
  const [named, naming] = [await make("named"), await make("naming")];
  const IpPermissions = [{ IpProtocol: "tcp", FromPort: 1, ToPort: 1, UserIdGroupPairs: [{ GroupId: named }] }];
  await call("ec2", "authorize_security_group_ingress", { GroupId: naming, IpPermissions });
  const end = () => call("ec2", "delete_security_group", { GroupId: named });
  await expect(end()).rejects.toMatchObject({ code: "DependencyViolation" });
  await call("ec2", "revoke_security_group_ingress", { GroupId: naming, IpPermissions });
  await end();
}, 60_000);
