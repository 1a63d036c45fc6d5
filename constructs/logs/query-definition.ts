import { CloudwatchQueryDefinition } from "@cdktf/provider-aws/lib/cloudwatch-query-definition";
import type { Construct } from "constructs";
import { AwsConstruct } from "../core/aws-construct";
import { checkName, type NameRule } from "../core/name";
import { reportProblems } from "../core/problem";
import { literalText } from "../core/literal-text";
import type { InsightsQuery } from "./insights-query";
import { queryClassProblems, queryProblems } from "./insights-rules";
import type { ILogGroup } from "./log-group-base";

/** CloudWatch Logs API reference, `PutQueryDefinition`. */
export const QUERY_DEFINITION_NAME: NameRule = {
  what: "a saved query's name",
  max: 255,
  pattern: /^(?:[^:*/]+\/)*[^:*/]+$/,
  says: "anything but : and *, and / only between folders",
};

/** Settings of a {@link QueryDefinition}. */
export interface QueryDefinitionProps {
  /** 1 to 255 characters without `:` and `*`; `/` makes folders: `university/top paths`. */
  readonly name: string;
  /** Built with `InsightsQuery.of`. */
  readonly query: InsightsQuery;
  /** The groups that it starts with. @default whoever runs it chooses them */
  readonly logGroups?: readonly ILogGroup[];
}

/** A query that waits in the console of CloudWatch Logs Insights; it costs nothing until somebody runs it. */
export class QueryDefinition extends AwsConstruct {
  /** As given. */
  public readonly query: InsightsQuery;
  /** The groups that it starts with; empty where whoever runs it chooses them. */
  public readonly logGroups: readonly ILogGroup[];

  public constructor(scope: Construct, id: string, { name, query, logGroups = [] }: QueryDefinitionProps) {
    super(scope, id);
    checkName(this, QUERY_DEFINITION_NAME, name);
    const classes = logGroups.map(({ logGroupClass }) => logGroupClass);
    reportProblems(this, () => [...queryProblems(query), ...queryClassProblems(query, classes)]);
    new CloudwatchQueryDefinition(this, "Resource", {
      name,
      queryString: literalText(query.text),
      logGroupNames: logGroups.length === 0 ? undefined : logGroups.map((group) => group.name),
    });
    this.query = query;
    this.logGroups = logGroups;
  }
}
