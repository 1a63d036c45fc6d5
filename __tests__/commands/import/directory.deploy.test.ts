import { readFileSync } from "node:fs";
import { join } from "node:path";
import { useEmulator } from "../../../harness/emulator/set-up";
import { contents } from "../../../harness/host-directory";
import { adoptedDirectory } from "../../../harness/import/adopted-directory";
import { levelsIn, runImport } from "../../../harness/import/import-command";
import { scratchDirectory } from "../../../harness/scratch";
import "../../../testing/matchers";
import { TerraformWorkspace } from "../../../testing/terraform";

const A_MINUTE = 60_000;

const aws = useEmulator();

describe("a directory of services in several shapes", () => {
  let directory: string;
  let original: string;
  let terraform: TerraformWorkspace;
  let out: string;

  beforeAll(async () => {
    await aws.reset();
    directory = adoptedDirectory("jsonencode", "heredoc", "templatefile", "for-each");
    original = adoptedDirectory("jsonencode", "heredoc", "templatefile", "for-each");
    out = join(scratchDirectory(), "library.ts");
    terraform = new TerraformWorkspace(directory, { env: aws.env });
    await terraform.init();
    await terraform.apply();
  }, 3 * A_MINUTE);

  // These follow one another on the same directory, as a team's steps do.
  test(
    "comes in, proved by a plan, and nothing of it changes",
    async () => {
      const before = contents(directory);
      const said = await runImport(aws.env, directory, "--out", out);
      expect(contents(directory)).toEqual(before);
      expect(said).toContain('Proved: a plan of a copy says "No changes".');
      expect(levelsIn(said)).toEqual([
        "typed aws_cloudwatch_log_group.app",
        'raw   aws_cloudwatch_log_group.worker["covers"] (a construct has no for_each)',
        'raw   aws_cloudwatch_log_group.worker["index"] (a construct has no for_each)',
        "typed aws_iam_role.execution",
        "raw   aws_iam_role.task (a role has no description)",
        'raw   aws_iam_role.worker["covers"] (a construct has no for_each)',
        'raw   aws_iam_role.worker["index"] (a construct has no for_each)',
        "raw   aws_iam_role_policy.task",
        "raw   aws_iam_role_policy_attachment.execution",
        "raw   aws_ecs_cluster.app",
        "raw   aws_ecs_cluster.workers",
        "typed aws_ecs_task_definition.app",
        "typed aws_ecs_task_definition.mail",
        "typed aws_ecs_task_definition.reports",
        'raw   aws_ecs_task_definition.worker["covers"] (a construct has no for_each)',
        'raw   aws_ecs_task_definition.worker["index"] (a construct has no for_each)',
        "raw   aws_ecs_service.app",
        'raw   aws_ecs_service.worker["covers"] (a construct has no for_each)',
        'raw   aws_ecs_service.worker["index"] (a construct has no for_each)',
        "left  aws_sqs_queue.jobs (aws_sqs_queue stays in Terraform)",
        "left  aws_subnet.a (aws_subnet stays in Terraform)",
        "left  aws_subnet.b (aws_subnet stays in Terraform)",
        "left  aws_vpc.main (aws_vpc stays in Terraform)",
      ]);
    },
    4 * A_MINUTE,
  );

  test("keeps references, and has no secret in it", () => {
    const program = readFileSync(out, "utf8");
    expect(program).toContain('image: `library/catalogue:${hostVariable("stage")}`');
    expect(program).toContain('containerPort: Token.asNumber(hostVariable("port"))');
    expect(program).toContain('QUEUE: hostReference("aws_sqs_queue.jobs.url")');
    expect(program).toContain('API_KEY: hostVariable("api_key")');
    expect(program).toContain("logGroup: app,");
    expect(program).toContain('ignoreChanges: ["desired_count"]');
    expect(program).toContain('dependsOn: [{ fqn: "aws_iam_role_policy.task" }]');
    expect(program).not.toContain("correct-horse-battery");
  });

  test(
    "has no changes when the program has taken over, also after the service was scaled",
    async () => {
      await runImport(aws.env, directory, "--out", out, "--replace");
      expect(readFileSync(join(directory, "surroundings.tf"), "utf8")).toContain("# The logs of all.");
      const scaled = { cluster: "library-production", service: "catalogue", desiredCount: 5 };
      await aws.call({ service: "ecs", operation: "update_service", parameters: scaled, region: "eu-west-1" });
      await expect(terraform).toPlanNoChanges();
    },
    4 * A_MINUTE,
  );

  test(
    "is as it was after --undo",
    async () => {
      const before = contents(original);
      await runImport(aws.env, directory, "--undo");
      const { "terraform.tfstate": _state, ...files } = contents(directory);
      expect(files).toMatchObject(before);
      expect(Object.keys(files).filter((name) => /imported|\.bak/.test(name))).toEqual([]);
      await expect(terraform).toPlanNoChanges();
    },
    2 * A_MINUTE,
  );
});
