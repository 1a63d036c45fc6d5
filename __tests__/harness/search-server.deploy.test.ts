import { startSearchServer } from "../../harness/search-server/search-server";
import { describeWithSearchServer } from "../../harness/search-server/set-up";

describeWithSearchServer("the search server", (server) => {
  it("is OpenSearch 2.19.1, for nobody whom it does not know", async () => {
    expect(await server.master("GET", "/")).toMatchObject({ status: 200, body: { version: { number: "2.19.1" } } });
    expect((await fetch(`${server.endpoint}/`)).status).toBe(401);
  });

  it("takes a role's ARN for user and backend role, as AWS derives them from a signature", async () => {
    const reader = "arn:aws:iam::123456789012:role/reader";
    expect(await server.as(reader)("GET", "/_plugins/_security/authinfo")).toMatchObject({
      body: { user_name: reader, backend_roles: [reader], roles: [] },
    });
    expect(await server.as(reader)("POST", "/app-1/_search", {})).toMatchObject({ status: 403 });
  });

  it("does not have what Maven does not have: the lifecycle policies of ISM", async () => {
    const answer = await server.master("GET", "/_plugins/_ism/policies/app");
    expect(answer).toMatchObject({ status: 400, body: { error: expect.stringContaining("no handler found") } });
  });

  it("is gone after it is stopped, and may be stopped twice", async () => {
    const other = await startSearchServer();
    await other.stop();
    await other.stop();
    await expect(fetch(other.endpoint)).rejects.toThrow("fetch failed");
  }, 120_000);
});
