import { findingsIn, type Findings } from "./judges/findings";
import { committedPlan, type LiveUniversity, type Settings } from "./live-university";
import { variables } from "./workspaces";

/** Expects of a live state that the plan under some settings is a committed one. */
type ExpectPlan = (name: string, settings: Settings) => Promise<void>;

/** The plan is the committed one; nothing that runs is replaced but the revisions of the task definition. */
export function plansOf(live: LiveUniversity): ExpectPlan {
  return async (name, settings) => {
    const lines = await live.plan(settings);
    expect({ [name]: lines }).toEqual({ [name]: committedPlan(name) });
    const replaced = lines.filter((line) => line.startsWith("replace"));
    expect(replaced.filter((line) => line !== "replace aws_ecs_task_definition.app-task")).toEqual([]);
  };
}

/** What checkov and parliament have against a plan on the live state that they do not have against the one without a switch. */
export async function addedFindings(live: LiveUniversity, on: Settings, off: Settings): Promise<Findings> {
  const [withIt, without] = [await findings(live, on), await findings(live, off)];
  return {
    checks: withIt.checks.filter((check) => !without.checks.includes(check)),
    issues: withIt.issues.filter((issue) => !without.issues.includes(issue)),
  };
}

async function findings(live: LiveUniversity, settings: Settings): Promise<Findings> {
  return findingsIn(await (await live.over(settings)).plannedJson({ vars: variables("university", "defaults") }));
}
