import type { Construct } from "constructs";
import { AwsConstruct } from "../core/aws-construct";
import { reportProblems } from "../core/problem";
import type { AuthenticateAction } from "./authenticate-action";
import { pathId, pathProblems } from "./authenticated-paths-rules";
import type { IListener } from "./listener";
import { ListenerAction } from "./listener-action";
import { ListenerRule } from "./listener-rule";
import { pathPriorities } from "./path-priority";

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
   * Path that asks people to sign in and leads to `/` then: the way in where `authenticate` lets others through
   * (`onUnauthenticatedRequest: "allow"`).
   *
   * @default none
   */
  readonly signInPath?: string;
}

/**
 * What a listener that signs people in does with some paths: a rule for each, whose priority depends on its path alone, so
 * that a path that comes or goes changes no other rule.
 */
export class AuthenticatedPaths extends AwsConstruct {
  public constructor(scope: Construct, id: string, props: AuthenticatedPathsProps) {
    super(scope, id);
    const { listener, authenticate, publicPaths = [], apiPaths = [], signInPath } = props;
    reportProblems(this, () => pathProblems({ publicPaths, apiPaths, signInPath }));
    const signInPaths = signInPath === undefined ? [] : [signInPath];
    const priorities = pathPriorities([...publicPaths, ...apiPaths, ...signInPaths]);
    const add = (kind: string, paths: readonly string[], action: ListenerAction): void => {
      for (const path of new Set(paths)) {
        const ruleId = `${kind}_${pathId(path)}`;
        // Two paths of one id are reported.
        if (this.node.tryFindChild(ruleId)) continue;
        const priority = priorities.get(path) ?? 0;
        new ListenerRule(this, ruleId, { listener, priority, conditions: { paths: [path] }, action });
      }
    };
    add("public", publicPaths, authenticate.next);
    add("api", apiPaths, { ...authenticate, onUnauthenticatedRequest: "deny" });
    const home = ListenerAction.redirect({ path: "/", permanent: false });
    add("sign_in", signInPaths, { ...authenticate, onUnauthenticatedRequest: "authenticate", next: home });
  }
}
