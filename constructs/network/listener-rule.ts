import { LbListenerRule, type LbListenerRuleCondition } from "@cdktf/provider-aws/lib/lb-listener-rule";
import type { Construct } from "constructs";
import { AwsConstruct } from "../core/aws-construct";
import { literalText } from "../core/literal-text";
import { reportProblems, warnOf } from "../core/problem";
import { wholeNumber } from "../core/values";
import type { IListener } from "./listener";
import { renderAction, type ListenerAction } from "./listener-action";
import { actionProblems } from "./listener-action-rules";
import { conditionProblems, conditionWarnings } from "./listener-condition-rules";
import type { ListenerConditions } from "./listener-conditions";
import { notePriority, priorityProblems } from "./listener-priorities";
import { noteRoutes } from "./routes";
import { noteSession } from "./session-cookies";

/** Settings of a {@link ListenerRule}. */
export interface ListenerRuleProps {
  /** The listener whose requests it is for. */
  readonly listener: IListener;
  /** 1–50000, unique in the listener; the lowest that fits takes the request. */
  readonly priority: number;
  /** At least one; all of them have at most 5 values. */
  readonly conditions: ListenerConditions;
  /** What happens to the requests that fit all conditions. */
  readonly action: ListenerAction;
}

/** What a listener does with some requests, before its default action. */
export class ListenerRule extends AwsConstruct {
  /** `arn:aws:elasticloadbalancing:<region>:<account>:listener-rule/app/<load balancer>/<id>/<listener>/<rule>`. */
  public readonly arn: string;
  /** ARN of its listener. */
  public readonly listenerArn: string;
  /** As given, 1–50000. */
  public readonly priority: number;

  public constructor(scope: Construct, id: string, props: ListenerRuleProps) {
    super(scope, id, props);
    const { listener, priority, conditions, action } = props;
    this.listenerArn = listener.arn;
    this.priority = priority;
    notePriority(this);
    const warnings = [...noteSession(this, listener.arn, action), ...conditionWarnings(conditions)];
    for (const warning of warnings) warnOf(this, warning);
    reportProblems(this, () => [
      ...priorityProblems(this),
      ...wholeNumber(priority, { code: "listener-rule-priority", what: "a rule's priority", min: 1, max: 50_000 }),
      ...conditionProblems(conditions),
      ...actionProblems(action, listener.isHttps),
    ]);
    const rule = new LbListenerRule(this, "Resource", {
      listenerArn: listener.arn,
      priority,
      condition: renderConditions(conditions),
      action: renderAction(action),
    });
    noteRoutes(rule, action);
    this.arn = rule.arn;
  }
}

function renderConditions(conditions: ListenerConditions): LbListenerRuleCondition[] {
  const { paths, hosts, methods, sourceIps, headers = {}, query = {} } = conditions;
  const values = (list: readonly string[]) => ({ values: list.map(literalText) });
  const parameters = Object.entries(query).map(([key, value]) => ({
    key: literalText(key),
    value: literalText(value),
  }));
  return [
    ...(paths ? [{ pathPattern: values(paths) }] : []),
    ...(hosts ? [{ hostHeader: values(hosts) }] : []),
    ...(methods ? [{ httpRequestMethod: values(methods) }] : []),
    // What is not a range of addresses can only be a reference.
    ...(sourceIps ? [{ sourceIp: { values: [...sourceIps] } }] : []),
    ...Object.entries(headers).map(([httpHeaderName, list]) => ({ httpHeader: { httpHeaderName, ...values(list) } })),
    ...(parameters.length > 0 ? [{ queryString: parameters }] : []),
  ];
}
