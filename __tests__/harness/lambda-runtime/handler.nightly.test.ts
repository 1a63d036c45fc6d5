import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { httpApiEvent } from "../../../harness/lambda-runtime/events";
import { describeWithLambdaTools } from "../../../harness/lambda-runtime/set-up";
import { startFunction, type RunningFunction } from "../../../harness/lambda-runtime/start";
import { unpacked } from "../../../harness/lambda-runtime/unpacked";
import { scratchDirectory } from "../../../harness/scratch";

const HANDLER = `
  import { basename } from "node:path";
  interface Event {
    rawPath: string;
    requestContext: { authorizer?: { jwt: { claims: Record<string, string> } } };
  }
  interface Context {
    functionName: string;
    getRemainingTimeInMillis(): number;
  }
  export const handler = async (event: Event, context: Context) => {
    if (event.rawPath === "/fail") throw new RangeError("too far");
    console.warn("asked for", basename(event.rawPath));
    const left = context.getRemainingTimeInMillis();
    const { sub } = event.requestContext.authorizer?.jwt.claims ?? {};
    return { statusCode: 200, body: JSON.stringify({ sub, name: context.functionName, inTime: left > 0 && left <= 29_000 }) };
  };
`;

/** The handler's entry. */
function entry(): string {
  const file = join(scratchDirectory(), "app.ts");
  writeFileSync(file, HANDLER);
  return file;
}

describeWithLambdaTools("a bundled handler, under AWS's own runtime client", (tools) => {
  let running: RunningFunction | undefined;
  beforeAll(async () => {
    const { client, node } = tools();
    running = await startFunction(tools(), {
      ...{ folder: unpacked(entry()), command: `$NODE ${client} index.handler`, node, timeout: 29 },
      environment: { _HANDLER: "index.handler", AWS_LAMBDA_LOG_FORMAT: "JSON", AWS_LAMBDA_LOG_LEVEL: "INFO" },
    });
  }, 120_000);
  afterAll(() => running?.stop());

  test("gets what an authorizer found, and answers", async () => {
    const answer = await running?.invoke(httpApiEvent({ path: "/api/students", claims: { sub: "ana" } }));
    const body = JSON.stringify({ sub: "ana", name: "students", inTime: true });
    expect(answer).toEqual({ statusCode: 200, body });
  });

  test("logs JSON with a level", async () => {
    await running?.invoke(httpApiEvent({ path: "/api/courses" }));
    const lines = (running?.log() ?? "").split("\n").filter((line) => line.includes("courses"));
    expect(lines.map((line) => JSON.parse(line) as object)).toEqual([
      expect.objectContaining({ level: "WARN", message: "asked for courses", requestId: expect.any(String) as string }),
    ]);
  });

  test("fails with what it throws", async () => {
    expect(await running?.invoke(httpApiEvent({ path: "/fail" }))).toMatchObject({
      errorType: "RangeError",
      errorMessage: "too far",
    });
  });
});
