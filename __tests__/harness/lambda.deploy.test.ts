import { FunctionCode } from "../../constructs/lambda";
import { invokeFunction, makeFunction } from "../../harness/emulator/lambda-function";
import { useEmulator } from "../../harness/emulator/set-up";

// Emptied by nobody, since that takes seconds: each test has names of its own.
const aws = useEmulator();

const call = <Result = unknown>(service: string, operation: string, parameters: object = {}, query?: string) =>
  aws.call<Result>({ service, operation, parameters: { ...parameters }, query });
const document = (...Statement: object[]) => JSON.stringify({ Version: "2012-10-17", Statement });
const allow = (Action: string | string[], Resource = "*") => ({ Effect: "Allow", Action, Resource });
const LAMBDA = { Effect: "Allow", Action: "sts:AssumeRole", Principal: { Service: "lambda.amazonaws.com" } };

async function role(RoleName: string, trust: object, ...statements: object[]): Promise<string> {
  const arn = await call<string>(
    "iam",
    "create_role",
    { RoleName, AssumeRolePolicyDocument: document(trust) },
    "Role.Arn",
  );
  if (statements.length > 0) {
    const PolicyDocument = document(...statements);
    await call("iam", "put_role_policy", { RoleName, PolicyName: "own", PolicyDocument });
  }
  return arn;
}

const zip = (code: string) => FunctionCode.fromFiles({ "index.mjs": code }).zip();

async function made(name: string, code: string, ...statements: object[]): Promise<string> {
  await makeFunction(aws, { name, role: await role(name, LAMBDA, ...statements), zip: zip(code) });
  return name;
}

describe("a Lambda function of the emulated AWS", () => {
  it("is really run, with its input, its environment and credentials of its role", async () => {
    const name = await made(
      "echo",
      `export const handler = async (event, context) => {
        const { AWS_REGION: region, AWS_ACCESS_KEY_ID: key, HOME: home = "none" } = process.env;
        return { twice: 2 * event.number, name: context.functionName, region, home, signs: key.length > 10 };
      };`,
    );
    expect(await invokeFunction(aws, name, { number: 21 })).toEqual({
      failed: false,
      payload: { twice: 42, name, region: "us-east-1", home: "none", signs: true },
    });
  }, 60_000);

  it("fails with what it throws", async () => {
    const name = await made("throws", 'export const handler = () => { throw new RangeError("too far"); };');
    expect(await invokeFunction(aws, name, {})).toMatchObject({
      failed: true,
      payload: { errorType: "RangeError", errorMessage: "too far" },
    });
  }, 60_000);

  it("fails when it takes longer than its timeout, and when it ends its process", async () => {
    const slow = await made("slow", "export const handler = () => new Promise((done) => setTimeout(done, 60_000));");
    expect(await invokeFunction(aws, slow, {})).toMatchObject({
      failed: true,
      payload: { errorMessage: "Task timed out after 3.00 seconds" },
    });
    const gone = await made("gone", "export const handler = () => process.exit(7);");
    expect(await invokeFunction(aws, gone, {})).toMatchObject({
      failed: true,
      payload: { errorMessage: "Runtime exited with error: exit status 7" },
    });
  }, 60_000);

  it("logs to its group, if its role may", async () => {
    const code = 'export const handler = () => { console.log("hello from here"); };';
    const events = async (name: string) => {
      const logGroupName = `/aws/lambda/${name}`;
      await call("logs", "create_log_group", { logGroupName });
      await invokeFunction(aws, name, {});
      return call<string[]>("logs", "filter_log_events", { logGroupName }, "events[].message");
    };
    expect(await events(await made("silent", code))).toEqual([]);
    const write = allow(
      ["logs:CreateLogStream", "logs:PutLogEvents"],
      "arn:aws:logs:*:*:log-group:/aws/lambda/heard:*",
    );
    expect(await events(await made("heard", code, write))).toContain("hello from here");
  }, 60_000);

  it("keeps what moto forgets", async () => {
    const fields = { LoggingConfig: { LogFormat: "JSON", LogGroup: "/own" }, TracingConfig: { Mode: "Active" } };
    await makeFunction(aws, { name: "kept", role: await role("kept", LAMBDA), zip: zip(""), fields });
    const configuration = () => call("lambda", "get_function_configuration", { FunctionName: "kept" });
    expect(await configuration()).toMatchObject(fields);
    const change = { FunctionName: "kept", TracingConfig: { Mode: "PassThrough" }, EphemeralStorage: { Size: 1024 } };
    await call("lambda", "update_function_configuration", change);
    const { FunctionName: _, ...changed } = change;
    expect(await configuration()).toMatchObject({ ...changed, LoggingConfig: fields.LoggingConfig });
  }, 60_000);

  it("is refused with a role that Lambda can't assume, or that may not make its network interface", async () => {
    const stranger = await role("stranger", { ...LAMBDA, Principal: { Service: "ecs-tasks.amazonaws.com" } });
    const function_ = { name: "refused", zip: zip("") };
    await expect(makeFunction(aws, { ...function_, role: stranger })).rejects.toThrow("cannot be assumed by Lambda");
    const fields = { VpcConfig: { SubnetIds: ["subnet-1"], SecurityGroupIds: ["sg-1"] } };
    const bare = await role("bare", LAMBDA);
    await expect(makeFunction(aws, { ...function_, role: bare, fields })).rejects.toThrow("CreateNetworkInterface");
    const may = await role("may", LAMBDA, allow("ec2:CreateNetworkInterface"));
    await makeFunction(aws, { ...function_, role: may, fields });
  }, 60_000);
});
