import { Token } from "cdktf";
import { queryNumberProblems } from "../../../constructs/cloudwatch/query-number-rules";

test.each([
  "stats pct(duration, 95), pct(duration, 99.9), pct(@duration, 0), pct(duration, 100) by bin(5m)",
  "stats count(*) by bin(1h), bin(30s)",
  'filter message = "NaN" or message like /Infinity, NaN/',
  "filter status >= 500 and status != -1",
  "fields NaN | filter ispresent(NaNs)",
  "filter a in [1, 2.5, -3]",
  "stats count(*) # pct(x, 950)",
  Token.asString({ resolve: () => "stats pct(a, 950)" }),
])("%s passes", (query) => expect(queryNumberProblems(query)).toEqual([]));

test.each([
  ["filter a > NaN", "finite numbers", "NaN"],
  ["filter a <= -Infinity", "finite numbers", "-Infinity"],
  ["filter a in [1, NaN]", "finite numbers", "NaN"],
  ["filter a in [Infinity]", "finite numbers", "Infinity"],
  ["stats pct(a, NaN)", "finite numbers", "NaN"],
  ["stats pct(a, 101)", "a percentile is 0 to 100", "101"],
  ["stats pct(a, -1)", "a percentile is 0 to 100", "-1"],
  ["stats pct(a, 1e3)", "a percentile is 0 to 100", "1e3"],
  ["stats pct(a, 0.5.5)", "a percentile is 0 to 100", "0.5.5"],
  ["stats count(*) by bin(0m)", "an interval is a whole number", "0"],
  ["stats count(*) by bin(-5m)", "an interval is a whole number", "-5"],
  ["stats count(*) by bin(1.5h)", "an interval is a whole number", "1.5"],
])("%s does not", (query, rule, got) => {
  expect(queryNumberProblems(query)).toEqual([
    { code: "query-number", rule: expect.stringContaining(rule) as string, got, fix: expect.any(String) as string },
  ]);
});
