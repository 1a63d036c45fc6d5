import type { App } from "cdktf";
import { GitHubRolesStack } from "../examples/github-roles";
import { LogsStack } from "../examples/log-analysis";
import { RoutedStack } from "../examples/log-router";
import { addSchoolServices } from "../examples/many-services";
import { MonitoringStack } from "../examples/monitoring";
import { WorkerStack } from "../examples/own-program";
import { addServicesBehindLoadBalancer } from "../examples/services-behind-a-load-balancer";

/** The programs of `examples/`, by the names of their files. */
export const EXAMPLES: Readonly<Record<string, (app: App) => unknown>> = {
  "github-roles": (app) => new GitHubRolesStack(app, "github-roles"),
  "log-analysis": (app) => new LogsStack(app, "logs"),
  "log-router": (app) => new RoutedStack(app, "routed"),
  "many-services": (app) => addSchoolServices(app),
  monitoring: (app) => new MonitoringStack(app, "monitoring"),
  "own-program": (app) => new WorkerStack(app, "worker"),
  "services-behind-a-load-balancer": (app) => addServicesBehindLoadBalancer(app),
};
