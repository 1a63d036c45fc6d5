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

const FINITE = ["a query compares and computes with finite numbers", "correct how it is computed"];
const PERCENTILE = ["a percentile is 0 to 100", "choose one, such as 95"];
const INTERVAL = ["an interval is a whole number of its unit, 1 or more", "write it like bin(5m)"];

test.each([
  ["filter a > NaN", FINITE, "NaN"],
  ["filter a <= -Infinity", FINITE, "-Infinity"],
  ["filter a in [1, NaN]", FINITE, "NaN"],
  ["filter a in [Infinity]", FINITE, "Infinity"],
  ["stats pct(a, NaN)", FINITE, "NaN"],
  ["stats pct(a, 101)", PERCENTILE, "101"],
  ["stats pct(a, -1)", PERCENTILE, "-1"],
  ["stats pct(a, 1e3)", PERCENTILE, "1e3"],
  ["stats pct(a, 0.5.5)", PERCENTILE, "0.5.5"],
  ["stats count(*) by bin(0m)", INTERVAL, "0"],
  ["stats count(*) by bin(-5m)", INTERVAL, "-5"],
  ["stats count(*) by bin(1.5h)", INTERVAL, "1.5"],
  ["stats count(*) by bin(5e1h)", INTERVAL, "5e1"],
])("%s does not", (query, [rule, fix], got) => {
  expect(queryNumberProblems(query)).toEqual([{ code: "query-number", rule, got, fix }]);
});
