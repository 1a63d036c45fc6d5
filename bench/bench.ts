import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { arch, cpus, release, totalmem, type as system } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { runProgram, UsageError } from "../commands/lib/program";
import { removeScratchDirectories, scratchDirectory } from "../harness/scratch";
import { findTerraform } from "../testing/terraform-program";
import { canInstall, install, INSTALLS } from "./install";
import { measure, type Program, type Usage } from "./measure";
import { CONFIGURATIONS, configurations, PLANNED_SERVICES, PLANS, plans } from "./plans";
import { installOthers, RUNNERS, runners, writer, WRITERS, type Writer } from "./programs";
import { comparison, ratioTable, usageTable, type Rounds, type Scaled } from "./report";

const REPORT = "docs/performance.md";
const MARKS = ["<!-- bench -->", "<!-- /bench -->"] as const;

/** Task definitions, in stacks of how many, and how often each program runs. */
type Scale = readonly [count: number, perStack: number, rounds: number];

const FULL: readonly Scale[] = [
  [1, 1, 9],
  [100, 100, 7],
  [1_000, 1_000, 5],
  [1_000, 100, 5],
  [10_000, 10_000, 3],
  [10_000, 100, 3],
];
const QUICK: readonly Scale[] = [
  [1, 1, 3],
  [100, 100, 3],
  [500, 100, 1],
];

/** `npm run bench`: measures, prints tables, and writes them into `docs/performance.md`, unless it is to be quick. */
export function main(args: readonly string[]): void {
  const { quick, most } = readOptions(args);
  const started = Date.now();
  const say = (line: string): void => console.error(`${Math.round((Date.now() - started) / 1_000)} s: ${line}`);
  try {
    installOthers();
    const program = runners();
    const running = inTurn(Math.min(quick ? 2 : 5, most), RUNNERS, program, say);
    const scales = (quick ? QUICK : FULL).map(([count, perStack, rounds]) =>
      measureScale([count, perStack, Math.min(rounds, most)], say),
    );
    const binary = findTerraform();
    const planning = binary === undefined ? [] : planTables(binary, Math.min(quick ? 1 : 5, most), say);
    const installing = quick ? [] : installTable(Math.min(2, most), say);
    const tables = [
      `Measured by \`${["npm run bench", ...(args.length > 0 ? ["--", ...args] : [])].join(" ")}\` on ${machine()}. Medians and half the distance between quartiles; ratios: medians of paired runs, and quartiles.`,
      "### Runners: one stack, one task definition",
      comparison(RUNNERS, running),
      ...planning,
      ...installing,
      "### Processor time, seconds",
      usageTable(scales, "cpu"),
      ratioTable(scales, "cpu"),
      "### Peak memory, MiB",
      usageTable(scales, "memory"),
      ratioTable(scales, "memory"),
    ].join("\n\n");
    console.log(tables);
    if (!quick) writeReport(tables);
  } finally {
    removeScratchDirectories();
  }
}

function readOptions(args: readonly string[]): { quick: boolean; most: number } {
  try {
    const options = { quick: { type: "boolean", default: false }, rounds: { type: "string", default: "99" } } as const;
    const { quick, rounds } = parseArgs({ args: [...args], options }).values;
    if (/^[1-9]\d*$/.test(rounds)) return { quick, most: Number(rounds) };
  } catch {
    // Reported below, like an invalid number of rounds.
  }
  throw new UsageError("usage: npm run bench [-- [--quick] [--rounds MOST]]");
}

function planTables(binary: string, rounds: number, say: (line: string) => void): string[] {
  const edited = inTurn(rounds, PLANS, plans(binary), (line) => say(`edit and plan, ${line}`));
  const planned = inTurn(rounds, CONFIGURATIONS, configurations(binary), (line) => say(`terraform plan, ${line}`));
  return [
    "### From an edit to the plan of stack task-logging",
    comparison(PLANS, edited),
    `### terraform plan of ${PLANNED_SERVICES} services`,
    comparison(CONFIGURATIONS, planned),
  ];
}

function installTable(most: number, say: (line: string) => void): string[] {
  if (!canInstall()) {
    say("no installation is measured: this is no clone with all commits");
    return [];
  }
  const names = Object.keys(INSTALLS) as (keyof typeof INSTALLS)[];
  const sizes: Record<string, number> = {};
  const rounds = Object.fromEntries(names.map((name) => [name, [] as Usage[]])) as Record<
    (typeof names)[number],
    Usage[]
  >;
  for (let round = 0; round < most; round++) {
    for (const name of names) {
      say(`installation, round ${round + 1} of ${most}, ${name}`);
      const installed = install(name);
      rounds[name].push(installed);
      sizes[name] = installed.size;
    }
  }
  const columns = { "MiB on disk": (name: string) => sizes[name] ?? NaN };
  return ["### npm ci && npm run synth in a fresh clone, empty cache", comparison(names, rounds, columns)];
}

function measureScale([count, perStack, rounds]: Scale, say: (line: string) => void): Scaled {
  const root = scratchDirectory();
  const outdir = (name: Writer) => join(root, name.replace(/\W+/g, "-"));
  const program = (name: Writer) => writer(name, count, perStack, outdir(name));
  const measured = inTurn(rounds, WRITERS, program, (line) => say(`${count} in stacks of ${perStack}, ${line}`));
  checkResources(outdir("AWS CDK"), count);
  return { count, perStack, rounds: measured };
}

/** Runs all programs once a round, each round beginning with another one. */
function inTurn<Name extends string>(
  rounds: number,
  names: readonly Name[],
  program: (name: Name) => Program,
  say: (line: string) => void,
): Rounds<Name> {
  const measured = Object.fromEntries(names.map((name) => [name, [] as Usage[]])) as Record<Name, Usage[]>;
  for (let round = 0; round < rounds; round++) {
    say(`round ${round + 1} of ${rounds}`);
    const first = round % names.length;
    for (const name of [...names.slice(first), ...names.slice(0, first)]) measured[name].push(measure(program(name)));
  }
  return measured;
}

/** The AWS CDK writes other text; what can be compared is what it describes. */
function checkResources(outdir: string, count: number): void {
  const types = new Map<string, number>();
  for (const file of readdirSync(outdir).filter((name) => name.endsWith(".template.json"))) {
    const { Resources } = JSON.parse(readFileSync(join(outdir, file), "utf8")) as Template;
    for (const { Type } of Object.values(Resources)) types.set(Type, (types.get(Type) ?? 0) + 1);
  }
  const each = {
    "AWS::Logs::LogGroup": 1,
    "AWS::IAM::Role": 2,
    "AWS::IAM::Policy": 1,
    "AWS::ECS::TaskDefinition": 1,
  };
  const wrong = Object.entries(each).filter(([type, number]) => types.get(type) !== number * count);
  if (wrong.length > 0 || types.size !== Object.keys(each).length) {
    throw new Error(
      `The AWS CDK was to write ${JSON.stringify(each)} for each of ${count}; it wrote: ${[...types].join()}`,
    );
  }
}

interface Template {
  readonly Resources: Readonly<Record<string, { readonly Type: string }>>;
}

function machine(): string {
  const [processor] = cpus();
  const memory = Math.round(totalmem() / 2 ** 30);
  return `${cpus().length} × ${processor?.model.trim() ?? "unknown processor"}, ${memory} GiB, ${system()} ${release()} ${arch()}, Node.js ${process.version}`;
}

function writeReport(tables: string): void {
  const text = readFileSync(REPORT, "utf8");
  const [begin, end] = MARKS.map((mark) => text.indexOf(mark));
  if (begin === undefined || end === undefined || begin < 0 || end < begin) {
    throw new Error(`${REPORT} must hold ${MARKS.join(" and ")}, between which the tables go; put them in.`);
  }
  writeFileSync(REPORT, `${text.slice(0, begin + MARKS[0].length)}\n\n${tables}\n\n${text.slice(end)}`);
}

if (require.main === module) void runProgram(() => main(process.argv.slice(2)));
