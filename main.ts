import { App } from "cdktf";
import { readSettings } from "./settings";
import { TaskLoggingStack } from "./stacks/task-logging";
import { UniversityStack } from "./stacks/university";

const app = new App({ stackTraces: false });
const settings = readSettings(app.node.tryGetContext("settings"), process.env);
new UniversityStack(app, "university", settings);
new TaskLoggingStack(app, "task-logging", settings);
app.synth();
