import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { synthesize } from "../../commands/lib/synthesize";
import { removeScratchDirectories, scratchDirectory } from "../../harness/scratch";
import { readSettings } from "../../settings/settings";
import { UniversityStack } from "../../stacks/university";

// The files in search-setup/, for the owner of a server that is there.

const SECRET = "arn:aws:secretsmanager:us-east-1:123456789012:secret:search-a1b2c3";

const endpoint = (engine: string, auth: object) => ({ type: "endpoint", engine, auth, host: "a.example.org" });

afterAll(removeScratchDirectories);

const user = endpoint("opensearch", { type: "user", user: "router", passwordSecretArn: SECRET });
const key = endpoint("elasticsearch", { type: "apiKey", secretArn: SECRET });

function filesOf(elk: object): Map<string, string> {
  const outdir = scratchDirectory();
  const settings = readSettings({ elk });
  const { stacks } = synthesize((app) => new UniversityStack(app, "university", settings), { outdir });
  const folder = join(stacks.get("university") ?? "", "search-setup");
  const names = existsSync(folder) ? readdirSync(folder) : [];
  return new Map(names.map((name) => [name, readFileSync(join(folder, name), "utf8")]));
}

test("of OpenSearch: the user may write, and the script installs each file", () => {
  const files = filesOf({ target: user, retentionDays: 7 });
  const names = [...files.keys()].sort();
  expect(names).toEqual([
    "01-security-api-roles-app-log-writer.json",
    "02-security-api-rolesmapping-app-log-writer.json",
    "03-security-api-roles-app-log-reader.json",
    "04-ism-policies-app.json",
    "05-index-template-app.json",
    "install.sh",
    "saved-objects.ndjson",
  ]);
  expect(JSON.parse(files.get("02-security-api-rolesmapping-app-log-writer.json") ?? "")).toEqual({
    backend_roles: [],
    users: ["router"],
  });
  expect(files.get("04-ism-policies-app.json")).toContain("7d");
  const script = files.get("install.sh") ?? "";
  expect(names.filter((name) => name !== "install.sh" && !script.includes(name))).toEqual([]);
});

test("of Elasticsearch: its own roles and lifecycle, and no objects of OpenSearch Dashboards", () => {
  const files = filesOf({ target: key });
  expect([...files.keys()].sort()).toEqual([
    "01-security-role-app-log-writer.json",
    "02-security-role-app-log-reader.json",
    "03-ilm-policy-app.json",
    "04-index-template-app.json",
    "install.sh",
  ]);
  expect(files.get("install.sh")).toContain("Elasticsearch");
});

test("are not written where Terraform installs the documents", () => {
  expect(filesOf({ target: { type: "domain", preset: "development" } })).toEqual(new Map());
  expect(filesOf({ target: endpoint("opensearch", { type: "sigv4" }) })).toEqual(new Map());
});
