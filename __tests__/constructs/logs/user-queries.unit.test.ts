import { userQueries } from "../../../constructs/logs/user-queries";
import { insightsQuery } from "../../../harness/log-evaluator/insights-query";
import { eventsOf } from "../../../harness/log-evaluator/log-event";

const ADA = "3f0c9a0e-0d3a-4c54-9f5e-6a1b2c3d4e5f";
const LINES = [
  `GET /students user=${ADA}`,
  "GET /css/base.css user=-",
  "Students:  [",
  `POST /supplier-update/7 user=${ADA}`,
  "GET / user=b1-b2",
  `{"method":"GET","path":"/","sub":"${ADA}"}`,
];

const rows = (name: keyof ReturnType<typeof userQueries>, options = {}, lines = LINES) =>
  insightsQuery(userQueries(options)[name].text)(eventsOf(lines.join("\n")));

describe("who asked", () => {
  test("is counted by the line that says so", () => {
    expect(rows("requestsByUser")).toMatchObject([
      { user: ADA, requests: 2 },
      { user: "b1-b2", requests: 1 },
    ]);
    expect(rows("activeUsers")).toMatchObject([{ users: 2 }]);
  });

  test("is read in other words, too", () => {
    expect(rows("requestsByUser", { user: /"sub":"(?<user>[^"]+)"/ })).toMatchObject([{ user: ADA, requests: 1 }]);
  });

  test.each(["requestsByUser", "activeUsers"] as const)("%s finds nothing where no line says so", (name) => {
    expect(rows(name, {}, ["Students:  ["])).toEqual([]);
  });

  test("is counted in intervals", () => {
    expect(userQueries({ interval: "1h" }).activeUsers.text).toContain("bin(1h)");
  });
});
