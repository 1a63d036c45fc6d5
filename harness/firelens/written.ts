import { FirelensRouter } from "../../constructs/ecs/firelens/firelens-router";
import type { FirelensRouterProps } from "../../constructs/ecs/firelens/firelens-router-props";
import type { ContainerDefinition } from "../../constructs/ecs/container-definition";
import type { ConfigSection } from "../../constructs/ecs/firelens/classic-format";
import type { FirelensDriver } from "../../constructs/ecs/log-drivers/firelens";
import { LogGroup } from "../../constructs/logs/log-group";
import { TaskRole } from "../../constructs/iam/task-role";
import { synth, type SynthesizedStack } from "../synthesized-stack";
import { readClassic } from "./read-classic";

/** A bucket that is there already. */
export const BUCKET = { arn: "arn:aws:s3:::school-configuration", bucket: "school-configuration" };

/** Where the router's own log is. */
export const LOGS = { logGroup: LogGroup.named("/school/router"), region: "eu-west-3", streamPrefix: "router" };

/** What a router makes. */
export interface WrittenRouter extends SynthesizedStack {
  readonly container: ContainerDefinition;
  readonly driver: (container: string) => FirelensDriver;
  /** The configuration, as Fluent Bit reads it; nothing where there is no bucket. */
  readonly main: readonly ConfigSection[];
  readonly parsers: readonly ConfigSection[];
}

/** A router with a task role, in a stack of its own. */
export function writtenRouter(props: Partial<FirelensRouterProps<string>>): WrittenRouter {
  let router: FirelensRouter<string> | undefined;
  const stack = synth((scope) => {
    const taskRole = new TaskRole(scope, "task_role", { name: "school-task" });
    router = new FirelensRouter(scope, "router", { logs: LOGS, taskRole, ...props } as FirelensRouterProps<string>);
  });
  if (router === undefined) throw new Error("no router was made");
  const { container } = router;
  const driver = router.driver.bind(router);
  return { ...stack, container, driver, main: fileOf(stack, "configuration"), parsers: fileOf(stack, "parsers") };
}

/** A file, with what Terraform would read as its own undone. */
function fileOf({ text }: SynthesizedStack, file: string): ConfigSection[] {
  const { locals = {} } = JSON.parse(text) as { locals?: Record<string, string> };
  return readClassic((locals[`router_${file}`] ?? "").replaceAll("$${", "${").replaceAll("%%{", "%{"));
}
