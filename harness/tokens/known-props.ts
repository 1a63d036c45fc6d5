import type { TokenProp } from "./props";

/** Props that have to be known at synthesis, or that nothing is written for. */
interface KnownProps {
  readonly owner: string;
  readonly paths: readonly string[];
  readonly why: string;
}

/** The only props that can't take a value that is known at plan time: each decides what is written, or is not written. */
export const KNOWN_PROPS: readonly KnownProps[] = [
  {
    owner: "Dashboard",
    paths: ["rows.[].[].width", "rows.[].[].height"],
    why: "the places of the other widgets are computed from it",
  },
  {
    owner: "Dashboard",
    paths: ["rows.[].[].metrics.[].metric.expression"],
    why: "names in it are written as ids that are unique in the widget; those of a token stay as they are",
  },
  {
    owner: "Dashboard",
    paths: ["rows.[].[].metrics.[].metric.unit", "rows.[].[].metrics.[].metric.using.*.unit"],
    why: "a dashboard's metrics have no unit",
  },
  { owner: "Dashboard", paths: ["rows.[].[].alarms.[].alarmName"], why: "a dashboard shows alarms by their ARNs" },
  {
    owner: "FargateTaskDefinition.fromRegisterInput",
    paths: ["json"],
    why: "the fields that it holds decide what is written",
  },
  { owner: "FirelensRouter", paths: ["kibPerSecond"], why: "what has to wait is computed from it" },
  {
    owner: "AuthenticatedPaths",
    paths: ["publicPaths.[]", "apiPaths.[]", "signInPath"],
    why: "the rules are named after them",
  },
  ...["LoadBalancerAlarm.latency", "ApiAlarm.latency"].map((owner) => ({
    owner,
    paths: ["statistic"],
    why: "what few samples mean is said for percentiles only",
  })),
  ...["LogAlarm.errorRate", "ServiceMonitoring"].map((owner) => ({
    owner,
    paths: ["errors.statistic", "errors.period"],
    why: "the share of errors has its own",
  })),
  {
    owner: "ServiceMonitoring",
    paths: ["function.logs.errors.statistic", "function.logs.errors.period"],
    why: "the share of errors has its own",
  },
  ...[
    ["LogRouterAlarm.restarts", "starts"],
    ["LogRouterAlarm.losses", "losses"],
    ...["starts", "retries", "losses"].map((metric) => ["ServiceMonitoring", `logRouter.${metric}`]),
  ].map(([owner = "", metric]) => ({
    owner,
    paths: [`${metric}.statistic`, `${metric}.period`],
    why: "lines are counted, over the alarm's own period",
  })),
  { owner: "ServiceMonitoring", paths: ["logRouter.retries.unit"], why: "a dashboard's metrics have no unit" },
  { owner: "FunctionCode.fromDirectory", paths: ["folder"], why: "the synthesis reads the files" },
  {
    owner: "FunctionCode.fromEntry",
    paths: ["entry", "options.external.[]"],
    why: "the synthesis bundles the files",
  },
  { owner: "FunctionCode.fromFiles", paths: ["files.*"], why: "the synthesis writes the zip" },
  { owner: "savedObjects", paths: ["indexPattern"], why: "the ids of the objects hold what it begins with" },
  { owner: "addServices", paths: ["services.*.stack"], why: "it decides in which stack the service lives" },
  { owner: "addServices", paths: ["services.*.renamedFrom"], why: "an address in the state holds it" },
];

/** Whether the prop is listed among {@link KNOWN_PROPS}. */
export function hasToBeKnown({ owner, path }: TokenProp): boolean {
  return KNOWN_PROPS.some((known) => known.owner === owner && known.paths.includes(path));
}
