import { LbListenerRule, type LbListenerRuleCondition } from "@cdktf/provider-aws/lib/lb-listener-rule";
import type { Construct } from "constructs";
import { AwsConstruct } from "../core/aws-construct";
import { literalText } from "../core/literal-text";
import { problem, reportProblems, type Problem } from "../core/problem";
import { wholeNumber } from "../core/values";
import type { IListener } from "./listener";
import { renderAction, type ListenerAction } from "./listener-action";
import { actionProblems } from "./listener-action-rules";

/** Values of all conditions together (Elastic Load Balancing user guide, "Quotas for your Application Load Balancers"). */
const MOST_VALUES = 5;

/**
 * Which requests a rule takes: those that fit every condition, each by one of its values (Elastic Load Balancing user
 * guide, "Condition types for listener rules"). `*` is any text and `?` any character.
 */
export interface ListenerConditions {
  /** Such as `/grades/*`; case counts. @default any path */
  readonly paths?: readonly string[];
  /** Such as `*.example.org`. @default any host */
  readonly hosts?: readonly string[];
  /** Such as `GET`; HEAD is another one. @default any method */
  readonly methods?: readonly string[];
  /** Address ranges such as `10.0.0.0/8`. @default any address */
  readonly sourceIps?: readonly string[];
  /** Values by the header's name, such as `{ "X-Environment": ["test"] }`. @default any header */
  readonly headers?: Readonly<Record<string, readonly string[]>>;
  /** Values by the parameter's name, such as `{ version: "2" }`. @default any query */
  readonly query?: Readonly<Record<string, string>>;
}

/** Settings of a {@link ListenerRule}. */
export interface ListenerRuleProps {
  readonly listener: IListener;
  /** 1–50000, unique in the listener; the lowest that fits takes the request. */
  readonly priority: number;
  /** At least one; all of them have at most 5 values. */
  readonly conditions: ListenerConditions;
  readonly action: ListenerAction;
}

/** What a listener does with some requests, before its default action. */
export class ListenerRule extends AwsConstruct {
  public readonly arn: string;

  public constructor(scope: Construct, id: string, props: ListenerRuleProps) {
    super(scope, id);
    const { listener, priority, conditions, action } = props;
    reportProblems(this, () => [
      ...wholeNumber(priority, { code: "listener-rule-priority", what: "a rule's priority", min: 1, max: 50_000 }),
      ...conditionProblems(conditions),
      ...actionProblems(action, undefined),
    ]);
    const rule = new LbListenerRule(this, "Resource", {
      listenerArn: listener.arn,
      priority,
      condition: renderConditions(conditions),
      action: renderAction(action),
    });
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
    ...(sourceIps ? [{ sourceIp: values(sourceIps) }] : []),
    ...Object.entries(headers).map(([httpHeaderName, list]) => ({ httpHeader: { httpHeaderName, ...values(list) } })),
    ...(parameters.length > 0 ? [{ queryString: parameters }] : []),
  ];
}

function conditionProblems({ headers = {}, query = {}, ...lists }: ListenerConditions): Problem[] {
  const given = Object.values<readonly string[] | undefined>(lists).flatMap((list) =>
    list === undefined ? [] : [list],
  );
  const all = [...given, ...Object.values(headers), ...Object.values(query).map((value) => [value])];
  const values = all.flat();
  const code = "listener-rule-condition";
  const problems: Problem[] = [];
  if (all.length === 0 || all.some((list) => list.length === 0)) {
    problems.push(
      problem(code, "a rule has a condition, and each has a value", lists, "add one: `paths`, for example"),
    );
  }
  if (values.length > MOST_VALUES) {
    const rule = `the conditions of a rule have at most ${MOST_VALUES} values together`;
    problems.push(problem(code, rule, values, "make two rules of it"));
  }
  return problems;
}
