import { isWarning } from "../../../harness/errors/run";
import { ERRORS } from "../../../harness/errors/themes";
import fc from "fast-check";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { explain } from "../../../constructs/core/problem";
import { renderContainer } from "../../../constructs/ecs/render-container";
import { taskVerdict, type TaskShape } from "../../../constructs/ecs/rules/task";
import { renderVolume } from "../../../constructs/ecs/volume";
import { encodeJson } from "../../../constructs/core/jsonencode";
import type { Json } from "../../../constructs/core/json";
import { BREAKERS } from "../../../harness/arbitraries/breakers";
import { LEGAL_TASK } from "../../../harness/arbitraries/legal-task";
import { runs } from "../../../harness/arbitraries/runs";
import { shuffledTask } from "../../../harness/arbitraries/shuffled-task";

// A failure prints the seed with the smallest task that fails; the same seed makes the same tasks.
const SEED = 20261123;

const rendered = ({ containers }: TaskShape) => encodeJson(containers.map(renderContainer));

// Vacuous arrays that are there: AWS answers with both lists of capabilities.
const holdsEmpty = (value: Json, key = ""): boolean => {
  if (value === "" || (Array.isArray(value) && value.length === 0)) return key !== "add" && key !== "drop";
  if (typeof value !== "object" || value === null) return false;
  return Object.entries(value).some(([name, field]) => holdsEmpty(field, name));
};

const breakersOn = (platform?: "windows") => fc.constantFrom(...BREAKERS.filter(({ on }) => on === platform));
const legalTask = fc.oneof(
  { arbitrary: fc.tuple(LEGAL_TASK.linux, breakersOn()), weight: 3 },
  fc.tuple(LEGAL_TASK.windows, breakersOn("windows")),
);

/** Jest's matchers, thousands of times over, would cost more than what they look at. */
function demand(holds: boolean, what: string): void {
  if (!holds) throw new Error(what);
}

// Making a task costs more than judging it: each is judged as it is, and with one rule broken.
test("random legal tasks break no rule, and are refused with the code of the one rule that is broken in them", () => {
  fc.assert(
    fc.property(legalTask, ([task, { code, change }]) => {
      const problems = taskVerdict(task).problems;
      demand(problems.length === 0, problems.map(explain).join("\n"));
      const broken = change(task);
      const codes = new Set<string>(taskVerdict(broken).problems.map((problem) => problem.code));
      demand(codes.size === 1 && codes.has(code), `${[...codes].join(", ")} instead of ${code}`);
      broken.containers.forEach(renderContainer);
    }),
    { numRuns: runs(400), seed: SEED },
  );
});

test("random legal tasks are rendered canonically", () => {
  fc.assert(
    fc.property(legalTask, ([task]) => {
      const json = rendered(task);
      demand(!holdsEmpty(JSON.parse(json) as Json), `something empty is in ${json}`);
      demand(rendered(shuffledTask(task)) === json, "another order of fields gives another text");
      demand(!JSON.stringify(task.volumes?.map(renderVolume) ?? []).includes('""'), "a volume with an empty text");
    }),
    { numRuns: runs(100), seed: SEED },
  );
});

/** Rules of how many tasks run. */
const OF_SCALING = ["scaling.ts", "schedule.ts"];

test("each rule has its breaker", () => {
  const folder = join(__dirname, "..", "..", "..", "constructs", "ecs");
  const sources = ["", "rules"].flatMap((name) =>
    readdirSync(join(folder, name), { withFileTypes: true })
      .filter((entry) => entry.isFile() && !OF_SCALING.includes(entry.name))
      .map((entry) => readFileSync(join(folder, name, entry.name), "utf8")),
  );
  const codes = Object.entries(ERRORS).flatMap(([code, { wrong }]) =>
    sources.some((source) => source.includes(`"${code}"`)) && !isWarning(wrong) ? [code] : [],
  );
  const rules = new Set([...codes, "name-pattern", "name-length", "tag"]);
  // A field, and a role, which is not in a task's shape.
  for (const other of ["region", "execution-role-missing"]) rules.delete(other);
  expect(new Set(BREAKERS.map(({ code }) => code))).toEqual(rules);
});
