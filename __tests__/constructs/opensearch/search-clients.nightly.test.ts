import { gzipSync } from "node:zlib";
import { join } from "node:path";
import type { App } from "cdktf";
import { synthesize } from "../../../commands/lib/synthesize";
import { invokeFunction } from "../../../harness/emulator/lambda-function";
import { useEmulator } from "../../../harness/emulator/set-up";
import { scratchDirectory } from "../../../harness/scratch";
import { BAD_VALUES } from "../../../harness/search/bad-values";
import { FORWARDED, ForwardedStack, GROUP, GuestStack, WRITING_GUEST } from "../../../harness/search/client-stacks";
import { withoutDomainWaits } from "../../../harness/search/domain-waits";
import { predictedSearches } from "../../../harness/search/predictions";
import { loggedLines } from "../../../harness/search/records";
import { hitsOf, searchOf } from "../../../harness/search/saved-queries";
import { READER, SAVED_OBJECTS } from "../../../harness/search/search-stack";
import { describeWithSearchServer } from "../../../harness/search-server/set-up";
import { TerraformWorkspace } from "../../../testing/terraform";

const A_MINUTE = 60_000;
const STREAM = "2026/11/26/[$LATEST]0123";
const FORWARDER = "arn:aws:iam::123456789012:role/forwarder";
const GUEST = "arn:aws:iam::123456789012:role/guest-setup";

const aws = useEmulator();
jest.setTimeout(A_MINUTE);

/** CloudWatch Logs takes what is not old. */
const START = Date.now() - 60 * A_MINUTE;
const LINES = loggedLines(300, 3).map((line, at) => ({ ...line, at: START + at }));

// These follow one another.
describeWithSearchServer("a real OpenSearch", (server) => {
  const folders = { forwarded: scratchDirectory(), guest: scratchDirectory() };
  const write = (name: keyof typeof folders, addStack: (app: App) => unknown): TerraformWorkspace => {
    const { stacks } = synthesize((app) => void addStack(app), { outdir: join(folders[name], "cdktf.out") });
    const terraform = new TerraformWorkspace(stacks.get(name) ?? "", { env: aws.env });
    withoutDomainWaits(terraform);
    return terraform;
  };
  const call = <Result = unknown>(service: string, operation: string, parameters: object, query?: string) =>
    aws.call<Result>({ service, operation, parameters: { ...parameters }, query });
  const count = async (index: string) => {
    await server.master("POST", `/${index}/_refresh`);
    return ((await server.master("GET", `/${index}/_count`)).body as { count: number }).count;
  };

  beforeAll(() => aws.searchWith(server.endpoint));

  describe("gets what a log group gets", () => {
    let terraform: TerraformWorkspace;
    const writeEvents = (messages: readonly { readonly at: number; readonly line: string }[]) => {
      const logEvents = messages.map(({ at, line }) => ({ timestamp: at, message: line }));
      return call("logs", "put_log_events", { logGroupName: GROUP, logStreamName: STREAM, logEvents });
    };

    it(
      "once Terraform has applied a forwarder, and needs no change then",
      async () => {
        terraform = write("forwarded", (app) => new ForwardedStack(app, "forwarded"));
        await terraform.init();
        await terraform.apply();
        expect((await terraform.plan()).text).toContain("No changes.");
        await call("logs", "create_log_stream", { logGroupName: GROUP, logStreamName: STREAM });
      },
      3 * A_MINUTE,
    );

    it("as records, which a reader finds with the searches for those of a log router", async () => {
      await writeEvents(LINES.slice(0, 200));
      await writeEvents(LINES.slice(200));
      expect(await count(`${FORWARDED}-*`)).toBe(LINES.length);
      const range = { from: START - 1, to: START + LINES.length };
      for (const [key, expected] of Object.entries(predictedSearches(LINES))) {
        const search = SAVED_OBJECTS.find(({ type, id }) => type === "search" && id.endsWith(`-${key}`));
        if (search === undefined) throw new Error(`There is no search ${key}.`);
        const { index, body } = searchOf(search, SAVED_OBJECTS, range);
        const { total } = hitsOf((await server.as(READER)("POST", `/${index}/_search`, body)).body);
        expect({ [key]: total }).toEqual({ [key]: expected.length });
      }
    });

    const subscribed = (logEvents: readonly object[]) => {
      const message = { messageType: "DATA_MESSAGE", logGroup: GROUP, logStream: STREAM, logEvents };
      return { awslogs: { data: gzipSync(JSON.stringify(message)).toString("base64") } };
    };

    it("once, however often it is sent", async () => {
      const event = subscribed(LINES.map(({ at, line }, id) => ({ id: `again-${id}`, timestamp: at, message: line })));
      const before = await count(`${FORWARDED}-*`);
      for (const _ of [1, 2]) {
        const { failed, payload } = await invokeFunction(aws, "forwarder", event);
        expect([failed, payload]).toEqual([false, { kept: LINES.length, refused: 0 }]);
      }
      expect(await count(`${FORWARDED}-*`)).toBe(before + LINES.length);
    });

    it("whatever an application writes into its fields", async () => {
      const deep = (levels: number) => `${'{"a":'.repeat(levels)}1${"}".repeat(levels)}`;
      const odd = [...Object.values(BAD_VALUES), { "": 1 }, { a: { "": { "b.c": 1 } } }].map((bad) =>
        JSON.stringify(bad),
      );
      odd.push(deep(1_500), deep(20_000));
      const events = odd.map((message, id) => ({ id: `odd-${id}`, timestamp: START, message }));
      const { payload } = await invokeFunction(aws, "forwarder", subscribed(events));
      expect(payload).toEqual({ kept: odd.length, refused: 0 });
    });

    it("into indexes of its own, and the forwarder may do nothing else", async () => {
      const forwarder = server.as(FORWARDER);
      const record = (index: string) => `{"create":{"_index":"${index}"}}\n{"log":"x"}\n`;
      const written = await forwarder("POST", "/_bulk", record(`${FORWARDED}-own`));
      expect(written).toMatchObject({ body: { items: [{ create: { status: 201 } }] } });
      for (const index of ["app-2026.11.26", "other"]) {
        const answer = await forwarder("POST", "/_bulk", record(index));
        expect(answer).toMatchObject({ body: { items: [{ create: { status: 403 } }] } });
      }
      expect(await forwarder("POST", `/${FORWARDED}-*/_search`, {})).toMatchObject({ status: 403 });
      expect(await forwarder("DELETE", `/${FORWARDED}-own`)).toMatchObject({ status: 403 });
    });

    it(
      "until it is destroyed, to nothing",
      async () => {
        await terraform.destroy();
        expect(await aws.inventory()).toEqual({});
      },
      2 * A_MINUTE,
    );
  });

  describe("of somebody else's", () => {
    const host = "theirs.us-east-1.es.amazonaws.com";
    const policy = (Effect: string) => ({
      DomainName: "theirs",
      AccessPolicies: JSON.stringify({
        Statement: [{ Effect, Principal: { AWS: [GUEST] }, Action: "es:ESHttp*", Resource: "*" }],
      }),
    });
    const guest = (region?: string) => write("guest", (app) => new GuestStack(app, "guest", host, region));

    it(
      "refuses the function that its domain's policy denies, then the one that it does not know, with its own reasons",
      async () => {
        await call("opensearch", "create_domain", {
          ...policy("Deny"),
          AdvancedSecurityOptions: { Enabled: true, MasterUserOptions: { MasterUserARN: "arn:aws:iam::1:role/owner" } },
          DomainEndpointOptions: { EnforceHTTPS: true },
          NodeToNodeEncryptionOptions: { Enabled: true },
          EncryptionAtRestOptions: { Enabled: true },
        });
        const terraform = guest();
        await terraform.init();
        await expect(terraform.apply()).rejects.toThrow(`${GUEST} is not authorized to perform: es:ESHttpPut`);
        await call("opensearch", "update_domain_config", policy("Allow"));
        await expect(terraform.apply()).rejects.toThrow(
          /roles\/guest_log_writer: 403 .*No permission to access REST API/,
        );
        expect(await server.master("GET", "/_index_template/guest")).toMatchObject({ status: 404 });
      },
      3 * A_MINUTE,
    );

    it(
      "takes its documents once the owner has let it in",
      async () => {
        const MasterUserOptions = { MasterUserARN: GUEST };
        const AdvancedSecurityOptions = { Enabled: true, MasterUserOptions };
        await call("opensearch", "update_domain_config", { DomainName: "theirs", AdvancedSecurityOptions });
        const terraform = guest();
        await terraform.init();
        await terraform.apply();
        expect((await terraform.plan()).text).toContain("No changes.");
        expect(await server.master("GET", "/_index_template/guest")).toMatchObject({ status: 200 });
        const record = `{"create":{"_index":"guest-1"}}\n{"log":"x"}\n`;
        expect(await server.as(WRITING_GUEST)("POST", "/_bulk", record)).toMatchObject({ body: { errors: false } });
      },
      3 * A_MINUTE,
    );

    it(
      "refuses requests that are signed for another region",
      async () => {
        const terraform = guest("eu-west-3");
        await terraform.init();
        await expect(terraform.apply()).rejects.toThrow("Credential should be scoped to a valid region");
      },
      3 * A_MINUTE,
    );
  });
});
