import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { logDocuments, savedObjects, searchSetupFiles } from "../../../constructs/opensearch";
import type { SearchDocument } from "../../../constructs/opensearch";
import { removeScratchDirectories, scratchDirectory } from "../../../harness/scratch";
import {
  invoke as invokeFunction,
  runProgram,
  serve,
  type Answer,
  type Asked,
  type Ended,
  type Invoked,
} from "../../../harness/search/invoked-function";

// The function that installs documents, and the script that does so by hand, as they are really run: against a server that writes
// down what it is asked. What a real OpenSearch says to it is a matter of level 4.

afterAll(removeScratchDirectories);

const invoke = (port: number, event: object) => invokeFunction("setup.handler", port, event);

const put = (path: string, more: Partial<SearchDocument> = {}) => ({ method: "PUT", path, body: { a: "ä" }, ...more });
const event = (documents: readonly object[], more: object = {}) => ({
  endpoint: "https://search.example.org",
  region: "eu-west-3",
  documents,
  ...more,
});
const OK: Answer = [200, "{}"];

describe("the function", () => {
  test("installs the documents in their order, and signs each request", async () => {
    let answered: unknown;
    const documents = [
      put("/_index_template/app"),
      put("/x?overwrite=true", { method: "POST", headers: { "osd-xsrf": "true" } }),
    ];
    const asked = await serve(
      () => OK,
      async (port) => ({ result: answered } = await invoke(port, event(documents))),
    );
    expect(answered).toEqual({ installed: ["/_index_template/app", "/x?overwrite=true"] });
    expect(asked.map(({ method, path, body }) => [method, path, body])).toEqual([
      ["PUT", "/_index_template/app", '{"a":"ä"}'],
      ["POST", "/x?overwrite=true", '{"a":"ä"}'],
    ]);
    const day = new Date().toISOString().slice(0, 10).replaceAll("-", "");
    for (const { headers } of asked) {
      expect(headers).toMatchObject({ host: "search.example.org", "x-amz-security-token": "token" });
      expect(headers.authorization).toContain(
        `AWS4-HMAC-SHA256 Credential=AKID/${day}/eu-west-3/es/aws4_request, Signed`,
      );
    }
    expect(asked[1]?.headers.authorization).toContain("osd-xsrf");
  }, 60_000);

  test("names the version of a policy that it replaces, and none of a new one", async () => {
    const path = "/_plugins/_ism/policies/app";
    const there: Answer = [200, '{"_id":"app","_version":3,"_primary_term":1,"_seq_no":7}'];
    const install = (first: Answer) =>
      serve(
        ({ method }) => (method === "GET" ? first : OK),
        (port) => invoke(port, event([put(path, { versioned: true })])),
      );
    const paths = (asked: readonly Asked[]) => asked.map(({ method, path: at }) => `${method} ${at}`);
    expect(paths(await install(there))).toEqual([`GET ${path}`, `PUT ${path}?if_primary_term=1&if_seq_no=7`]);
    expect(paths(await install([404, "{}"]))).toEqual([`GET ${path}`, `PUT ${path}`]);
  }, 60_000);

  test("ends with the server's own reason where it refuses a document, and installs no other", async () => {
    let failed: Invoked["error"];
    const refusal: Answer = [400, '{"error":{"reason":"Invalid format: [nonsense]"},"status":400}'];
    const asked = await serve(
      () => refusal,
      async (port) => ({ error: failed } = await invoke(port, event([put("/_index_template/app"), put("/b")]))),
    );
    expect(failed?.errorMessage).toBe(`PUT /_index_template/app: 400 ${refusal[1]}`);
    expect(asked).toHaveLength(1);
  }, 60_000);

  test("waits for a server that is starting", async () => {
    const asked = await serve(
      (_asked, count) => (count === 1 ? [503, "{}"] : OK),
      (port) => invoke(port, event([put("/a")])),
    );
    expect(asked).toHaveLength(2);
  }, 60_000);

  test("leaves everything as it is when Terraform destroys it", async () => {
    let answered: unknown;
    const asked = await serve(
      () => OK,
      async (port) => ({ result: answered } = await invoke(port, event([put("/a")], { tf: { action: "delete" } }))),
    );
    expect([answered, asked]).toEqual([{ installed: [] }, []]);
  }, 60_000);

  test("assumes the role that it is given", async () => {
    const credentials = { AccessKeyId: "OTHER", SecretAccessKey: "s", SessionToken: "theirs" };
    const role = JSON.stringify({ AssumeRoleResponse: { AssumeRoleResult: { Credentials: credentials } } });
    const roleArn = "arn:aws:iam::210987654321:role/logs";
    const [assumed, installed] = await serve(
      ({ path }) => (path === "/" ? [200, role] : OK),
      (port) => invoke(port, event([put("/a")], { roleArn })),
    );
    expect(assumed).toMatchObject({ headers: { host: "sts.eu-west-3.amazonaws.com" } });
    expect(Object.fromEntries(new URLSearchParams(assumed?.body))).toMatchObject({
      Action: "AssumeRole",
      RoleArn: roleArn,
    });
    expect(assumed?.headers.authorization).toContain("/eu-west-3/sts/aws4_request");
    expect(installed?.headers).toMatchObject({ "x-amz-security-token": "theirs" });
    expect(installed?.headers.authorization).toContain("Credential=OTHER/");
  }, 60_000);
});

describe("the script", () => {
  const objects = savedObjects({ indexPattern: "app-*" });
  const documents = logDocuments({ prefix: "app", retentionDays: 30, replicas: 1, writingUsers: ["router"] });
  const files = searchSetupFiles({ engine: "opensearch", documents, savedObjects: objects });

  function written(): string {
    const folder = join(scratchDirectory(), "search setup");
    mkdirSync(folder);
    for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
    return join(folder, "install.sh");
  }

  test("has the documents as files, in their order, and leaves alone who reads", () => {
    expect(Object.keys(files)).toEqual([
      "01-security-api-roles-app-log-writer.json",
      "02-security-api-rolesmapping-app-log-writer.json",
      "03-security-api-roles-app-log-reader.json",
      "04-ism-policies-app.json",
      "05-index-template-app.json",
      "saved-objects.ndjson",
      "install.sh",
    ]);
  });

  test("installs what the function installs", async () => {
    const there: Answer = [200, '{"_id":"app","_version":3,"_seq_no":7,"_primary_term":1,"policy":{}}'];
    let ended: Ended | undefined;
    const password = 'qu"o\\te $HOME';
    const asked = await serve(
      ({ method }) => (method === "GET" ? there : OK),
      async (port) => {
        const SEARCH_URL = `http://127.0.0.1:${port}`;
        const env = { SEARCH_URL, SEARCH_USER: "ann", SEARCH_PASSWORD: password, DASHBOARDS_URL: SEARCH_URL };
        ended = await runProgram("sh", [written()], env);
      },
    );
    expect(ended?.status).toBe(0);
    const puts = asked.filter(({ method }) => method === "PUT");
    expect(puts.map(({ path, body }) => [path.replace(/\?.*/, ""), JSON.parse(body) as unknown])).toEqual(
      documents.map(({ path, body }) => [path, body]),
    );
    expect(puts[3]?.path).toBe("/_plugins/_ism/policies/app?if_seq_no=7&if_primary_term=1");
    expect(asked.at(-1)).toMatchObject({ method: "POST", path: "/api/saved_objects/_import?overwrite=true" });
    expect(asked.at(-1)?.body).toContain(JSON.stringify(objects[0]));
    const basic = `Basic ${Buffer.from(`ann:${password}`).toString("base64")}`;
    for (const { headers } of asked) expect(headers.authorization).toBe(basic);
  }, 60_000);

  test("takes an API key, and ends with the server's reason where it refuses a document", async () => {
    let ended: Ended | undefined;
    const asked = await serve(
      () => [403, '{"error":"no permissions"}'],
      async (port) => {
        const env = { SEARCH_URL: `http://127.0.0.1:${port}`, SEARCH_API_KEY: "key" };
        ended = await runProgram("sh", [written()], env);
      },
    );
    expect(ended?.status).not.toBe(0);
    expect(ended?.output).toContain("no permissions");
    expect(asked).toHaveLength(1);
    expect(asked[0]?.headers.authorization).toBe("ApiKey key");
  }, 60_000);

  test("says what it lacks", async () => {
    const { status, output } = await runProgram("sh", [written()], {});
    expect([status === 0, output]).toEqual([false, expect.stringContaining("SEARCH_URL")]);
  });
});
