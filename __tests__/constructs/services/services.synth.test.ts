import { AwsProvider } from "@cdktf/provider-aws/lib/provider";
import { Construct } from "constructs";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { TaskRole } from "../../../constructs/iam/task-role";
import { TargetGroup } from "../../../constructs/service/target-group";
import type { ServiceSpecs } from "../../../constructs/services/service-spec";
import { addServices } from "../../../constructs/services/services";
import { ReadableStack } from "../../../constructs/terraform/readable-stack";
import { synthesize } from "../../../constructs/terraform/synthesize";
import { composeServices, SERVICES } from "../../../examples/many-services";
import { defineServiceStacks, type ServiceStacksProps } from "../../../stacks/services";
import { removeScratchDirectories, scratchDirectory } from "../../../testing/scratch";
import { addressesOf, synthesizeStack, type TerraformJson } from "../../../testing/synthesized-stack";

afterAll(removeScratchDirectories);

const synth = (services: ServiceSpecs = SERVICES) => {
  const { stacks, warnings } = synthesize((app) => void composeServices(app, services), { outdir: scratchDirectory() });
  const texts = [...stacks].map(
    ([id, directory]) => [id, readFileSync(join(directory, "cdk.tf.json"), "utf8")] as const,
  );
  return { texts, warnings, json: (id: string) => JSON.parse(new Map(texts).get(id) ?? "") as TerraformJson };
};

test("each service has its group, task definition and service, and the role is shared", () => {
  const { texts, json } = synth();
  expect(texts.map(([id]) => id)).toEqual(["services-1", "services-2"]);
  const addresses = texts.flatMap(([id]) => addressesOf(json(id)).map((address) => `${id}: ${address}`));
  expect(addresses).toMatchInlineSnapshot(`
    [
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
    ]
  `);
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
  synthesize((app) => void defineServiceStacks(app, { prefix: "school", region: "eu-west-3", services }), {
    outdir: scratchDirectory(),
  });

test("a stack whose last service goes is still written: else nothing would destroy that service", () => {
  const { enrolment, ...others } = SERVICES;
  expect(enrolment).toBeDefined();
  const { texts, json } = synth(others);
  expect(texts.map(([id]) => id)).toEqual(["services-1", "services-2"]);
  expect(json("services-1").resource).not.toHaveProperty("aws_ecs_service");
});

/** What is told of services that are wrong. */
const errorsOf = (services: ServiceSpecs, prefix = "school"): string[] => {
  try {
    synthesize((app) => void defineServiceStacks(app, { prefix, region: "eu-west-3", services }), {
      outdir: scratchDirectory(),
    });
  } catch (error) {
    return String(error instanceof Error ? error.message : error).split("\n");
  }
  return [];
};

describe("names", () => {
  const { cpu, memory, containers } = SERVICES.enrolment;
  const service = { cpu, memory, containers };

  test.each(["with.dot", "a/b", "1st", "-a", "é", "a b", "", "Resource", "__proto__"])(
    "%j is refused, once",
    (name) => {
      const services = Object.fromEntries([[name, service]]);
      expect(errorsOf(services)).toEqual([
        `[services-1] service-name: service "${name}": a service's name is a letter, then letters, digits, _ and -, and ` +
          `neither Resource nor Default, got: "${name}"; rename it`,
      ]);
    },
  );

  test.each(["execution", "aws", "constructor"])("%j is taken", (name) => {
    expect(errorsOf({ [name]: service })).toEqual([
      `[services-1] service-name-taken: service "${name}": a service's name is no id that its stack holds already, ` +
        `got: "${name}"; rename it, or the other construct`,
    ]);
  });

  test("what else is wrong with such a service is told in the same run", () => {
    const { cpu: units } = { cpu: 256 } as const;
    const told = errorsOf({
      "with.dot": { containers: [], cpu: units, memory: 512 },
      execution: { ...service, containers: [] },
    });
    expect(told.map((line) => line.replace(/^\[[^\]]*\] ([a-z-]+):.*/, "$1"))).toEqual([
      "service-name-taken",
      "service-name",
      "container-count",
      "container-count",
    ]);
  });

  test("a wrong prefix is told once for all services, and once for their role", () => {
    const told = errorsOf({ a: service, b: service }, "my school!");
    expect(told).toHaveLength(2);
    expect(told[0]).toBe(
      '[services-1] services-prefix: a prefix of services is letters, digits, _ and -, got: "my school!"; rename it',
    );
  });

  test("a service may be called as its stack: the roles' names differ", () => {
    const services = { "services-1": SERVICES.grades };
    const outdir = scratchDirectory();
    synthesize((app) => void defineServiceStacks(app, { prefix: "school", region: "eu-west-3", services }), { outdir });
    const json = JSON.parse(readFileSync(join(outdir, "stacks/services-1/cdk.tf.json"), "utf8")) as TerraformJson;
    const names = Object.values(json.resource?.["aws_iam_role"] ?? {}).map(({ name }) => name);
    expect(new Set(names).size).toBe(2);
  });
});

describe("what is there already", () => {
  const { cpu, memory, containers } = SERVICES.enrolment;
  const jsonOf = (services: ServiceSpecs, props: Partial<ServiceStacksProps> = {}) => {
    const outdir = scratchDirectory();
    const all = { prefix: "school", region: "eu-west-3", services, ...props };
    synthesize((app) => void defineServiceStacks(app, all), { outdir });
    return JSON.parse(readFileSync(join(outdir, "stacks/services-1/cdk.tf.json"), "utf8")) as TerraformJson;
  };
  const policy = (json: TerraformJson, name: string) =>
    String(json.resource?.["aws_iam_role_policy"]?.[name]?.["policy"]);

  test("keeps its names: only a service with a log group elsewhere needs a role for it", () => {
    const json = jsonOf({
      old: {
        cpu,
        memory,
        containers,
        name: "legacy",
        logGroupName: "/app/legacy",
        logs: { deletionProtection: "keep" },
      },
      renamed: { cpu, memory, containers, name: "other" },
    });
    expect(json.resource?.["aws_ecs_task_definition"]).toMatchObject({
      old: { family: "legacy" },
      renamed: { family: "other", execution_role_arn: "${aws_iam_role.execution.arn}" },
    });
    expect(json.resource?.["aws_cloudwatch_log_group"]).toMatchObject({
      old_logs: { name: "/app/legacy", skip_destroy: true, retention_in_days: 30 },
      renamed_logs: { name: "/ecs/school/renamed" },
    });
    expect(json.resource?.["aws_iam_role"]).toMatchObject({ old_execution: { name: "legacy-execution" } });
    expect(policy(json, "old_execution_inline")).toContain("aws_cloudwatch_log_group.old_logs.arn");
  });

  test("images come from other registries too", () => {
    const shared = "arn:aws:ecr:eu-west-1:999999999999:repository/*";
    const json = jsonOf({ a: { cpu, memory, containers } }, { repositoryArns: [shared] });
    expect(policy(json, "execution_inline")).toContain(shared);
  });

  test("roles and target groups are made in the service's own stack", () => {
    const json = jsonOf(
      {
        a: {
          cpu,
          memory,
          containers: [{ name: "a", image: "a:1", portMappings: [{ containerPort: 80 }] }],
          ephemeralStorage: 30,
          circuitBreaker: { rollback: true },
          scaling: { minCapacity: 1, maxCapacity: 3, memory: 70 },
          taskRole: (service) => new TaskRole(service, "task_role", { name: "a-task" }),
          target: (service) => ({
            targetGroup: new TargetGroup(service, "target", {
              ...{ name: "a", port: 80, vpcId: "vpc-1" },
              healthCheck: { path: "/", matcher: "200" },
            }),
            containerName: "a",
            containerPort: 80,
          }),
        },
      },
      {
        tags: { Team: "school" },
        providerVersion: "~> 6.0",
        place: () => ({
          cluster: { clusterId: "arn:aws:ecs:eu-west-3:123456789012:cluster/c", clusterName: "c" },
          subnetIds: ["subnet-1"],
          securityGroupIds: [],
          assignPublicIp: true,
        }),
      },
    );
    expect(json.resource?.["aws_ecs_task_definition"]?.["a"]).toMatchObject({
      task_role_arn: "${aws_iam_role.a_task_role.arn}",
      ephemeral_storage: { size_in_gib: 30 },
    });
    expect(json.resource?.["aws_appautoscaling_policy"]).toMatchObject({
      a_scaling_memory: {
        name: "school-a-memory",
        target_tracking_scaling_policy_configuration: {
          predefined_metric_specification: { predefined_metric_type: "ECSServiceAverageMemoryUtilization" },
        },
      },
    });
    expect(json.resource?.["aws_ecs_service"]?.["a_service"]).toMatchObject({
      load_balancer: [{ target_group_arn: "${aws_lb_target_group.a_target.arn}" }],
      network_configuration: { assign_public_ip: true },
      deployment_circuit_breaker: { enable: true, rollback: true },
    });
    expect(json).toMatchObject({
      provider: { aws: [{ default_tags: [{ tags: { Team: "school" } }] }] },
      terraform: { required_providers: { aws: { version: "~> 6.0" } } },
    });
  });

  test("a service takes more than its description says", () => {
    let scaled: string | undefined;
    const outdir = scratchDirectory();
    synthesize((app) => (scaled = composeServices(app).get("services-2")?.services.get("grades")?.logGroup.node.path), {
      outdir,
    });
    expect(scaled).toBe("services-2/grades/logs");
  });
});

test("a program may hold several sets of services, each with its own states", () => {
  const { cpu, memory, containers } = SERVICES.enrolment;
  const backend = { type: "s3", bucket: "states", key: "services.tfstate", region: "eu-west-3" } as const;
  const outdir = scratchDirectory();
  const { stacks } = synthesize(
    (app) => {
      for (const stackName of ["services", "staging"]) {
        const services = { a: { cpu, memory, containers } };
        defineServiceStacks(app, { prefix: stackName, stackName, region: "eu-west-3", backend, services });
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
    "[services-1/a] service-alarm-placement: alarms on CPU and memory need the service",
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
