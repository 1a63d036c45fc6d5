import { resolve } from "node:path";
import { LambdaFunction } from "../../../constructs/lambda";
import { httpApiEvent, loadBalancerEvent, type Request } from "../../../harness/lambda-runtime/events";
import { describeWithLambdaTools } from "../../../harness/lambda-runtime/set-up";
import { freePort, startFunction, type RunningFunction } from "../../../harness/lambda-runtime/start";
import { synth } from "../../../harness/synthesized-stack";

/** What both kinds of answers have. */
interface Answer {
  readonly statusCode: number;
  readonly body: string;
  readonly isBase64Encoded: boolean;
  readonly headers: Readonly<Record<string, string>>;
  readonly multiValueHeaders?: Readonly<Record<string, readonly string[]>>;
  readonly cookies?: readonly string[];
}

/** What the page `/echo` answers. */
interface Echo {
  readonly method: string;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** The function as the construct writes it. */
function written(port: string): { readonly timeout: number; readonly environment: Readonly<Record<string, string>> } {
  const { json } = synth(
    (stack) =>
      new LambdaFunction(stack, "app", {
        ...{ name: "app", image: "123456789012.dkr.ecr.eu-west-3.amazonaws.com/app:1", timeout: 29 },
        environment: { APP_PORT: port, AWS_LWA_PORT: port, AWS_LWA_READINESS_CHECK_PATH: "/ready" },
      }),
  );
  const { timeout, environment } = json.resource?.["aws_lambda_function"]?.["app"] ?? {};
  return { timeout: Number(timeout), environment: (environment as { variables: Record<string, string> }).variables };
}

describeWithLambdaTools("a web application's image with the Web Adapter, as Lambda starts it", (tools) => {
  let running: RunningFunction | undefined;
  beforeAll(async () => {
    running = await startFunction(tools(), {
      ...{ folder: resolve("harness/lambda-runtime"), command: "$NODE web-application.mjs", node: process.execPath },
      ...{ adapter: true, ...written(String(await freePort())) },
    });
  }, 120_000);
  afterAll(() => running?.stop());

  const send = async (event: object): Promise<Answer> => {
    if (!running) throw new Error("The function is used before it is started.");
    return (await running.invoke(event)) as Answer;
  };
  const FORMS = [
    ["an HTTP API", httpApiEvent],
    ["a load balancer", loadBalancerEvent],
  ] as const;

  describe.each(FORMS)("behind %s", (_name, eventOf) => {
    const ask = (request: Request) => send(eventOf(request));
    const echo = async (request: Omit<Request, "path">) =>
      JSON.parse((await ask({ ...request, path: "/echo" })).body) as Echo;

    test("answers with its page", async () => {
      const answer = await ask({ path: "/" });
      expect(answer).toMatchObject({ statusCode: 200, body: "<h1>Students</h1>", isBase64Encoded: false });
      expect(answer.headers["content-type"]).toBe("text/html");
    });

    test("answers with its own errors", async () => {
      expect(await ask({ path: "/nowhere" })).toMatchObject({ statusCode: 404, body: "no such page" });
    });

    test("gets the method, the query, the headers and the body", async () => {
      const headers = { "content-type": "application/json", "x-amzn-oidc-data": "signed" };
      const body = '{"a":1}';
      const got = await echo({ method: "POST", query: "page=2&name=Ana%20B", headers, body });
      expect(got).toMatchObject({ method: "POST", headers, body });
      // Behind a load balancer the order of the parameters is not kept.
      const { pathname, searchParams } = new URL(got.url, "http://localhost");
      expect([pathname, Object.fromEntries(searchParams)]).toEqual(["/echo", { page: "2", name: "Ana B" }]);
    });

    test("gets all cookies", async () => {
      const { headers } = await echo({ cookies: ["one=1", "other=2"] });
      expect(headers["cookie"]?.split(/; ?/)).toEqual(["one=1", "other=2"]);
    });

    test("learns from the adapter alone who asked, whatever a client claims", async () => {
      const { headers } = await echo({ headers: { "x-amzn-request-context": "forged" } });
      const context = JSON.parse(headers["x-amzn-request-context"] ?? "") as Record<string, unknown>;
      expect(Object.keys(context)).toContain(eventOf === httpApiEvent ? "http" : "elb");
    });

    test("answers with bytes that are no text", async () => {
      const { body, isBase64Encoded } = await ask({ path: "/icon" });
      expect([isBase64Encoded, [...Buffer.from(body, "base64")]]).toEqual([true, [0, 255, 1, 254]]);
    });

    test("sets more than one cookie, and redirects", async () => {
      const { statusCode, headers, cookies, multiValueHeaders } = await ask({ path: "/sign-in" });
      expect([statusCode, headers["location"]]).toEqual([302, "/"]);
      const all = eventOf === httpApiEvent ? cookies : multiValueHeaders?.["set-cookie"];
      expect(all).toEqual(["one=1; Path=/", "other=2; Path=/"]);
    });
  });

  test("a load balancer without multi-value headers would lose a cookie", async () => {
    const { headers } = await send(loadBalancerEvent({ path: "/sign-in" }));
    expect(headers["set-cookie"]).toBe("one=1; Path=/");
  });
});
