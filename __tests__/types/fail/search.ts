import { SearchAlarm } from "../../../constructs/cloudwatch/search-alarms";
import { logDocuments } from "../../../constructs/opensearch/log-documents";
import { SearchDomain } from "../../../constructs/opensearch/search-domain";
import { LogForwarder } from "../../../constructs/opensearch/log-forwarder";
import { SearchSetup } from "../../../constructs/opensearch/search-setup";
import { logForwarder, searchDomain, stack } from "../../../harness/type-case-givens";

const vpcId = "vpc-1";
const subnetIds = ["subnet-1"];

// A domain has a preset, and what fits it.

const small = { name: "logs", preset: "development", vpcId, subnetIds } as const;
const four = { instanceType: "m6g.large.search", count: 4 } as const;

// error: Type '"small"' is not assignable to type 'SearchPreset'
new SearchDomain(stack, "j", { name: "logs", preset: "small", vpcId, subnetIds });
// error: Property 'vpcId' is missing
new SearchDomain(stack, "k", { name: "logs", preset: "development", subnetIds });
// error: is not assignable to type '`${string}.${string}.search`'
new SearchDomain(stack, "l", { ...small, capacity: { instanceType: "r6g.large" } });
// error: Type '4' is not assignable to type
new SearchDomain(stack, "m", { ...small, capacity: { masters: four } });
// error: is not assignable to type '`OpenSearch_${number}.${number}`'
new SearchDomain(stack, "n", { ...small, engineVersion: "Elasticsearch_7.10" });
// error: is not assignable to type
new SearchDomain(stack, "o", { ...small, logPublishing: { types: ["gc"] } });
// error: Type '"keep"' is not assignable to type '"refuse"'
new SearchDomain(stack, "p", { ...small, deletionProtection: "keep" });
// error: Argument of type 'string' is not assignable to parameter of type 'IRole'
searchDomain.grantWrite("arn:aws:iam::123456789012:role/app");

// Documents go to a domain, or to a server that takes AWS's signatures.

const documents = logDocuments({ prefix: "app", retentionDays: 30, replicas: 0 });
const endpoint = { host: "logs.example.org", region: "eu-west-3" };

// error: is missing in type
new SearchSetup(stack, "q", { name: "setup", documents });
// error: is not assignable to type 'undefined'
new SearchSetup(stack, "r", { name: "setup", documents, endpoint, domain: searchDomain });
// error: Property 'region' is missing
new SearchSetup(stack, "s", { name: "setup", documents, endpoint: { host: "logs.example.org" } });
// error: 'password' does not exist
new SearchSetup(stack, "t", { name: "setup", documents, endpoint: { ...endpoint, password: "swordfish" } });
// error: Type '"DELETE"' is not assignable to type '…"POST"…
new SearchSetup(stack, "u", { name: "setup", endpoint, documents: [{ method: "DELETE", path: "/app-1", body: {} }] });
// error: Property 'replicas' is missing
logDocuments({ prefix: "app", retentionDays: 30 });
// error: Type '"solr"' is not assignable to type 'SearchEngine | undefined'
logDocuments({ prefix: "app", retentionDays: 30, replicas: 0, engine: "solr" });
// error: Property 'threshold' is missing
SearchAlarm.freeStorage({ name: "storage", domain: searchDomain });
// error: Property 'accountId' is missing
SearchAlarm.red({ name: "red", domain: { domainName: "logs" } });

// A forwarder has a server, indexes of its own, and groups that are subscribed.

// error: Property 'endpoint' is missing in type
new LogForwarder(stack, "w", { name: "forwarder", index: "app-functions" });
// error: Type 'SearchDomain' is not assignable to type 'undefined'
new LogForwarder(stack, "x", { name: "forwarder", index: "app-functions", endpoint, domain: searchDomain });
// error: Property 'index' is missing
new LogForwarder(stack, "y", { name: "forwarder", endpoint });
// error: 'timeout' does not exist
new LogForwarder(stack, "z", { name: "forwarder", index: "app-functions", endpoint, timeout: 3 });
// error: Argument of type 'string' is not assignable to parameter of type 'ILogGroup'
logForwarder.forward("app", "/aws/lambda/app");
