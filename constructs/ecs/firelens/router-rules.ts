import { nameProblems } from "../../core/name";
import { known } from "../../core/known";
import { problem, type Problem } from "../../core/problem";
import { wholeNumber } from "../../core/values";
import { verdict, type Verdict } from "../../core/verdict";
import { CONTAINER_NAME } from "../rules/containers";
import { DEFAULT_VERSION, imageProblems, imageWarnings, lineOf, versionOf } from "./image-line";
import type { FirelensRouterProps } from "./firelens-router-props";
import { multilineProblems } from "./multiline";
import { outputProblems, type FirelensOutput } from "./output";
import { parserProblems } from "./parsers";
import { isOnDisk } from "./configuration";
import { bufferMib } from "./retry";

/** KiB of lines a second, where nothing is said. */
export const DEFAULT_RATE = 8;

/** Seconds that the router has to send what waits. Fluent Bit's own is 5. */
export const DEFAULT_GRACE = 30;

/** Seconds that ECS waits longer than that, and the most that it waits (Amazon ECS API reference, `stopTimeout`). */
export const STOP_MARGIN = 10;
const MOST_STOP = 120;

/** MiB that Fluent Bit needs beside what waits, and that most routers have (aws-for-fluent-bit, `troubleshooting/debugging.md`). */
const OWN_MEMORY = 128;
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

/** What waits in memory: nothing where it waits on disk. */
export function waitingMib(props: FirelensRouterProps<string>): number {
  const { image = DEFAULT_VERSION, kibPerSecond = DEFAULT_RATE, bucket } = props;
  if (bucket !== undefined && isOnDisk(versionOf(image))) return 0;
  const buffers = routesOf(props).flatMap(({ outputs }) =>
    outputs.map(({ away }) => bufferMib(away, kibPerSecond) ?? 0),
  );
  return buffers.reduce((sum, mib) => sum + mib, 0);
}

/** MiB at which the router is killed: twice what waits, as AWS says of `Mem_Buf_Limit`. */
export function memoryFor(props: FirelensRouterProps<string>): number {
  return Math.max(USUAL_MEMORY, OWN_MEMORY + 2 * waitingMib(props));
}

/** What is wrong with a router. */
export function routerVerdict(props: FirelensRouterProps<string>): Verdict {
  const { image = DEFAULT_VERSION } = props;
  return verdict(
    [...imageProblems(image), ...settingProblems(props), ...allOutputProblems(props)],
    imageWarnings(image),
  );
}

function settingProblems(props: FirelensRouterProps<string>): Problem[] {
  const { name, kibPerSecond, graceSeconds, parsers = [], multiline = [], bufferLines, taskRole } = props;
  const text = known(name);
  const rate = known(kibPerSecond);
  const needsRole = props.bucket !== undefined || routesOf(props).some(needsCredentials);
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
    ...memoryProblems(props),
    ...parsers.flatMap(parserProblems),
    ...multiline.flatMap(multilineProblems),
    ...(needsRole && taskRole === undefined ? [noRole(props)] : []),
  ];
}

const noRate = (got: number): Problem =>
  problem("firelens-away", "kibPerSecond is more than 0", got, "say what the containers write when they are busy");

function needsCredentials({ outputs }: NormalRoute): boolean {
  return outputs.some(({ permissions }) => permissions !== undefined);
}

/** ECS gives a task without a role no credentials, and the router says so in its own log alone. */
function noRole(props: FirelensRouterProps<string>): Problem {
  const users = routesOf(props)
    .filter(needsCredentials)
    .map(({ container }) => container);
  const rule = "a router that reads from S3 or writes to AWS has the task's role, whose credentials it uses";
  return problem("firelens-task-role", rule, users, "give it the taskRole of the task definition");
}

function memoryProblems(props: FirelensRouterProps<string>): Problem[] {
  const memory = known(props.memory);
  const least = 2 * waitingMib(props);
  if (memory === undefined || memory >= least) return [];
  const rule = `a router whose records wait in memory has twice what waits, ${least} MiB`;
  return [
    problem(
      "firelens-router-memory",
      rule,
      memory,
      "leave memory out, lower awayFor, or give it a bucket: it then waits on disk",
    ),
  ];
}

function allOutputProblems(props: FirelensRouterProps<string>): Problem[] {
  const version = versionOf(props.image ?? DEFAULT_VERSION);
  return routesOf(props).flatMap(({ container, outputs }) => {
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
