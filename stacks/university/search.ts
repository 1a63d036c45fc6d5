import type { TerraformResource } from "cdktf";
import { elasticsearchOutput, opensearchOutput, Secret, type FirelensOutput } from "../../constructs/ecs";
import type { SecurityGroup } from "../../constructs/network";
import { logDocuments, savedObjects, SearchDomain, SearchSetup } from "../../constructs/opensearch";
import { DEFAULT_SEARCH_DAYS, type ElkOptions } from "../../settings/elk";
import type { Vpc } from "./parts";
import type { System } from "./system";

/** What the names of the indexes begin with. */
const INDEX = "app";

/** Where records go. */
export interface Search {
  readonly output: FirelensOutput;
  /** What the router signs in with. */
  readonly secrets: readonly Secret[];
  /** What is there before the first record is written: its template, for example. */
  readonly ready: readonly TerraformResource[];
}

/** The network of a domain, and of the tasks that write to it. */
interface SearchInputs {
  readonly vpc: Vpc;
  /** Of the tasks. */
  readonly securityGroup: SecurityGroup;
}

type Endpoint = Extract<ElkOptions["target"], { readonly type: "endpoint" }>;

/** `aws_opensearch_domain.search` with what is installed there, or a server that is there already. */
export function addSearch(system: System, elk: ElkOptions, inputs: SearchInputs): Search {
  return elk.target.type === "domain" ? addDomain(system, elk, inputs) : existingServer(system, elk.target);
}

function addDomain(system: System, elk: ElkOptions, { vpc, securityGroup }: SearchInputs): Search {
  const { stack, prefix, lowerCasePrefix, region } = system;
  const { target, retentionDays = DEFAULT_SEARCH_DAYS, readers } = elk;
  if (target.type !== "domain") throw new TypeError("a domain is the target");
  const { preset, serviceLinkedRole } = target;
  const domain = new SearchDomain(stack, "search", {
    name: `${lowerCasePrefix}-logs`,
    ...{ preset, serviceLinkedRole, readers, vpcId: vpc.vpcId, subnetIds: vpc.privateSubnetIds },
  });
  domain.allowFrom("tasks", securityGroup.securityGroupId);
  const setup = new SearchSetup(stack, "search_setup", {
    name: `${prefix}-search-setup`,
    domain,
    documents: (roles) =>
      logDocuments({
        ...{ prefix: INDEX, retentionDays, replicas: domain.shape.replicas, ...roles },
        savedObjects: savedObjects({ indexPattern: `${INDEX}-*` }),
      }),
  });
  const output = opensearchOutput({ domain, auth: { type: "sigv4", region }, index: { daily: INDEX } });
  return { output, secrets: [], ready: [setup.installed] };
}

function existingServer({ region }: System, { engine, host = "", auth }: Endpoint): Search {
  const index = { daily: INDEX } as const;
  const secret = (arn: string) => Secret.fromSecretArn(arn);
  switch (auth.type) {
    case "sigv4": {
      const signed = { host, auth: { type: "sigv4", region, roleArn: auth.roleArn }, index } as const;
      const output = engine === "opensearch" ? opensearchOutput(signed) : elasticsearchOutput(signed);
      return { output, secrets: [], ready: [] };
    }
    case "user": {
      const password = secret(auth.passwordSecretArn);
      const asUser = { host, auth: { type: "user", user: auth.user, password }, index } as const;
      const output = engine === "opensearch" ? opensearchOutput(asUser) : elasticsearchOutput(asUser);
      return { output, secrets: [password], ready: [] };
    }
    case "apiKey": {
      const key = secret(auth.secretArn);
      return { output: elasticsearchOutput({ host, auth: { type: "apiKey", key }, index }), secrets: [key], ready: [] };
    }
    case "elasticCloud": {
      const credentials = secret(auth.secretArn);
      const { cloudId } = auth;
      const output = elasticsearchOutput({ auth: { type: "elasticCloud", cloudId, credentials }, index });
      return { output, secrets: [credentials], ready: [] };
    }
  }
}
