import { Construct } from "constructs";
import { addStackFiles } from "../../constructs/core/stack-files";
import { elasticsearchOutput, opensearchOutput, Secret } from "../../constructs/ecs";
import {
  endpointArn,
  endpointRegion,
  logDocuments,
  type LogForwarder,
  SearchSetup,
  searchSetupFiles,
  type SearchDocument,
  type LogDocumentsProps,
} from "../../constructs/opensearch";
import { DEFAULT_SEARCH_DAYS, installs, type ElkEndpoint, type ElkOptions } from "../../settings/elk";
import { addLogForwarder } from "./log-forwarder";
import { INDEX, SAVED_OBJECTS, type Search, type SearchInputs } from "./search";
import type { System } from "./system";

/** Copies of each shard besides itself, of a server of unknown size. */
const REPLICAS = 1;

/** A server that is there already: what is installed there, or the files that its owner installs. */
export function addSearchServer(system: System, server: ElkEndpoint, elk: ElkOptions, inputs: SearchInputs): Search {
  const written = outputTo(system, server, inputs);
  if (installs(server)) return { ...written, ...addSetup(system, server, elk, inputs) };
  addSetupFiles(system, server, elk);
  return written;
}

function outputTo(system: System, { engine, host = "", auth }: ElkEndpoint, { taskRole }: SearchInputs): Search {
  const index = { daily: INDEX } as const;
  switch (auth.type) {
    case "sigv4": {
      const { roleArn } = auth;
      const region = regionOf(system, host);
      const signed = { host, auth: { type: "sigv4", region, roleArn }, index } as const;
      const resources = [`${endpointArn(host, region)}/_bulk`];
      if (roleArn === undefined) taskRole.addToPolicy({ actions: ["es:ESHttpPost"], resources });
      return { output: opensearchOutput(signed) };
    }
    case "user": {
      const secret = Secret.fromSecretArn(auth.passwordSecretArn);
      const asUser = { host, auth: { type: "user", user: auth.user, password: secret }, index } as const;
      return { output: engine === "opensearch" ? opensearchOutput(asUser) : elasticsearchOutput(asUser), secret };
    }
    case "apiKey": {
      const secret = Secret.fromSecretArn(auth.secretArn);
      return { output: elasticsearchOutput({ host, auth: { type: "apiKey", key: secret }, index }), secret };
    }
    case "elasticCloud": {
      const secret = Secret.fromSecretArn(auth.secretArn);
      const cloud = { type: "elasticCloud", cloudId: auth.cloudId, credentials: secret } as const;
      return { output: elasticsearchOutput({ auth: cloud, index }), secret };
    }
  }
}

/** The function is where the tasks are: what they reach, it reaches. */
function addSetup(system: System, { host = "", auth }: ElkEndpoint, elk: ElkOptions, inputs: SearchInputs) {
  const { stack, prefix } = system;
  const { vpc, securityGroup, taskRole } = inputs;
  const roleArn = auth.type === "sigv4" ? auth.roleArn : undefined;
  const endpoint = {
    ...{ host, region: regionOf(system, host), roleArn },
    vpc: { subnetIds: vpc.privateSubnetIds, securityGroupIds: [securityGroup.securityGroupId] },
  };
  const { installed } = new SearchSetup(stack, "search_setup", {
    name: `${prefix}-search-setup`,
    endpoint,
    documents: (): SearchDocument[] => [
      ...logDocuments({
        ...documentsOf(elk),
        writers: [roleArn ?? taskRole.arn],
        readers: elk.readers,
        savedObjects: SAVED_OBJECTS,
      }),
      ...(forwarder?.documents() ?? []),
    ],
  });
  const forwarder: LogForwarder | undefined = addLogForwarder(system, { endpoint }, installed);
  return { installed, forwarder };
}

/** `search-setup/` beside the stack's JSON. */
function addSetupFiles({ stack }: System, { engine, auth }: ElkEndpoint, elk: ElkOptions): void {
  const writers = auth.type === "sigv4" && auth.roleArn !== undefined ? [auth.roleArn] : undefined;
  const writingUsers = auth.type === "user" ? [auth.user] : undefined;
  const files = searchSetupFiles({
    engine,
    documents: logDocuments({ ...documentsOf(elk), engine, writers, writingUsers }),
    // They are OpenSearch's: Kibana reads those of its own version.
    savedObjects: engine === "opensearch" ? SAVED_OBJECTS : [],
  });
  const placed = Object.entries(files).map(([name, text]) => [`search-setup/${name}`, text] as const);
  addStackFiles(new Construct(stack, "search_setup_files"), () => Object.fromEntries(placed));
}

function documentsOf({ retentionDays = DEFAULT_SEARCH_DAYS }: ElkOptions): LogDocumentsProps {
  return { prefix: INDEX, retentionDays, replicas: REPLICAS };
}

/** Requests are signed for the server's region. */
function regionOf({ region }: System, host: string): string {
  return endpointRegion(host) ?? region;
}
