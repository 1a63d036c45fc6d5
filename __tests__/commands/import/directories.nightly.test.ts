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

/** Each shape with what its report says, and with references that its program has. */
const SHAPES: readonly (readonly [shape: string, levels: readonly string[], code: readonly string[]])[] = [
  [
    "jsonencode",
    ["typed aws_ecs_task_definition.app", "raw   aws_ecs_service.app"],
    ['QUEUE: hostReference("aws_sqs_queue.jobs.url")', 'ignoreChanges: ["desired_count"]'],
  ],
  ["heredoc", ["typed aws_ecs_task_definition.reports"], ['Token.asNumber(hostVariable("port"))']],
  ["templatefile", ["typed aws_ecs_task_definition.mail"], ['image: `library/mail:${hostVariable("stage")}`']],
  [
    "concat",
    ["typed aws_ecs_task_definition.search"],
    [
      'image: `library/search:${hostVariable("stage")}`',
      'LEVEL: hostExpression(\'var.stage == "production" ? "warn" : "debug"\')',
    ],
  ],
  [
    "for-each",
    ['raw   aws_ecs_task_definition.worker["covers"] (a construct has no for_each)'],
    ['TerraformIterator.fromMap(Token.asAnyMap(hostReference("local.workers")))'],
  ],
  [
    "locals",
    ["typed aws_ecs_task_definition.loans", "typed aws_cloudwatch_log_group.loans"],
    ["addMetaArguments(loans, {", 'ignoreChanges: ["retention_in_days", "tags"]'],
  ],
  [
    "module",
    ["typed aws_ecs_task_definition.returns", "typed aws_ecs_task_definition.scanner"],
    ['image: "library/returns:production"'],
  ],
  [
    "many-services",
    [
      "typed aws_ecs_task_definition.basket",
      "typed aws_ecs_task_definition.till",
      "typed aws_iam_role.shop",
      "raw   aws_lb_target_group.shop",
      "raw   aws_ecs_service.basket",
      "raw   aws_appautoscaling_policy.till",
    ],
    ['ignoreChanges: ["container_definitions"]', 'dependsOn: [{ fqn: "aws_lb_listener.shop" }]'],
  ],
  ["firelens", ["typed aws_ecs_task_definition.audit"], ['region: hostReference("local.region")']],
  ["efs", ["typed aws_ecs_task_definition.archive"], ['hostReference("aws_efs_access_point.archive.id")']],
  ["windows", ["typed aws_ecs_task_definition.desk"], ['image: `library/desk:${hostVariable("stage")}`']],
  [
    "service-module",
    [
      "typed aws_ecs_task_definition.reminder",
      "raw   aws_ecs_service.reminder",
      "left  module.lending.aws_ecs_service.this (it is in module.lending)",
      "left  module.lending.module.role.aws_iam_role.this (it is in module.lending.module.role)",
    ],
    ['hostReference("module.lending.cluster.arn")', 'SERVICE: hostReference("module.lending.service")'],
  ],
  [
    "old-ways",
    [
      "raw   aws_cloudwatch_log_group.ledger (a construct has no name_prefix)",
      "typed aws_ecs_task_definition.ledger",
      "raw   aws_ecs_service.ledger (a construct has no timeouts; a construct has no triggers)",
      "left  aws_ecs_cluster.ledger (provisioner can't be carried over)",
    ],
    [
      'namePrefix: "ledger-"',
      'permissionsBoundary: hostVariable("boundary")',
      "inlinePolicy: [",
      'triggers: { image: hostVariable("stage") }',
      'replaceTriggeredBy: ["aws_sqs_queue.jobs.name"]',
    ],
  ],
  [
    "count",
    ["raw   aws_ecs_service.night[0] (a construct has no count)", "typed aws_ecs_task_definition.day"],
    ['count: Token.asNumber(hostExpression("var.with_night ? 1 : 0"))'],
  ],
];

test.each(SHAPES)(
  "a directory with %s is taken over without a change, and put back",
  async (shape, levels, code) => {
    await aws.reset();
    const directory = adoptedDirectory(shape);
    const out = join(scratchDirectory(), "program.ts");
    const terraform = new TerraformWorkspace(directory, { env: aws.env });
    await terraform.init();
    await terraform.apply();
    const before = contents(directory);
    const said = await runImport(aws.env, directory, "--out", out, "--replace");
    expect(levelsIn(said)).toEqual(expect.arrayContaining([...levels]));
    expect(said).toContain('Proved: a plan of a copy says "No changes".');
    const program = readFileSync(out, "utf8");
    for (const each of code) expect(program).toContain(each);
    await expect(terraform).toPlanNoChanges();
    await runImport(aws.env, directory, "--undo");
    expect(contents(directory)).toEqual(before);
    await expect(terraform).toPlanNoChanges();
  },
  10 * A_MINUTE,
);
