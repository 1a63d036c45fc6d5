import { AwsProvider } from "@cdktf/provider-aws/lib/provider";
import { App, Fn, Token } from "cdktf";
import { Construct } from "constructs";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { ServiceSpecs } from "../../../constructs/patterns/service-spec";
import { addServices } from "../../../constructs/patterns/add-services";
import { ReadableStack } from "../../../constructs/terraform/readable-stack";
import { synthesize } from "../../../commands/lib/synthesize";
import { addSchoolServices, SERVICES } from "../../../examples/many-services";
import { addServiceStacks } from "../../../constructs/patterns/service-stacks";
import { removeScratchDirectories, scratchDirectory } from "../../../harness/scratch";
import { addressesOf, synthesizeStack, type TerraformJson } from "../../../harness/synthesized-stack";

afterAll(removeScratchDirectories);

const synth = (services: ServiceSpecs = SERVICES) => {
  const { stacks, warnings } = synthesize((app) => void addSchoolServices(app, services), {
    outdir: scratchDirectory(),
  });
  const texts = [...stacks].map(
    ([id, directory]) => [id, readFileSync(join(directory, "cdk.tf.json"), "utf8")] as const,
  );
  return { texts, warnings, json: (id: string) => JSON.parse(new Map(texts).get(id) ?? "") as TerraformJson };
};

test("each service has its group, task definition and service, and the role is shared", () => {
  const { texts, json } = synth();
  expect(texts.map(([id]) => id)).toEqual(["services-1", "services-2"]);
  const addresses = texts.flatMap(([id]) => addressesOf(json(id)).map((address) => `${id}: ${address}`));
  expect(addresses).toEqual([
    "services-1: aws_cloudwatch_log_group.enrolment_logs",
    "services-1: aws_cloudwatch_log_metric_filter.enrolment_error_events",
    "services-1: aws_cloudwatch_metric_alarm.enrolment_cpu",
    "services-1: aws_cloudwatch_metric_alarm.enrolment_errors",
    "services-1: aws_cloudwatch_metric_alarm.enrolment_silence",
    "services-1: aws_ecs_service.enrolment_service",
    "services-1: aws_ecs_task_definition.enrolment",
    "services-1: aws_iam_role.execution",
    "services-1: aws_iam_role_policy.execution_inline",
    "services-1: data.aws_caller_identity.execution_account",
    "services-1: data.aws_partition.execution_account",
    "services-2: aws_cloudwatch_log_group.grades_logs",
    "services-2: aws_cloudwatch_log_group.timetable_logs",
    "services-2: aws_ecs_service.grades_service",
    "services-2: aws_ecs_service.timetable_service",
    "services-2: aws_ecs_task_definition.grades",
    "services-2: aws_ecs_task_definition.timetable",
    "services-2: aws_iam_role.execution",
    "services-2: aws_iam_role.grades_execution",
    "services-2: aws_iam_role.timetable_execution",
    "services-2: aws_iam_role_policy.execution_inline",
    "services-2: aws_iam_role_policy.grades_execution_inline",
    "services-2: aws_iam_role_policy.timetable_execution_inline",
    "services-2: data.aws_caller_identity.execution_account",
    "services-2: data.aws_partition.execution_account",
  ]);
});

test("containers without a destination write to their service's group", () => {
  const { texts, json } = synth();
  const definitions = texts.flatMap(([id]) => Object.entries(json(id).resource?.["aws_ecs_task_definition"] ?? {}));
  const timetable = String(new Map(definitions).get("timetable")?.["container_definitions"]);
  expect(timetable).toContain('"awslogs-group" = aws_cloudwatch_log_group.timetable_logs.name');
  expect(timetable).toContain('"awslogs-group" = "/school/metrics"');
});

/** What each role may do, by its policy's name. */
const policies = (texts: ReturnType<typeof synth>["texts"], json: ReturnType<typeof synth>["json"]) =>
  new Map(texts.flatMap(([id]) => Object.entries(json(id).resource?.["aws_iam_role_policy"] ?? {})));

test("only the service with a secret may read it, and has a role of its own", () => {
  const { texts, json } = synth();
  const reading = [...policies(texts, json)].filter(([, role]) =>
    String(role["policy"]).includes("secretsmanager:GetSecretValue"),
  );
  expect(reading.map(([name]) => name)).toEqual(["grades_execution_inline"]);
});

test("only the service that writes to another log group may do so: else its tasks would not start", () => {
  const { texts, json } = synth();
  const writing = [...policies(texts, json)].filter(([, role]) => String(role["policy"]).includes("/school/metrics"));
  expect(writing.map(([name]) => name)).toEqual(["timetable_execution_inline"]);
  expect(String(writing[0]?.[1]["policy"])).toContain("aws_cloudwatch_log_group.timetable_logs.arn");
});

test("the order of the services changes no byte, and one in the middle changes only its own stack", () => {
  const { enrolment, grades, timetable } = SERVICES;
  expect(synth({ timetable, grades, enrolment }).texts).toEqual(synth().texts);

  const before = new Map(synth({ enrolment, timetable }).texts);
  const after = new Map(synth().texts);
  const changed = [...after.keys()].filter((id) => before.get(id) !== after.get(id));
  expect(changed).toHaveLength(1);
});

/** Task definitions alone, in one stack. */
const synthUnplaced = (services: ServiceSpecs) =>
  synthesize((app) => void addServiceStacks(app, { prefix: "school", region: "eu-west-3", services }), {
    outdir: scratchDirectory(),
  });

test("a stack whose last service goes is still written: else nothing would destroy that service", () => {
  const { enrolment, ...others } = SERVICES;
  expect(enrolment).toBeDefined();
  const { texts, json } = synth(others);
  expect(texts.map(([id]) => id)).toEqual(["services-1", "services-2"]);
  expect(json("services-1").resource).not.toHaveProperty("aws_ecs_service");
});

test("a program may hold several sets of services, each with its own states", () => {
  const { cpu, memory, containers } = SERVICES.enrolment;
  const backend = { type: "s3", bucket: "states", key: "services.tfstate", region: "eu-west-3" } as const;
  const outdir = scratchDirectory();
  const { stacks } = synthesize(
    (app) => {
      for (const stackName of ["services", "staging"]) {
        const services = { a: { cpu, memory, containers } };
        addServiceStacks(app, { prefix: stackName, stackName, region: "eu-west-3", backend, services });
      }
    },
    { outdir },
  );
  const keys = [...stacks].map(([id, directory]) => {
    const json = JSON.parse(readFileSync(join(directory, "cdk.tf.json"), "utf8")) as {
      terraform: { backend: { s3: { key: string } } };
    };
    return [id, json.terraform.backend.s3.key];
  });
  expect(keys).toEqual([
    ["services-1", "services.tfstate"],
    ["staging-1", "services.tfstate-staging-1"],
  ]);
});

test("two calls in one stack live side by side", () => {
  const { cpu, memory, containers } = SERVICES.enrolment;
  const { json } = synthesizeStack((scope) => {
    const stack = new ReadableStack(scope, "stack");
    new AwsProvider(stack, "aws", { region: "eu-west-3" });
    for (const prefix of ["shop", "school"]) {
      addServices(new Construct(stack, prefix), {
        prefix,
        region: "eu-west-3",
        services: { a: { cpu, memory, containers } },
      });
    }
    return stack;
  });
  expect(Object.keys(json.resource?.["aws_ecs_task_definition"] ?? {})).toEqual(["school_a", "shop_a"]);
});

test("a service with another name in the program takes its resources along in the state", () => {
  const services = {
    timetable: SERVICES.timetable,
    admission: {
      ...SERVICES.enrolment,
      name: "school-enrolment",
      logGroupName: "/ecs/school/enrolment",
      stack: 1,
      renamedFrom: "enrolment",
    },
  };
  const before = synth({ enrolment: SERVICES.enrolment, timetable: SERVICES.timetable }).json("services-1");
  const { moved = [], ...after } = synth(services).json("services-1") as TerraformJson & {
    readonly moved?: readonly { readonly from: string; readonly to: string }[];
  };
  const gone = addressesOf(before).filter((address) => !addressesOf(after).includes(address));
  expect(moved.map(({ from }) => from).sort()).toEqual(gone);
  expect(gone).toHaveLength(7);
  for (const { from, to } of moved) expect(to).toBe(from.replace(".enrolment", ".admission"));
});

test("alarms on CPU need a service that somebody places", () => {
  expect(() => synthUnplaced({ a: SERVICES.enrolment })).toThrow(
    "[services-1/a] service-alarm-no-service: alarms on CPU and memory need the service",
  );
});

test("too many services in one stack are a warning", () => {
  const { cpu, memory, containers } = SERVICES.enrolment;
  const many = Object.fromEntries(
    Array.from({ length: 201 }, (_, i) => [`s${i}`, { cpu, memory, containers }] as const),
  );
  expect(synthUnplaced(many).warnings.join()).toContain(
    "services-per-stack: beyond 200 services in one stack a plan takes minutes, got: 201",
  );
});

test("tags of all stacks may be a map that Terraform fills in", () => {
  const tags = Token.asStringMap(Fn.merge([{ team: "school" }, { owner: "registry" }]));
  const props = { prefix: "school", region: "eu-west-3", services: {}, tags };
  const outdir = scratchDirectory();
  const { stacks } = synthesize((app) => void addServiceStacks(app, props), { outdir });
  const json = JSON.parse(readFileSync(join(stacks.get("services-1") ?? "", "cdk.tf.json"), "utf8")) as TerraformJson;
  expect(json.provider).toMatchObject({
    aws: [{ default_tags: [{ tags: '${merge({"team" = "school"}, {"owner" = "registry"})}' }] }],
  });
});

test("a setting of all stacks that nothing knows, or that is missing, is reported before any stack is made", () => {
  const wrong = { prefix: "shop", services: {}, stack: 2 } as never;
  expect(() => addServiceStacks(new App(), wrong)).toThrow(/^field-unknown: stack: [^]*\nfield-missing: region: /);
});
