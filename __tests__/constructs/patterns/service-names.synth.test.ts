import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { ServiceSpecs } from "../../../constructs/patterns/service-spec";
import { synthesize } from "../../../commands/lib/synthesize";
import { SERVICES } from "../../../examples/many-services";
import { addServiceStacks } from "../../../constructs/patterns/service-stacks";
import { removeScratchDirectories, scratchDirectory } from "../../../harness/scratch";
import type { TerraformJson } from "../../../harness/synthesized-stack";

afterAll(removeScratchDirectories);

/** What is reported of services that are wrong. */
const errorsOf = (services: ServiceSpecs, prefix = "school"): string[] => {
  try {
    synthesize((app) => void addServiceStacks(app, { prefix, region: "eu-west-3", services }), {
      outdir: scratchDirectory(),
    });
  } catch (error) {
    return String(error instanceof Error ? error.message : error).split("\n");
  }
  return [];
};

const { cpu, memory, containers } = SERVICES.enrolment;
const service = { cpu, memory, containers };

test.each(["with.dot", "a/b", "1st", "-a", "é", "a b", "", "Resource", "__proto__"])("%j is refused, once", (name) => {
  const services = Object.fromEntries([[name, service]]);
  expect(errorsOf(services)).toEqual([
    `[services-1] service-name: service "${name}": a service's name is a letter, then letters, digits, _ and -, and ` +
      `neither Resource nor Default, got: "${name}"; rename it`,
  ]);
});

test.each(["execution", "aws", "constructor"])("%j is taken", (name) => {
  expect(errorsOf({ [name]: service })).toEqual([
    `[services-1] service-name-taken: service "${name}": a service's name must not be an id that its stack holds already, ` +
      `got: "${name}"; rename it, or the other construct`,
  ]);
});

test("what else is wrong with such a service is reported in the same run", () => {
  const { cpu: units } = { cpu: 256 } as const;
  const reported = errorsOf({
    "with.dot": { containers: [], cpu: units, memory: 512 },
    execution: { ...service, containers: [] },
  });
  expect(reported.map((line) => line.replace(/^\[[^\]]*\] ([a-z-]+):.*/, "$1"))).toEqual([
    "service-name-taken",
    "service-name",
    "container-count",
    "container-count",
  ]);
});

test("a wrong prefix is reported once for all services, and once for their role", () => {
  const reported = errorsOf({ a: service, b: service }, "my school!");
  expect(reported).toHaveLength(2);
  expect(reported[0]).toBe(
    '[services-1] services-prefix: a prefix of services is letters, digits, _ and -, got: "my school!"; rename it',
  );
});

test("a service may be called as its stack: the roles' names differ", () => {
  const services = { "services-1": SERVICES.grades };
  const outdir = scratchDirectory();
  synthesize((app) => void addServiceStacks(app, { prefix: "school", region: "eu-west-3", services }), { outdir });
  const json = JSON.parse(readFileSync(join(outdir, "stacks/services-1/cdk.tf.json"), "utf8")) as TerraformJson;
  const names = Object.values(json.resource?.["aws_iam_role"] ?? {}).map(({ name }) => name);
  expect(new Set(names).size).toBe(2);
});
