import { gzipSync } from "node:zlib";
import { removeScratchDirectories } from "../../../harness/scratch";
import { invoke, serve, type Answer, type Asked, type Invoked } from "../../../harness/search/invoked-function";

// The function that sends log events on, as it is really run: against a server that writes down what it is asked. What a real
// OpenSearch says to it is a matter of level 4.

afterAll(removeScratchDirectories);

const ENVIRONMENT = {
  SEARCH_ENDPOINT: "https://search.example.org",
  SEARCH_REGION: "eu-west-3",
  SEARCH_INDEX: "app-functions",
};
const NOON = Date.UTC(2026, 10, 26, 12);
const GROUP = { logGroup: "/aws/lambda/students", logStream: "2026/11/26/[$LATEST]0123" };

const events = (...messages: readonly string[]) =>
  messages.map((message, at) => ({ id: `id-${at}`, timestamp: NOON + at, message }));

const subscribed = (logEvents: readonly object[], messageType = "DATA_MESSAGE") => {
  const message = JSON.stringify({
    messageType,
    owner: "123456789012",
    ...GROUP,
    subscriptionFilters: ["x"],
    logEvents,
  });
  return { awslogs: { data: gzipSync(message).toString("base64") } };
};

const answered = (...statuses: readonly (readonly [status: number, reason?: string])[]): Answer => {
  const items = statuses.map(([status, reason]) => ({
    create: { status, ...(reason !== undefined && { error: { type: "a_type", reason } }) },
  }));
  return [200, JSON.stringify({ errors: statuses.some(([status]) => status > 201), items })];
};

/** What the server is asked, and how the invocation ends. */
async function forward(
  event: object,
  answer: (asked: Asked, count: number) => Answer,
  environment: Readonly<Record<string, string>> = {},
): Promise<{ readonly asked: readonly Asked[]; readonly invoked: Invoked | undefined }> {
  let invoked: Invoked | undefined;
  const asked = await serve(answer, async (port) => {
    invoked = await invoke("forward.handler", port, event, { ...ENVIRONMENT, ...environment });
  });
  return { asked, invoked };
}

const all = (status: number) => (one: Asked) => answered(...actionsOf(one).map(() => [status] as const));

/** The lines of a request: actions and records, one after the other. */
const linesOf = ({ body }: Asked) =>
  body
    .trimEnd()
    .split("\n")
    .map((line) => JSON.parse(line) as object);
const actionsOf = (one: Asked) => linesOf(one).filter((_, at) => at % 2 === 0);
const recordsOf = (one: Asked) => linesOf(one).filter((_, at) => at % 2 === 1);

test("sends each event as a record, with its own id in the index of its own day, signed", async () => {
  const late = { id: "late", timestamp: Date.UTC(2026, 10, 26, 23, 59, 59, 999), message: "the day's last line" };
  const { asked, invoked } = await forward(subscribed([...events("START"), late]), all(201));
  expect(invoked?.result).toEqual({ kept: 2, refused: 0 });
  expect(asked).toHaveLength(1);
  const [one] = asked as [Asked];
  expect(one).toMatchObject({ method: "POST", path: "/_bulk" });
  expect(linesOf(one)).toEqual([
    { create: { _index: "app-functions-2026.11.26", _id: "id-0" } },
    {
      "@timestamp": "2026-11-26T12:00:00.000Z",
      ...{ log: "START", container_name: GROUP.logGroup, container_id: GROUP.logStream },
    },
    { create: { _index: "app-functions-2026.11.26", _id: "late" } },
    expect.objectContaining({ "@timestamp": "2026-11-26T23:59:59.999Z" }),
  ]);
  expect(one.headers).toMatchObject({ host: "search.example.org", "content-type": "application/x-ndjson" });
  expect(one.headers.authorization).toMatch(/^AWS4-HMAC-SHA256 Credential=AKID\/\d{8}\/eu-west-3\/es\/aws4_request, /);
}, 60_000);

test("makes fields of a line that is a JSON object, but for those that are known better", async () => {
  const line = JSON.stringify({
    ...{ level: "error", "error.type": "TypeError", "": 1, "@timestamp": "yesterday", log: "x" },
    list: [{ "a.b": null }],
  });
  const { asked } = await forward(subscribed(events(line, "{ not JSON", "[1]", '"text"')), all(201));
  const [first, ...others] = asked.flatMap(recordsOf);
  expect(first).toEqual({
    ...{ "@timestamp": "2026-11-26T12:00:00.000Z", level: "error", error_type: "TypeError", _: 1, log: line },
    list: [{ a_b: null }],
    ...{ container_name: GROUP.logGroup, container_id: GROUP.logStream },
  });
  expect(others.map((record) => Object.keys(record).length)).toEqual([4, 4, 4]);
}, 60_000);

test("asks nothing where CloudWatch Logs only sees whether it is there", async () => {
  const { asked, invoked } = await forward(subscribed(events("CWL CONTROL MESSAGE"), "CONTROL_MESSAGE"), all(201));
  expect([asked, invoked?.result]).toEqual([[], { kept: 0, refused: 0 }]);
}, 60_000);

test("names what is refused for what is in it, and keeps the rest; what is there already is kept", async () => {
  const { asked, invoked } = await forward(subscribed(events("a", "b", "c")), () =>
    answered([201], [400, "no [depth] more than 20"], [409, "document already exists"]),
  );
  expect(asked).toHaveLength(1);
  expect(invoked?.result).toEqual({ kept: 2, refused: 1 });
  expect(JSON.parse(invoked?.log ?? "")).toEqual({
    ...{ message: "refused", id: "id-1", reason: "a_type: no [depth] more than 20" },
  });
}, 60_000);

test("sends again what the server is too busy for, and nothing else", async () => {
  const { asked, invoked } = await forward(subscribed(events("a", "b", "c")), (one, count) =>
    count === 1 ? answered([201], [429, "queue is full"], [201]) : all(201)(one),
  );
  expect(asked.map((one) => recordsOf(one).map((record) => Reflect.get(record, "log") as unknown))).toEqual([
    ["a", "b", "c"],
    ["b"],
  ]);
  expect(invoked?.result).toEqual({ kept: 3, refused: 0 });
}, 60_000);

test("waits for a server that is away", async () => {
  const { asked, invoked } = await forward(subscribed(events("a")), (one, count) =>
    count === 1 ? [503, "{}"] : all(201)(one),
  );
  expect([asked.length, invoked?.result]).toEqual([2, { kept: 1, refused: 0 }]);
}, 60_000);

test.each<[what: string, answer: Answer, reason: string]>([
  ["the domain's policy", [403, '{"Message":"User: x is not authorized"}'], "POST /_bulk: 403 "],
  ["its role mapping", answered([403, "no permissions"]), "POST /_bulk: 403 a_type: no permissions"],
])(
  "fails where %s does not let it in, so that somebody hears of it",
  async (_what, answer, reason) => {
    const { asked, invoked } = await forward(subscribed(events("a")), () => answer);
    expect(asked).toHaveLength(1);
    expect(invoked?.error?.errorMessage).toContain(reason);
  },
  60_000,
);

test("makes several requests of what is large", async () => {
  const line = "x".repeat(1_500_000);
  const { asked, invoked } = await forward(subscribed(events(line, line, line, line, line)), all(201));
  expect(asked.map((one) => recordsOf(one).length)).toEqual([2, 2, 1]);
  expect(invoked?.result).toEqual({ kept: 5, refused: 0 });
}, 60_000);

test("assumes the role that it is given", async () => {
  const credentials = { AccessKeyId: "OTHER", SecretAccessKey: "s", SessionToken: "theirs" };
  const role = JSON.stringify({ AssumeRoleResponse: { AssumeRoleResult: { Credentials: credentials } } });
  const { asked } = await forward(subscribed(events("a")), (one) => (one.path === "/" ? [200, role] : all(201)(one)), {
    SEARCH_ROLE_ARN: "arn:aws:iam::210987654321:role/logs",
  });
  expect(asked.map(({ path }) => path)).toEqual(["/", "/_bulk"]);
  expect(asked[1]?.headers.authorization).toContain("Credential=OTHER/");
}, 60_000);
