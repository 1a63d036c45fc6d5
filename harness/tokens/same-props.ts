import { hasToBeKnown } from "./known-props";
import type { TokenProp } from "./props";

/** Props that another owner has too. */
interface SameProps {
  readonly owner: string;
  /** What their paths begin with. */
  readonly path: string;
  /** The owner and what the paths begin with there: there the props are proved to take tokens. */
  readonly as: readonly [owner: string, path: string];
  /** Why the proof there holds here too. */
  readonly since: string;
}

/** What a described service hands on to the service that it makes. */
const SERVICE_OPTIONS = [
  "target.shift.",
  "furtherTargets.",
  "deployment.",
  "healthCheckGracePeriodSeconds",
  "capacityProviders.",
  "platformVersion",
  "deploymentTriggers.",
  "serviceConnect.",
  "serviceRegistry.",
];

/** Props that are proved elsewhere to take tokens: whoever has them hands them on as they are. */
export const SAME_PROPS: readonly SameProps[] = [
  ...["redirect", "fixedResponse", "authenticateCognito", "authenticateOidc"].map((action): SameProps => ({
    ...{ owner: `ListenerAction.${action}`, path: "", as: ["Listener", "defaultAction."] },
    since: "a listener takes what it makes",
  })),
  {
    ...{ owner: "Listener", path: "defaultAction.next.", as: ["Listener", "defaultAction."] },
    since: "what follows a sign-in is written as what nothing follows",
  },
  {
    ...{ owner: "AuthenticatedPaths", path: "authenticate.", as: ["Listener", "defaultAction."] },
    since: "rules and listeners write the same action",
  },
  {
    ...{ owner: "ListenerRule", path: "action.", as: ["Listener", "defaultAction."] },
    since: "rules and listeners write the same action",
  },
  {
    owner: "Dashboard",
    path: "rows.[].[].[].",
    as: ["Dashboard", "rows.[].[]."],
    since: "a column holds the widgets that a row holds",
  },
  { owner: "addServices", path: "services.*.name", as: ["LoggedService", "name"], since: "it hands it on" },
  {
    owner: "addServices",
    path: "services.*.logGroupName",
    as: ["LoggedService", "logGroupName"],
    since: "it hands it on",
  },
  ...SERVICE_OPTIONS.map((option): SameProps => ({
    ...{ owner: "LoggedService", path: `spec.${option}`, as: ["FargateService", option] },
    since: "it hands it on",
  })),
  ...SERVICE_OPTIONS.map((option): SameProps => ({
    ...{ owner: "LoadBalancedService", path: option, as: ["FargateService", option] },
    since: "it hands it on",
  })).filter(({ path }) => !path.startsWith("target.")),
  { owner: "LoadBalancedService", path: "tags.", as: ["FargateService", "tags."], since: "it hands it on" },
  {
    owner: "LoggedService",
    path: "spec.behind.",
    as: ["LoadBalancedService", ""],
    since: "the same function makes it",
  },
  ...["requests.", "schedules."].map((what): SameProps => ({
    ...{ owner: "LoggedService", path: `spec.scaling.${what}`, as: ["LoadBalancedService", `scaling.${what}`] },
    since: "the same function makes it",
  })),
  { owner: "LoggedService", path: "spec.serviceTags.", as: ["FargateService", "tags."], since: "it hands it on" },
  { owner: "addServices", path: "services.*.", as: ["LoggedService", "spec."], since: "it makes one of each" },
];

/** What the prop is elsewhere, if it is proved there. */
export function sameProp(prop: TokenProp): Pick<TokenProp, "owner" | "path"> | undefined {
  if (hasToBeKnown(prop)) return undefined;
  const same = SAME_PROPS.find(({ owner, path }) => prop.owner === owner && prop.path.startsWith(path));
  if (same === undefined) return undefined;
  const elsewhere = { ...prop, owner: same.as[0], path: same.as[1] + prop.path.slice(same.path.length) };
  return sameProp(elsewhere) ?? elsewhere;
}
