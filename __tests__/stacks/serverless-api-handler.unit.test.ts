import { httpApiEvent, type EventOptions } from "../../harness/http-api/event";
import { apiHandler } from "../../stacks/serverless-api/handler/api";
import type { Student, StudentDatabase } from "../../stacks/serverless-api/handler/database";

const student = (id: number): Student => ({
  ...{ id, name: `Student ${id}`, address: "1 Main Street", city: "Paris", state: "IDF" },
  ...{ email: `s${id}@example.org`, phone: "+33 1 00 00 00 00" },
});

const ALL = [1, 2, 3, 5, 8].map(student);

const KEPT: StudentDatabase = {
  students: ({ after, limit }) => Promise.resolve(ALL.filter(({ id }) => id > after).slice(0, limit)),
  ping: () => Promise.resolve(),
};

const AWAY: StudentDatabase = {
  students: () => Promise.reject(new Error("connect ETIMEDOUT 10.0.50.7:3306")),
  ping: () => Promise.reject(new Error("connect ETIMEDOUT 10.0.50.7:3306")),
};

async function answer(routeKey: string, options: EventOptions = {}, database = KEPT) {
  const { statusCode, headers, body = "" } = await apiHandler(database)(httpApiEvent(routeKey, options));
  return { statusCode, headers, body: JSON.parse(body) as unknown };
}

const LIST = "GET /api/students";
const ONE = "GET /api/students/{id}";

test("students come in pages", async () => {
  expect(await answer(LIST, { query: { limit: "2" } })).toMatchObject({
    statusCode: 200,
    headers: { "content-type": "application/json", "cache-control": "no-store" },
    body: { students: [student(1), student(2)], next: 2 },
  });
  expect(await answer(LIST, { query: { after: "3", limit: "2" } })).toMatchObject({
    body: { students: [student(5), student(8)], next: 8 },
  });
  expect(await answer(LIST, { query: { after: "8" } })).toMatchObject({ body: { students: [], next: null } });
  expect(await answer(LIST)).toMatchObject({ body: { students: ALL, next: null } });
});

test.each<[EventOptions["query"], string]>([
  [{ limit: "0" }, "limit is 1 to 500"],
  [{ limit: "501" }, "limit is 1 to 500"],
  [{ limit: "ten" }, "limit is 1 to 500"],
  [{ after: "-1" }, "after is the id of a student"],
  [{ after: "1 OR 1=1" }, "after is the id of a student"],
])("a page of %j is refused", async (query, error) => {
  expect(await answer(LIST, { query })).toMatchObject({ statusCode: 400, body: { error } });
});

test("a student is found by the id, or not", async () => {
  expect(await answer(ONE, { path: { id: "5" } })).toMatchObject({ statusCode: 200, body: { student: student(5) } });
  expect(await answer(ONE, { path: { id: "4" } })).toMatchObject({
    statusCode: 404,
    body: { error: "no such student" },
  });
  expect(await answer(ONE, { path: { id: "5 OR 1=1" } })).toMatchObject({ statusCode: 400 });
  expect(await answer(ONE)).toMatchObject({ statusCode: 400 });
});

test("health is of the database too", async () => {
  expect(await answer("GET /api/health")).toMatchObject({ statusCode: 200, body: { status: "ok" } });
});

test("another route has nothing", async () => {
  expect(await answer("$default")).toMatchObject({ statusCode: 404, body: { error: "not found" } });
});

test.each([LIST, ONE, "GET /api/health"])(
  "%s says so when the database is down, and no more than that",
  async (route) => {
    const written = jest.spyOn(console, "error").mockImplementation(() => undefined);
    expect(await answer(route, { path: { id: "5" } }, AWAY)).toMatchObject({
      statusCode: 503,
      headers: { "retry-after": "5" },
      body: { error: "the database does not answer" },
    });
    // With API Gateway's id, which the access log has too.
    const error = { requestId: "JKJaXmPLvHcESHA=", route, error: "connect ETIMEDOUT 10.0.50.7:3306" };
    expect(written.mock.calls).toEqual([[error]]);
    written.mockRestore();
  },
);
