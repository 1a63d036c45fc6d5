import { join } from "node:path";
import type { App } from "cdktf";
import { bufferMib, retryLimit } from "../../../constructs/ecs/firelens/retry";
import type { SearchDocument } from "../../../constructs/opensearch";
import { synthesize } from "../../../commands/lib/synthesize";
import { invokeFunction } from "../../../harness/emulator/lambda-function";
import { useEmulator } from "../../../harness/emulator/set-up";
import { scratchDirectory } from "../../../harness/scratch";
import { BAD_VALUES } from "../../../harness/search/bad-values";
import { withoutDomainWaits } from "../../../harness/search/domain-waits";
import { installedDocuments } from "../../../harness/search/installed-documents";
import { predictedCounts, predictedDurations, predictedSearches, sorted } from "../../../harness/search/predictions";
import { random } from "../../../harness/search/random";
import { FIRST, loggedLines, type LoggedLine } from "../../../harness/search/records";
import { bulkBody, deliver, routerRecords, type Destination } from "../../../harness/search/router";
import {
  chartRequestOf,
  countsOf,
  hitsOf,
  percentilesOf,
  searchOf,
  type SavedQuery,
} from "../../../harness/search/saved-queries";
import { PREFIX, READER, SAVED_OBJECTS, SearchStack, WRITER } from "../../../harness/search/search-stack";
import type { SearchAnswer } from "../../../harness/search-server/search-server";
import { describeWithSearchServer } from "../../../harness/search-server/set-up";
import { TerraformWorkspace } from "../../../testing/terraform";

const A_MINUTE = 60_000;
const LINES = loggedLines(10_000);
const RECORDS = routerRecords(LINES);
const RANGE = { from: FIRST, to: FIRST + 4 * 3600 * 1000 };
const keyOf = (id: string) => id.replace(/^app-(search-)?/, "");
const ofType = (type: string) =>
  SAVED_OBJECTS.filter((object) => object.type === type).map((object) => [keyOf(object.id), object] as const);
const CHARTS = ofType("visualization");

const aws = useEmulator();
jest.setTimeout(A_MINUTE);

// These follow one another.
describeWithSearchServer("a search domain, and what is installed in it", (server) => {
  const outdir = join(scratchDirectory(), "cdktf.out");
  const write = (more: readonly SearchDocument[] = []): TerraformWorkspace => {
    const addStacks = (app: App): void => {
      new SearchStack(app, "search", more);
    };
    const { stacks } = synthesize(addStacks, { outdir });
    const terraform = new TerraformWorkspace(stacks.get("search") ?? "", { env: aws.env });
    withoutDomainWaits(terraform);
    return terraform;
  };
  const asRouter: Destination = (body) => server.as(WRITER)("POST", "/_bulk", body);
  const count = async (index: string) => {
    await server.master("POST", `/${index}/_refresh`);
    return ((await server.master("GET", `/${index}/_count`)).body as { count: number }).count;
  };

  it(
    "is applied by Terraform, and needs no change then",
    async () => {
      await aws.searchWith(server.endpoint);
      const terraform = write();
      await terraform.init();
      await terraform.apply();
      expect((await terraform.plan()).text).toContain("No changes.");
    },
    3 * A_MINUTE,
  );

  it("has all documents: the template, the roles and who has them on the server", async () => {
    const installed = await installedDocuments(write());
    const shown = SAVED_OBJECTS.map(({ type, id }) => `/_dashboards/api/saved_objects/${type}/${id}?overwrite=true`);
    expect(installed).toEqual(
      expect.arrayContaining(["/_plugins/_ism/policies/app", "/_index_template/app", ...shown]),
    );
    const found = await server.master("GET", `/_index_template/${PREFIX}`);
    expect(found.body).toMatchObject({ index_templates: [{ index_template: { index_patterns: ["app-*"] } }] });
    const mapped = async (role: string) =>
      (await server.master("GET", `/_plugins/_security/api/rolesmapping/${role}`)).body;
    expect(await mapped("app_log_writer")).toMatchObject({ app_log_writer: { backend_roles: [WRITER] } });
    expect(await mapped("app_log_reader")).toMatchObject({ app_log_reader: { backend_roles: [READER] } });
  });

  describe("the router's role", () => {
    // Through the emulated AWS: signature, security groups, the role's policy, the domain's, then the real OpenSearch.
    const send = async (method: string, path: string, body?: string) => {
      const endpoint = "university-prod-logs.us-east-1.es.amazonaws.com";
      const { failed, payload } = await invokeFunction(aws, "router", { endpoint, method, path, body });
      expect(failed).toBe(false);
      return payload as SearchAnswer;
    };
    const record = (index: string) => `{"create":{"_index":"${index}"}}\n{"log":"x"}\n`;

    it("writes to its own indexes", async () => {
      const answer = await send("POST", "/_bulk", record("app-own"));
      expect(answer).toMatchObject({ status: 200, body: { items: [{ create: { status: 201 } }] } });
    });

    it("may not write to another index, says OpenSearch", async () => {
      const answer = await send("POST", "/_bulk", record("other"));
      const refusal = { type: "security_exception", reason: expect.stringContaining("no permissions for") };
      expect(answer).toMatchObject({ body: { items: [{ create: { status: 403, error: refusal } }] } });
    });

    it.each([
      ["search", "POST", "/app-*/_search", "{}"],
      ["delete its indexes", "DELETE", "/app-own", undefined],
      ["change the template", "PUT", "/_index_template/app", '{"index_patterns":["app-*"]}'],
      ["see who may do what", "GET", "/_plugins/_security/api/roles", undefined],
    ])("may not %s, say AWS's policies, and OpenSearch too", async (_, method, path, body) => {
      const refusal = { Message: `User: ${WRITER} is not authorized to perform: es:ESHttp${titled(method)}` };
      expect(await send(method, path, body)).toEqual({ status: 403, body: refusal });
      const content: unknown = body === undefined ? undefined : JSON.parse(body);
      expect((await server.as(WRITER)(method, path, content)).status).toBe(403);
    });
  });

  it("lets a reader search the log, see nothing else, and change nothing", async () => {
    const reader = server.as(READER);
    expect(await reader("POST", "/app-*/_search", {})).toMatchObject({ status: 200 });
    expect(await reader("POST", "/.opendistro_security/_search", {})).toMatchObject({ status: 403 });
    expect(await reader("DELETE", "/app-own")).toMatchObject({ status: 403 });
    expect(await reader("POST", "/_bulk", '{"create":{"_index":"app-own"}}\n{}\n')).toMatchObject({ status: 403 });
  });

  describe("10,000 records of the router", () => {
    const found = async ({ index, body }: SavedQuery) => {
      const answer = await server.as(READER)("POST", `/${index}/_search`, body);
      expect(answer).toMatchObject({ status: 200, body: { timed_out: false, _shards: { failed: 0 } } });
      return answer.body;
    };

    it(
      "survive that the domain is away as long as it may, and no longer",
      async () => {
        await server.master("DELETE", "/app-own");
        const awayFor = "20m";
        const retries = Number(retryLimit({ awayFor }));
        const chunks = Array.from({ length: 100 }, (_, at) =>
          bulkBody(RECORDS.slice(at * 100, (at + 1) * 100), PREFIX),
        );
        const away =
          (seconds: number, to: Destination): Destination =>
          (body, second) =>
            second < seconds ? Promise.resolve(undefined) : to(body, second);
        const lost = async (to: Destination) => {
          const deliveries: boolean[] = [];
          // One after another: the model's waits take no time, so that all of them would come at once.
          for (const [at, chunk] of chunks.entries()) {
            const delivery = await deliver(chunk, at * 12, to, { retries, draw: random(at) });
            deliveries.push(delivery.isDelivered);
          }
          return deliveries.filter((isDelivered) => !isDelivered).length;
        };
        expect(await lost(away(20 * 60, asRouter))).toBe(0);
        expect(await count("app-*")).toBe(10_000);
        const fits = Buffer.byteLength(chunks.join("")) / 1024 ** 2;
        expect(fits).toBeLessThan(bufferMib({ awayFor }, (fits * 1024) / (20 * 60)) ?? 0);
        const accepted: SearchAnswer = { status: 200, body: { errors: false, items: [] } };
        expect(await lost(away(4 * 20 * 60, () => Promise.resolve(accepted)))).toBeGreaterThan(0);
      },
      2 * A_MINUTE,
    );

    it.each(ofType("search"))("are found by the search %s", async (key, search) => {
      const expected = predictedSearches(LINES)[key] ?? [];
      const { total, values } = hitsOf(await found(searchOf(search, SAVED_OBJECTS, RANGE)));
      const predicted = expected.map(({ at, fields }) => (key === "slowest" ? Number(fields?.duration_ms) : at));
      expect(total).toBe(expected.length);
      expect(values).toEqual(predicted.sort((a, b) => b - a).slice(0, 500));
    });

    it.each(CHARTS.filter(([key]) => key in predictedCounts([])))("are counted by the chart %s", async (key, chart) => {
      const answer = await found(chartRequestOf(chart, RANGE));
      expect(sorted(countsOf(chart, answer))).toEqual(predictedCounts(LINES)[key]);
    });

    it.each(CHARTS.filter(([key]) => !(key in predictedCounts([]))))(
      "are estimated by the chart %s, within a hundredth of all requests",
      async (key, chart) => {
        const groups = predictedDurations(LINES)[key] ?? new Map<string, number[]>();
        const percentiles = percentilesOf(chart, await found(chartRequestOf(chart, RANGE)));
        expect(new Set(percentiles.map(({ group }) => group))).toEqual(new Set(groups.keys()));
        for (const { group, percent, value } of percentiles) {
          const took = groups.get(group) ?? [];
          const rank = (100 * took.filter((one) => one <= value).length) / took.length;
          expect(Math.abs(rank - percent)).toBeLessThanOrEqual(1 + 100 / took.length);
        }
      },
    );
  });

  describe("1,000 records of which one is bad", () => {
    const [first, ...others] = loggedLines(1_000, 7) as [LoggedLine, ...LoggedLine[]];
    const bodyWith = (bad: object, prefix: string) =>
      bulkBody(routerRecords([{ ...first, line: JSON.stringify(bad) }, ...others]), prefix);
    const options = { retries: 5, draw: random(1) };

    it.each(Object.entries(BAD_VALUES))("are 1,000 documents after one request: %s", async (name, bad) => {
      const body = bodyWith(bad, `app-${name.replaceAll(" ", "-")}`);
      expect(await deliver(body, 0, asRouter, options)).toMatchObject({ isDelivered: true, sends: 1 });
      expect(await count(`app-${name.replaceAll(" ", "-")}-*`)).toBe(1_000);
    });

    it("are 1,000 documents when the answer is lost, and all of them are sent again", async () => {
      let answers = 0;
      const losing: Destination = async (body, second) => {
        const answer = await asRouter(body, second);
        return answers++ === 0 ? undefined : answer;
      };
      const body = bodyWith({ status: "OK" }, "app-lost");
      expect(await deliver(body, 0, losing, options)).toMatchObject({ isDelivered: true, sends: 2 });
      expect(await count("app-lost-*")).toBe(1_000);
    });

    it("are 999 documents and no duplicates, where not even the template can take the one: a field without a name", async () => {
      const body = bodyWith({ "": 1 }, "app-refused");
      expect(await deliver(body, 0, asRouter, options)).toMatchObject({ isDelivered: false, sends: 6 });
      expect(await count("app-refused-*")).toBe(999);
    });
  });

  it(
    "fails the apply with the server's own reason for a template that it refuses, and goes on when that is mended",
    async () => {
      const mappings = { properties: { at: { type: "date", format: "no format at all" } } };
      const body = { index_patterns: ["bad-*"], template: { mappings } };
      const bad = write([{ method: "PUT", path: "/_index_template/bad", body }]);
      await expect(bad.apply()).rejects.toThrow(/Invalid format: \[no format at all\]/);
      const good = write();
      await good.apply();
      expect((await good.plan()).text).toContain("No changes.");
    },
    3 * A_MINUTE,
  );

  it(
    "is destroyed to nothing, and leaves what is installed to the records",
    async () => {
      await write().destroy();
      expect(await aws.inventory()).toEqual({});
      expect(await server.master("GET", `/_index_template/${PREFIX}`)).toMatchObject({ status: 200 });
    },
    2 * A_MINUTE,
  );
});

const titled = (method: string) => method.charAt(0) + method.slice(1).toLowerCase();
