import { explain } from "../../../../constructs/core/problem";
import { awsLogs } from "../../../../constructs/ecs/log-drivers/aws-logs";
import { firelens } from "../../../../constructs/ecs/log-drivers/firelens";
import { executionRoleVerdict } from "../../../../constructs/ecs/rules/execution-role";
import { Secret } from "../../../../constructs/ecs/secret";
import { namedLogGroup } from "../../../../harness/log-groups";
import { container, type ContainerFields } from "../../../../harness/task-codes";

const secret = Secret.fromParameterName("/app/db");
const token = firelens({ secretOptions: { token: secret } });
const delivery = { mode: "blocking" } as const;
const LOGS = awsLogs({ logGroup: namedLogGroup("app"), region: "eu-west-3", streamPrefix: "app", delivery });
const IMAGE = "123456789012.dkr.ecr.eu-west-3.amazonaws.com/app:1";
const FILE = { type: "s3", value: "arn:aws:s3:::bucket/app.env" };

const judge = (fields: ContainerFields) => {
  const { problems, warnings } = executionRoleVerdict([container(), container({ name: "user", ...fields })]);
  return { problems: problems.map(explain), warnings: warnings.map(explain) };
};
const needed = (what: string) =>
  `execution-role-missing: container "user": a task whose container ${what} has an execution role, with which ECS does that, got: nothing; give the task definition an executionRole: a new ExecutionRole, or ExecutionRole.fromArn or .fromName`;

test.each<[ContainerFields]>([
  [{}],
  [{ secrets: {}, environmentFiles: [], credentialSpecs: [], logConfiguration: firelens() }],
])("%j takes no execution role", (fields) => expect(judge(fields)).toEqual({ problems: [], warnings: [] }));

test.each<[ContainerFields, string]>([
  [{ image: IMAGE }, "pulls its image from ECR"],
  [{ logConfiguration: LOGS }, "writes its logs to CloudWatch"],
  [{ secrets: { A: secret } }, "reads secrets"],
  [{ logConfiguration: token }, "reads secrets"],
  [{ secrets: { A: secret }, logConfiguration: token }, "reads secrets"],
  [{ repositoryCredentials: { credentialsParameter: secret } }, "reads the credentials of its registry"],
  [{ environmentFiles: [FILE] }, "reads environment files"],
])("%j takes one", (fields, what) => expect(judge(fields)).toEqual({ problems: [needed(what)], warnings: [] }));

test("a credential specification may take one", () =>
  expect(judge({ credentialSpecs: ["credentialspecdomainless:arn:aws:s3:::bucket/spec"] })).toEqual({
    problems: [],
    warnings: [needed("reads a credential specification")],
  }));
