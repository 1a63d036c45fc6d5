import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2 } from "aws-lambda";
import { API_ROUTES, type ApiRoute } from "../routes";
import type { StudentDatabase } from "./database";

type Answer = APIGatewayProxyStructuredResultV2;

/** Students that come at once, where a request does not say it, and at most. */
const PAGE = { usual: 100, most: 500 };

/**
 * Answers the routes of stack `serverless-api` in JSON, from the table `students`. Who may ask was decided before: API Gateway has
 * looked at the token. A failure is an answer that says so, `503` where the database does not answer: an alarm and a client can tell
 * it from success.
 */
export function apiHandler(database: StudentDatabase): (event: APIGatewayProxyEventV2) => Promise<Answer> {
  return async (event) => {
    const route = API_ROUTES.find((key) => key === event.routeKey);
    if (route === undefined) return json(404, { error: "not found" });
    try {
      return await answers[route](database, event);
    } catch (error) {
      // API Gateway's id: the access log has it too.
      console.error({ requestId: event.requestContext.requestId, route, error: messageOf(error) });
      return json(503, { error: "the database does not answer" }, { "retry-after": "5" });
    }
  };
}

const answers: Readonly<
  Record<ApiRoute, (database: StudentDatabase, event: APIGatewayProxyEventV2) => Promise<Answer>>
> = {
  "GET /api/students": async (database, { queryStringParameters: query = {} }) => {
    const [after, limit] = [wholeNumber(query["after"] ?? "0"), wholeNumber(query["limit"] ?? String(PAGE.usual))];
    if (after === undefined) return json(400, { error: "after is the id of a student" });
    if (limit === undefined || limit < 1 || limit > PAGE.most) {
      return json(400, { error: `limit is 1 to ${PAGE.most}` });
    }
    const students = await database.students({ after, limit });
    return json(200, { students, next: students.length < limit ? null : (students.at(-1)?.id ?? null) });
  },
  "GET /api/students/{id}": async (database, { pathParameters = {} }) => {
    const id = wholeNumber(pathParameters["id"] ?? "");
    if (id === undefined) return json(400, { error: "id is a number" });
    const [student] = await database.students({ after: id - 1, limit: 1 });
    return student?.id === id ? json(200, { student }) : json(404, { error: "no such student" });
  },
  "GET /api/health": async (database) => {
    await database.ping();
    return json(200, { status: "ok" });
  },
};

function wholeNumber(text: string): number | undefined {
  return /^\d{1,10}$/.test(text) ? Number(text) : undefined;
}

function json(statusCode: number, body: unknown, headers: Readonly<Record<string, string>> = {}): Answer {
  return {
    statusCode,
    headers: { "content-type": "application/json", "cache-control": "no-store", ...headers },
    body: JSON.stringify(body),
  };
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
