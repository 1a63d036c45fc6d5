import type { Construct } from "constructs";
import { AwsConstruct } from "../core/aws-construct";
import { reportProblems, warnOf } from "../core/problem";
import type { AuthenticateAction } from "./authenticate-action";
import { pathId, pathProblems, pathWarnings } from "./authenticated-paths-rules";
import { openDefaultProblems } from "./default-actions";
import type { IListener } from "./listener";
import { ListenerAction } from "./listener-action";
import { conditionProblems } from "./listener-condition-rules";
import { ListenerRule } from "./listener-rule";
import { pathPriorities } from "./path-priority";
import { notePaths, othersOverlapProblems } from "./paths-of-listener";

/** Settings of {@link AuthenticatedPaths}. */
export interface AuthenticatedPathsProps {
  /** It speaks HTTPS, and `authenticate` is its default action: what is not named here needs a session. */
  readonly listener: IListener;
  /** How people sign in, and where their requests go then. */
  readonly authenticate: AuthenticateAction;
  /** Paths such as `/css/*` that everybody gets. @default none */
  readonly publicPaths?: readonly string[];
  /** Paths such as `/api/*` that answer 401 without a session: a program can't follow a redirect to a form. @default none */
  readonly apiPaths?: readonly string[];
  /**
   * Whether `apiPaths` have their rules. Without, they are checked and go the way of all others: for whoever lets everybody
   * through to begin with (`onUnauthenticatedRequest: "allow"`), and programs too.
   *
   * @default true
   */
  readonly enforceApiPaths?: boolean;
  /**
   * Path that asks people to sign in and leads to `/` then: the way in where `authenticate` lets others through
   * (`onUnauthenticatedRequest: "allow"`).
   *
   * @default none
   */
  readonly signInPath?: string;
}

/**
 * What a listener that signs people in does with some paths: a rule for each, whose priority depends on its path alone, so
 * that a path that comes or goes changes no other rule, unless their numbers coincide, which is rare.
 */
export class AuthenticatedPaths extends AwsConstruct {
  public constructor(scope: Construct, id: string, props: AuthenticatedPathsProps) {
    super(scope, id);
    const { listener, authenticate, publicPaths = [], apiPaths = [], enforceApiPaths = true, signInPath } = props;
    const signInPaths = signInPath === undefined ? [] : [signInPath];
    const all = [...publicPaths, ...apiPaths, ...signInPaths];
    const others = notePaths(this, listener.arn, all);
    reportProblems(this, () => [
      ...pathProblems({ publicPaths, apiPaths, signInPath }),
      ...openDefaultProblems(this, listener.arn),
      ...othersOverlapProblems(all, others),
      ...(enforceApiPaths ? [] : apiPaths.flatMap((path) => conditionProblems({ paths: [path] }))),
    ]);
    for (const warning of pathWarnings({ publicPaths })) warnOf(this, warning);
    const priorities = pathPriorities(all);
    // Of equal paths, and of two with one id, it is reported that they are two.
    const done = new Set(others.flatMap(({ paths }) => paths));
    const add = (kind: string, paths: readonly string[], action: ListenerAction): void => {
      for (const path of paths) {
        const ruleId = `${kind}_${pathId(path)}`;
        if (done.has(path) || this.node.tryFindChild(ruleId)) continue;
        done.add(path);
        const priority = priorities.get(path) ?? 0;
        new ListenerRule(this, ruleId, { listener, priority, conditions: { paths: [path] }, action });
      }
    };
    add("public", publicPaths, authenticate.next);
    if (enforceApiPaths) add("api", apiPaths, { ...authenticate, onUnauthenticatedRequest: "deny" });
    const home = ListenerAction.redirect({ path: "/", permanent: false });
    add("sign_in", signInPaths, { ...authenticate, onUnauthenticatedRequest: "authenticate", next: home });
  }
}
