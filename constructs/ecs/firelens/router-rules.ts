import { nameProblems } from "../../core/name";
import { known } from "../../core/known";
import { problem, type Problem } from "../../core/problem";
import { wholeNumber } from "../../core/values";
import { verdict, type Verdict } from "../../core/verdict";
import { CONTAINER_NAME } from "../rules/containers";
import { DEFAULT_VERSION, hasCurl, imageProblems, imageWarnings, lineOf, versionOf } from "./image-line";
import type { FirelensRouterProps } from "./firelens-router-props";
import { multilineProblems } from "./multiline";
import { outputProblems, type FirelensOutput } from "./output";
import { parserProblems } from "./parsers";
import { isOnDisk } from "./configuration";
import { bufferMib } from "./retry";

/** Name of the router's container, where nothing is said. */
export const DEFAULT_NAME = "log-router";

/** KiB of lines a second, where nothing is said. */
export const DEFAULT_RATE = 8;

/** Seconds that the router has to send what waits. Fluent Bit's own is 5. */
export const DEFAULT_GRACE = 30;

/** Seconds that ECS waits longer than that, and the most that it waits (Amazon ECS API reference, `stopTimeout`). */
export const STOP_MARGIN = 10;
const MOST_STOP = 120;

/** MiB that Fluent Bit needs beside what waits, and that most routers have (aws-for-fluent-bit, `troubleshooting/debugging.md`). */
export const OWN_MEMORY = 128;
const USUAL_MEMORY = 256;

/** Router props whose routes are all lists. */
export interface NormalRoute {
  readonly container: string;
  readonly outputs: readonly FirelensOutput[];
}

/** The routes, each with all its outputs. */
export function routesOf({ routes }: FirelensRouterProps<string>): NormalRoute[] {
  return Object.entries<FirelensOutput | readonly FirelensOutput[]>(routes).map(([container, to]) => ({
    container,
    outputs: "plugin" in to ? [to] : to,
  }));
}

/** MiB for what waits in memory, nothing where it waits on disk: twice that, as AWS says of `Mem_Buf_Limit`. */
function waitingMemory(props: FirelensRouterProps<string>, routes: readonly NormalRoute[]): number {
  const { image = DEFAULT_VERSION, kibPerSecond = DEFAULT_RATE, bucket } = props;
  if (bucket !== undefined && isOnDisk(versionOf(image))) return 0;
  const buffers = routes.flatMap(({ outputs }) => outputs.map(({ away }) => bufferMib(away, kibPerSecond) ?? 0));
  return 2 * buffers.reduce((sum, mib) => sum + mib, 0);
}

/** MiB at which the router is killed. */
export function memoryFor(props: FirelensRouterProps<string>, routes: readonly NormalRoute[]): number {
  return Math.max(USUAL_MEMORY, OWN_MEMORY + waitingMemory(props, routes));
}

/** What is wrong with a router. */
export function routerVerdict(props: FirelensRouterProps<string>, routes: readonly NormalRoute[]): Verdict {
  const { image = DEFAULT_VERSION } = props;
  return verdict(
    [...imageProblems(image), ...settingProblems(props, routes), ...allOutputProblems(props, routes)],
    imageWarnings(image),
  );
}

function settingProblems(props: FirelensRouterProps<string>, routes: readonly NormalRoute[]): Problem[] {
  const { name, kibPerSecond, graceSeconds, parsers = [], multiline = [], bufferLines, taskRole } = props;
  const text = known(name);
  const rate = known(kibPerSecond);
  const users = routes.filter(needsCredentials).map(({ container }) => container);
  const needsRole = props.bucket !== undefined || users.length > 0;
  return [
    ...(text === undefined ? [] : nameProblems(CONTAINER_NAME, text)),
    ...(rate === undefined || rate > 0 ? [] : [noRate(rate)]),
    ...wholeNumber(graceSeconds, {
      code: "firelens-router-stop",
      what: "graceSeconds",
      min: 1,
      max: MOST_STOP - STOP_MARGIN,
      unit: "seconds",
    }),
    ...wholeNumber(bufferLines, { code: "firelens-buffer-limit", what: "bufferLines", min: 0, max: 536_870_911 }),
    ...memoryProblems(props, routes),
    ...healthCheckProblems(props),
    ...parsers.flatMap(parserProblems),
    ...multiline.flatMap(multilineProblems),
    ...(needsRole && taskRole === undefined ? [noRole(users)] : []),
  ];
}

const noRate = (got: number): Problem =>
  problem("firelens-away", "kibPerSecond is more than 0", got, "say what the containers write when they are busy");

function needsCredentials({ outputs }: NormalRoute): boolean {
  return outputs.some(({ permissions }) => permissions !== undefined);
}

/** ECS gives a task without a role no credentials, and the router says so in its own log alone. */
function noRole(users: readonly string[]): Problem {
  const rule = "a router that reads from S3 or writes to AWS has the task's role, whose credentials it uses";
  return problem("firelens-task-role", rule, users, "give it the taskRole of the task definition");
}

function memoryProblems(props: FirelensRouterProps<string>, routes: readonly NormalRoute[]): Problem[] {
  const memory = known(props.memory);
  const waiting = waitingMemory(props, routes);
  const least = Math.max(OWN_MEMORY, waiting);
  if (memory === undefined || memory >= least) return [];
  const rule = `a router has at least ${OWN_MEMORY} MiB, and twice what waits in memory: here ${least} MiB`;
  const isWaiting = waiting > OWN_MEMORY;
  const fix = isWaiting ? "leave memory out, lower awayFor, or add bucket to let it wait on disk" : "leave memory out";
  return [problem("firelens-router-memory", rule, memory, fix)];
}

function healthCheckProblems({ healthCheck, image = DEFAULT_VERSION }: FirelensRouterProps<string>): Problem[] {
  if (healthCheck === undefined || hasCurl(versionOf(image))) return [];
  const rule = "healthCheck takes an image with curl: any but 3.0.0";
  return [
    problem(
      "firelens-router-health-image",
      rule,
      versionOf(image),
      `choose 3.0.1 or later, such as ${DEFAULT_VERSION}, or leave healthCheck out`,
    ),
  ];
}

function allOutputProblems(props: FirelensRouterProps<string>, routes: readonly NormalRoute[]): Problem[] {
  const version = versionOf(props.image ?? DEFAULT_VERSION);
  return routes.flatMap(({ container, outputs }) => {
    const place = { container, version };
    const found = outputs.flatMap((output) => oneOutputProblems(output, place, props.development === true));
    const several = outputs.length > 1 && props.bucket === undefined ? [severalOutputs(outputs)] : [];
    const none = outputs.length === 0 ? [noOutput(container)] : [];
    return [...found, ...several, ...none].map((each) => ({ ...each, where: `container "${container}"` }));
  });
}

interface Place {
  readonly container: string;
  readonly version: string;
}

function oneOutputProblems(output: FirelensOutput, { container, version }: Place, development: boolean): Problem[] {
  const { plugin, secrets, problems, tracesErrors } = output;
  const names = [...Object.keys(output.options({ container, line: lineOf(version) })), ...Object.keys(secrets)];
  return [
    ...problems,
    ...Object.values(secrets).flatMap((secret) => secret.problems),
    ...outputProblems(plugin, names, version),
    ...(tracesErrors && !development ? [traced(plugin)] : []),
  ];
}

const noOutput = (got: string): Problem =>
  problem("firelens-route", "the route of a container has an output", got, "add one, or give the container awsLogs");

const severalOutputs = (outputs: readonly FirelensOutput[]): Problem => ({
  code: "firelens-router-bucket",
  rule: "FireLens gives a container one output; several go through a configuration in S3",
  got: outputs.map(({ plugin }) => plugin),
  fix: "add bucket, or keep one output",
});

const traced = (plugin: string): Problem => ({
  code: "firelens-trace",
  rule: "a router in production does not write parts of records to its own log",
  got: plugin,
  fix: "leave traceErrors out, or say development: true",
});
