import "../../testing/matchers";
import { CREATE_GROUP } from "../../constructs/logs/log-group-ownership";
import { failure } from "../../harness/plain-stack";

// Terraform JSON in which a container, a policy or both refer to what is elsewhere in the stack, or known only at plan time.

type Fields = Readonly<Record<string, unknown>>;
type Blocks = Readonly<Record<string, Fields>>;

interface Given {
  readonly container: Fields;
  readonly statements: readonly Fields[];
  readonly resource?: Blocks;
  readonly data?: Blocks;
}

function stackOf({ container, statements, resource = {}, data = {} }: Given): string {
  return JSON.stringify({
    resource: {
      aws_iam_role: { execution: { name: "execution" } },
      aws_iam_role_policy: {
        start: { role: "${aws_iam_role.execution.name}", policy: JSON.stringify({ Statement: statements }) },
      },
      aws_ecs_task_definition: {
        app: {
          family: "app",
          execution_role_arn: "${aws_iam_role.execution.arn}",
          container_definitions: JSON.stringify([{ name: "app", image: "nginx:1", ...container }]),
        },
      },
      ...resource,
    },
    data,
  });
}

const writing = (more: Fields = {}) => ({
  logConfiguration: { logDriver: "awslogs", options: { "awslogs-group": "/school/app", ...more } },
});
const WRITE = ["logs:CreateLogStream", "logs:PutLogEvents"];
const LOGIN = { Effect: "Allow", Action: "ecr:GetAuthorizationToken", Resource: "*" };
const pull = (...resources: string[]) => ({
  Effect: "Allow",
  Action: ["ecr:BatchCheckLayerAvailability", "ecr:GetDownloadUrlForLayer", "ecr:BatchGetImage"],
  Resource: resources,
});
const EVERYTHING = { Effect: "Allow", Action: "*", Resource: "*" };

test.each(CREATE_GROUP)("a group that the driver makes has to be allowed: awslogs-create-group %s", (yes) => {
  const container = writing({ "awslogs-create-group": yes });
  const statement = (...actions: string[]) => ({ Effect: "Allow", Action: [...WRITE, ...actions], Resource: "*" });
  const missing = failure(() => expect(stackOf({ container, statements: [statement()] })).toBeAbleToStart());
  expect(missing).toContain("to create its log group: logs:CreateLogGroup on ");
  expect(stackOf({ container, statements: [statement("logs:CreateLogGroup")] })).toBeAbleToStart();
});

describe("NotAction that is known only at plan time", () => {
  const not = (Effect: string, NotAction: string) => ({ Effect, NotAction, Resource: "*" });

  test("may allow what is needed", () => {
    const allowing = (action: string) => stackOf({ container: writing(), statements: [not("Allow", action)] });
    expect(allowing("${var.forbidden}")).toBeAbleToStart();
    expect(allowing("logs:Put${var.rest}")).toBeAbleToStart();
    expect(allowing("logs:Put*")).not.toBeAbleToStart();
  });

  test("may leave out of a denial what is needed", () => {
    const denying = (action: string) =>
      stackOf({ container: writing(), statements: [EVERYTHING, not("Deny", action)] });
    expect(denying("${var.allowed}")).toBeAbleToStart();
    expect(denying("logs:${var.rest}")).toBeAbleToStart();
    expect(denying("logs:Create*")).not.toBeAbleToStart();
    expect(denying("iam:${var.rest}")).not.toBeAbleToStart();
  });
});

test("an action of a denial that is known only at plan time may be another one", () => {
  const deny = { Effect: "Deny", Action: "${var.forbidden}", Resource: "*" };
  expect(stackOf({ container: writing(), statements: [EVERYTHING, deny] })).toBeAbleToStart();
});

describe("what a data source reads", () => {
  const read = { container: { image: "${data.aws_ecr_repository.read.repository_url}:1" } };
  const repositories = (name: string) => ({
    resource: { aws_ecr_repository: { app: { name: "app" } } },
    data: { aws_ecr_repository: { read: { name } } },
  });

  test.each(["app", "${aws_ecr_repository.app.name}", "${var.name}"])("may be a resource of the stack: %s", (name) => {
    const statements = [LOGIN, pull("${aws_ecr_repository.app.arn}")];
    expect(stackOf({ ...read, ...repositories(name), statements })).toBeAbleToStart();
  });

  test("is not one of another name", () => {
    const statements = [LOGIN, pull("${aws_ecr_repository.app.arn}")];
    expect(stackOf({ ...read, ...repositories("other"), statements })).not.toBeAbleToStart();
  });
});

describe("attributes in an ARN", () => {
  const resource = { aws_ecr_repository: { app: { name: "app" }, web: { name: "web" } } };
  const arn = (name: string) => `arn:aws:ecr:eu-west-3:\${aws_ecr_repository.app.registry_id}:repository/${name}`;
  const image = (name: string) => `123456789012.dkr.ecr.eu-west-3.amazonaws.com/${name}:1`;

  test.each(["app", "web"])("one that is not a name says nothing of the resource: %s", (name) => {
    const statements = [LOGIN, pull(arn(name))];
    expect(stackOf({ container: { image: image(name) }, statements, resource })).toBeAbleToStart();
    const container = { image: `\${aws_ecr_repository.${name}.repository_url}:1` };
    expect(stackOf({ container, statements, resource })).toBeAbleToStart();
  });

  test.each(["name", "id"])("%s is the name", (attribute) => {
    const named = `arn:aws:ecr:*:*:repository/\${aws_ecr_repository.app.${attribute}}`;
    const pulling = (name: string) =>
      stackOf({ container: { image: image(name) }, statements: [LOGIN, pull(named)], resource });
    expect(pulling("app")).toBeAbleToStart();
    expect(pulling("web")).not.toBeAbleToStart();
  });

  test("the bucket of an object is not the object's own name", () => {
    const objects = { one: { bucket: "files", key: "one.env" }, other: { bucket: "files", key: "other.env" } };
    const container = { environmentFiles: [{ type: "s3", value: "${aws_s3_object.one.arn}" }] };
    const statements = [
      { Effect: "Allow", Action: "s3:*", Resource: "arn:aws:s3:::${aws_s3_object.other.bucket}/*" },
      { Effect: "Allow", Action: "s3:GetBucketLocation", Resource: "*" },
    ];
    expect(stackOf({ container, statements, resource: { aws_s3_object: objects } })).toBeAbleToStart();
  });

  test("the bucket of a bucket is its name", () => {
    const allowing = (bucket: string) =>
      stackOf({
        container: { environmentFiles: [{ type: "s3", value: "arn:aws:s3:::files/app.env" }] },
        statements: [{ Effect: "Allow", Action: "s3:*", Resource: [bucket, `${bucket}/*`] }],
        resource: { aws_s3_bucket: { files: { bucket: "files" }, others: { bucket: "others" } } },
      });
    expect(allowing("arn:aws:s3:::${aws_s3_bucket.files.bucket}")).toBeAbleToStart();
    expect(allowing("${aws_s3_bucket.files.arn}")).toBeAbleToStart();
    expect(allowing("arn:aws:s3:::${aws_s3_bucket.others.bucket}")).not.toBeAbleToStart();
    expect(allowing("${aws_s3_bucket.others.arn}")).not.toBeAbleToStart();
  });
});
