import { createServer, type Server } from "node:http";
import { httpApiEvent, type EventOptions } from "../../../harness/http-api/event";
import { startMysqlServer, type MysqlServer } from "../../../harness/http-api/mysql-server";
import { describeWithLambdaTools } from "../../../harness/lambda-runtime/set-up";
import { freePort, startFunction, type RunningFunction } from "../../../harness/lambda-runtime/start";
import type { LambdaTools } from "../../../harness/lambda-runtime/tools";
import { unpacked } from "../../../harness/lambda-runtime/unpacked";

const ROWS = [{ id: 7, name: "Ada", address: "a", city: "b", state: "c", email: "ada@example.org", phone: "1" }];
const REQUEST_ID = "JKJaXmPLvHcESHA=";

/** The sample handler, bundled and unpacked, under AWS's own runtime client. */
function start(tools: LambdaTools, entry: string, environment: Record<string, string>): Promise<RunningFunction> {
  const { client, node } = tools;
  return startFunction(tools, {
    ...{ folder: unpacked(entry), command: `$NODE ${client} index.handler`, node, timeout: 29 },
    environment: { _HANDLER: "index.handler", AWS_LAMBDA_LOG_FORMAT: "JSON", ...environment },
  });
}

/** Sends an event of API Gateway, in format 2.0. */
async function ask(running: RunningFunction | undefined, route: string, options?: EventOptions) {
  const answer = (await running?.invoke(httpApiEvent(route, options))) as { statusCode: number; body: string };
  return { status: answer.statusCode, body: JSON.parse(answer.body) as unknown };
}

describeWithLambdaTools("the sample handler, under AWS's own runtime client", (tools) => {
  describe("with its database", () => {
    let database: MysqlServer | undefined;
    let running: RunningFunction | undefined;
    beforeAll(async () => {
      database = await startMysqlServer(ROWS);
      running = await start(tools(), "harness/http-api/local-handler.ts", { APP_DB_PORT: String(database.port) });
    }, 120_000);
    afterAll(async () => {
      await running?.stop();
      database?.close();
    });

    test("answers each route, and what it does not know", async () => {
      expect(await ask(running, "GET /api/health")).toEqual({ status: 200, body: { status: "ok" } });
      expect(await ask(running, "GET /api/students")).toEqual({ status: 200, body: { students: ROWS, next: null } });
      expect(await ask(running, "GET /api/students/{id}", { path: { id: "7" } })).toEqual({
        status: 200,
        body: { student: ROWS[0] },
      });
      expect(await ask(running, "GET /api/students/{id}", { path: { id: "8" } })).toMatchObject({ status: 404 });
      expect(await ask(running, "GET /api/students", { query: { limit: "0" } })).toMatchObject({ status: 400 });
      expect(await ask(running, "$default")).toEqual({ status: 404, body: { error: "not found" } });
    });

    test("has one connection for all of them, and opens another where it was lost", async () => {
      expect(database?.connections()).toBe(1);
      database?.drop();
      expect(await ask(running, "GET /api/health")).toMatchObject({ status: 200 });
      expect(database?.connections()).toBe(2);
    });
  });

  describe("as it is deployed, without its database", () => {
    let secrets: Server | undefined;
    let asked = 0;
    let running: RunningFunction | undefined;
    beforeAll(async () => {
      secrets = createServer((_request, response) => {
        asked += 1;
        response.setHeader("content-type", "application/x-amz-json-1.1");
        response.end(JSON.stringify({ SecretString: '{"password":"swordfish"}' }));
      });
      const port = await freePort();
      await new Promise<void>((resolve) => secrets?.listen(port, "127.0.0.1", resolve));
      running = await start(tools(), "stacks/serverless-api/handler/index.ts", {
        ...{ APP_DB_USER: "root", APP_DB_HOST: "127.0.0.1", APP_DB_NAME: "students", APP_DB_SECRET_ARN: "database" },
        ...{ AWS_REGION: "eu-west-3", AWS_ACCESS_KEY_ID: "offline", AWS_SECRET_ACCESS_KEY: "offline" },
        AWS_ENDPOINT_URL_SECRETS_MANAGER: `http://127.0.0.1:${port}`,
      });
    }, 120_000);
    afterAll(async () => {
      await running?.stop();
      secrets?.close();
    });

    test("reads the password, says that the database does not answer, and logs it with the request's id", async () => {
      expect(await ask(running, "GET /api/students")).toEqual({
        status: 503,
        body: { error: "the database does not answer" },
      });
      expect(asked).toBe(1);
      const [line = "{}"] = (running?.log() ?? "").split("\n").filter((text) => text.includes(REQUEST_ID));
      expect(JSON.parse(line)).toMatchObject({
        level: "ERROR",
        message: { requestId: REQUEST_ID, route: "GET /api/students" },
      });
    });
  });
});
