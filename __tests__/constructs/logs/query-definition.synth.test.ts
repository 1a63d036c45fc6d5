import { InsightsQuery } from "../../../constructs/logs/insights-query";
import { QueryFilter } from "../../../constructs/logs/insights-expression";
import { LogGroup } from "../../../constructs/logs/log-group";
import { QueryDefinition } from "../../../constructs/logs/query-definition";
import { synth } from "../../../harness/synthesized-stack";

describe("saved query", () => {
  test("waits for the groups that it is for", () => {
    const { json } = synth((stack) => {
      const logGroup = new LogGroup(stack, "app", { name: "app" });
      const query = InsightsQuery.of(
        InsightsQuery.filter(QueryFilter.contains("@message", "${x}")),
        InsightsQuery.limit(5),
      );
      const saved = new QueryDefinition(stack, "errors", { name: "university/errors", query, logGroups: [logGroup] });
      new QueryDefinition(stack, "any", { name: "any", query: saved.query });
    });
    const query_string = 'filter @message like "$${x}"\n| limit 5';
    expect(json.resource?.["aws_cloudwatch_query_definition"]).toEqual({
      errors: { name: "university/errors", query_string, log_group_names: ["${aws_cloudwatch_log_group.app.name}"] },
      any: { name: "any", query_string },
    });
  });

  test("reports all that is wrong with it", () => {
    const wrong = () =>
      synth((stack) => {
        const logGroup = new LogGroup(stack, "app", { name: "app", logGroupClass: "INFREQUENT_ACCESS" });
        const query = InsightsQuery.of(InsightsQuery.raw("fields @message | pattern @message"), InsightsQuery.limit(0));
        new QueryDefinition(stack, "errors", { name: "/errors", query, logGroups: [logGroup] });
      });
    for (const problem of ["name-pattern: a saved query's name", "query-limit: ", "query-command-class: "]) {
      expect(wrong).toThrow(`[stack/errors] ${problem}`);
    }
  });
});
