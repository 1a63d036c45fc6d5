import type { TerraformResource } from "cdktf";
import type { Construct } from "constructs";
import { AwsConstruct } from "../core/aws-construct";
import { reportProblems } from "../core/problem";
import type { LambdaFunctionBaseProps } from "../lambda/lambda-function-props";
import { LambdaFunction } from "../lambda/lambda-function";
import { FilterPattern } from "../logs/filter-pattern";
import type { ILogGroup } from "../logs/log-group-base";
import { SubscriptionFilter } from "../logs/subscription-filter";
import { SubscriptionTarget } from "../logs/subscription-target";
import { writerRole } from "./access-roles";
import { loopProblems } from "./log-forwarder-rules";
import type { SearchDocument } from "./search-document";
import { hostProblems, indexPrefixProblems } from "./search-document-rules";
import { bulkStatement } from "./search-endpoint";
import { searchFunctionCode } from "./search-function-code";
import { connectionTo, functionVpc, type SearchServer } from "./search-server";

/** Settings of a {@link LogForwarder}. */
export type LogForwarderProps = Pick<LambdaFunctionBaseProps, "logs" | "deadLetters" | "reservedConcurrency"> & {
  /** The function's name, its role's and the subscriptions': 1 to 64 letters, digits, `-` and `_`. */
  readonly name: string;
  /**
   * What the names of its indexes begin with; the date comes behind it. `app-functions` where a log router writes `app`: the
   * template, the lifecycle policy and the searches of `app-*` are for these records too, and it may not write the router's.
   */
  readonly index: string;
  /**
   * What has to be there before the first record: `installed` of the `SearchSetup` that installs {@link LogForwarder.documents}.
   *
   * @default nothing: its role mapping is there already, or somebody else's business
   */
  readonly installed?: TerraformResource;
} & SearchServer;

const GROUP = "Log forwarder: HTTPS to the search domain only";

/** Seconds for which it waits for a server that is away, three times: Lambda sends an event again that failed. */
const TIMEOUT = 300;

/**
 * Sends what log groups of CloudWatch Logs get to a search server: those of functions and APIs, which no log router sees. A
 * small Lambda function without dependencies, to which the groups are subscribed (CloudWatch Logs user guide, "Subscription
 * filters with AWS Lambda").
 *
 * An event is one record, whose id is the event's: sent again, it is there once. Fields of a line that is a JSON object become
 * those of the record; `log` is the line, `container_name` the group, `container_id` the stream, so that the searches and charts
 * of a log router's records find these too. The server may be away for a quarter of an hour; then an event goes to
 * `deadLetters`, or is lost to the server: the group still has it. A record that the server refuses for what is in it is named
 * in the function's log, and holds up no other.
 */
export class LogForwarder extends AwsConstruct {
  /** What the group's subscription filter invokes. */
  public readonly function: LambdaFunction;
  /** ARN of the role that writes: its mapping in the server is one of {@link documents}. */
  public readonly writer: string;
  private readonly index: string;
  private readonly subscribed: ILogGroup[] = [];

  public constructor(scope: Construct, id: string, props: LogForwarderProps) {
    super(scope, id, props);
    const { name, index, installed, domain, endpoint, logs, deadLetters, reservedConcurrency } = props;
    reportProblems(this, () => [
      ...indexPrefixProblems(index),
      ...(endpoint ? hostProblems(endpoint.host) : []),
      ...loopProblems(this.function.logGroup.name, this.subscribed),
    ]);
    const connection = connectionTo(props);
    this.function = new LambdaFunction(this, "function", {
      ...{ name, description: "Sends log events to a search server", code: searchFunctionCode() },
      ...{ handler: "forward.handler", memorySize: 256, timeout: TIMEOUT, logs, deadLetters, reservedConcurrency },
      environment: {
        SEARCH_INDEX: index,
        SEARCH_ENDPOINT: connection.endpoint,
        SEARCH_REGION: connection.region,
        ...(connection.roleArn !== undefined && { SEARCH_ROLE_ARN: connection.roleArn }),
      },
      vpc: functionVpc(this, props, { name, description: GROUP, from: id }),
      dependsOn: [...(domain?.ways() ?? []), ...(installed ? [installed] : [])],
    });
    this.index = index;
    this.writer = connection.roleArn ?? this.function.role.arn;
    if (domain) domain.grantBulk(this.function.role);
    else this.function.role.addToPolicy(bulkStatement(endpoint));
  }

  /**
   * Sends on what a group gets from now on, as `aws_cloudwatch_log_subscription_filter.<scope>_<id>`. A group has at most two
   * subscriptions.
   *
   * @param logGroup of class `STANDARD`; not the function's own, which would never come to rest
   * @param pattern which events; by default all
   */
  public forward(id: string, logGroup: ILogGroup, pattern: FilterPattern = FilterPattern.allEvents()): void {
    this.subscribed.push(logGroup);
    const { functionName: name, arn } = this.function;
    new SubscriptionFilter(this, id, { name, logGroup, pattern, target: SubscriptionTarget.lambda(arn) });
  }

  /**
   * What the server needs to let it write: a role for indexes of its own alone, and who has it. They belong among those of a
   * `SearchSetup`; a template and a lifecycle policy are those of `logDocuments`.
   */
  public documents(): SearchDocument[] {
    return writerRole({ engine: "opensearch", prefix: this.index, writers: [this.writer] });
  }
}
