import { known } from "../../core/known";
import { problem, type Problem } from "../../core/problem";
import type { ContainerDefinition } from "../container-definition";
import { isOn } from "../firelens/is-on";
import { inContainer } from "./in-container";

/** Outputs of Fluent Bit, and of AWS's older plugins, that write to AWS. */
const AWS_OUTPUTS = [
  "cloudwatch",
  "cloudwatch_logs",
  "firehose",
  "kinesis_firehose",
  "kinesis",
  "kinesis_streams",
  "s3",
];

/** Where a router's credentials come from, if not from the task role (AWS SDKs and Tools Reference Guide). */
const CREDENTIALS = ["AWS_ACCESS_KEY_ID", "AWS_WEB_IDENTITY_TOKEN_FILE", "AWS_SHARED_CREDENTIALS_FILE"];

const isRouter = ({ firelensConfiguration }: ContainerDefinition): boolean => firelensConfiguration !== undefined;

const isRouted = ({ logConfiguration }: ContainerDefinition): boolean => logConfiguration?.logDriver === "awsfirelens";

/**
 * Where the router is among the containers: those that use it wait for its start, if nothing else is said (Amazon ECS
 * developer guide, "Example Amazon ECS task definition: Route logs to FireLens"). Of an essential one other rules say it.
 */
export function routerDependencyWarnings(containers: readonly ContainerDefinition[]): Problem[] {
  const optional = containers.filter((one) => isRouter(one) && one.essential === false).map(({ name }) => name);
  return containers.filter(isRouted).flatMap((container) => {
    const ends = (container.dependsOn ?? []).filter(
      ({ containerName, condition }) =>
        optional.includes(containerName) && ["COMPLETE", "SUCCESS"].includes(known(condition) ?? ""),
    );
    const rule = "a container that sends its output to the router waits for its START, or for HEALTHY";
    const fix = "leave the dependency out: ECS starts the router first";
    return inContainer(
      container,
      ends.map(({ condition }) => problem("firelens-router-dependency", rule, condition, fix)),
    );
  });
}

/** What AWS advises against: a check that fails while a destination is away replaces every task. */
export function routerHealthWarnings(container: ContainerDefinition): Problem[] {
  const { healthCheck, essential } = container;
  if (!isRouter(container) || essential === false || healthCheck === undefined) return [];
  const command = healthCheck.command.map((part) => known(part) ?? "").join(" ");
  // aws-for-fluent-bit, `troubleshooting/debugging.md`: the check of port 8877 goes through the pipeline too.
  if (!/\/api\/v1\/health\b|\b8877\b/.test(command)) return [];
  const rule = "the health check of an essential router asks whether it runs, not whether its destinations answer";
  const fix = "leave healthCheck out, or ask for http://127.0.0.1:2020/api/v1/uptime";
  return [problem("firelens-router-health", rule, command, fix)];
}

/** Who sends its output to AWS through a router that has no credentials: the router's own log alone says so. */
export function routerCredentialWarnings(containers: readonly ContainerDefinition[]): Problem[] {
  const router = containers.find(isRouter);
  if (router === undefined || bringsCredentials(router)) return [];
  const rule = "a router that writes to AWS has the task role's credentials";
  const fix = "give the task definition a taskRole that may write there";
  return containers.flatMap((container) => {
    const output = signedOutput(container);
    return output === undefined ? [] : inContainer(container, [problem("firelens-credentials", rule, output, fix)]);
  });
}

function bringsCredentials({ environment = {}, secrets = {}, environmentFiles = [] }: ContainerDefinition): boolean {
  return environmentFiles.length > 0 || CREDENTIALS.some((name) => name in environment || name in secrets);
}

/** The output, if it signs its requests. */
function signedOutput({ logConfiguration }: ContainerDefinition): string | undefined {
  if (logConfiguration?.logDriver !== "awsfirelens") return undefined;
  const options = Object.entries(logConfiguration.settings.options ?? {});
  const option = (name: string) => known(options.find(([key]) => key.toLowerCase() === name)?.[1])?.toLowerCase();
  const output = option("name");
  const isSigned = AWS_OUTPUTS.includes(output ?? "") || isOn(option("aws_auth"));
  return isSigned ? output : undefined;
}
