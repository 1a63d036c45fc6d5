import type { App } from "cdktf";
import { runProgram } from "./commands/lib/program";
import { synthesize } from "./commands/lib/synthesize";
import { settingsIn } from "./settings/context";
import { readSettings } from "./settings/settings";
import { ServerlessApiStack, TaskLoggingStack, UniversityStack } from "./stacks";

/** Composition root: settings in, stacks out. */
export function addStacks(app: App): void {
  const settings = readSettings(settingsIn(app.node.getAllContext() as Readonly<Record<string, unknown>>), process.env);
  new UniversityStack(app, "university", settings);
  new TaskLoggingStack(app, "task-logging", settings);
  const api = settings.serverless?.api;
  if (api) new ServerlessApiStack(app, "serverless-api", settings, api);
}

/** The program that the CDKTF CLI runs; the CLI hands it the context and where to write. */
if (require.main === module) void runProgram(() => void synthesize(addStacks));
