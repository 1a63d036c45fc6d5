import { opensearchOutput } from "../../constructs/ecs";
import {
  logDocuments,
  SearchDomain,
  SearchSetup,
  type LogForwarder,
  type SearchDocument,
} from "../../constructs/opensearch";
import { DEFAULT_SEARCH_DAYS, type ElkDomain, type ElkOptions } from "../../settings/elk";
import { addLogForwarder } from "./log-forwarder";
import { INDEX, SAVED_OBJECTS, type Search, type SearchInputs } from "./search";
import type { System } from "./system";

/** `aws_opensearch_domain.search` with what is installed there; with a function `aws_lambda_function.log_forwarder_function`. */
export function addSearchDomain(
  system: System,
  { preset, serviceLinkedRole }: ElkDomain,
  { retentionDays = DEFAULT_SEARCH_DAYS, readers }: ElkOptions,
  { vpc, securityGroup }: SearchInputs,
): Search {
  const { stack, prefix, lowerCasePrefix, region } = system;
  const domain = new SearchDomain(stack, "search", {
    name: `${lowerCasePrefix}-logs`,
    ...{ preset, serviceLinkedRole, readers, vpcId: vpc.vpcId, subnetIds: vpc.privateSubnetIds },
    adoptExisting: true,
  });
  domain.allowFrom("tasks", securityGroup.securityGroupId);
  const { replicas } = domain.shape;
  const { installed } = new SearchSetup(stack, "search_setup", {
    name: `${prefix}-search-setup`,
    domain,
    documents: (roles): SearchDocument[] => [
      ...logDocuments({ prefix: INDEX, retentionDays, replicas, ...roles, savedObjects: SAVED_OBJECTS }),
      ...(forwarder?.documents() ?? []),
    ],
  });
  const forwarder: LogForwarder | undefined = addLogForwarder(system, { domain }, installed);
  const output = opensearchOutput({ domain, auth: { type: "sigv4", region }, index: { daily: INDEX } });
  return { output, installed, domain, forwarder };
}
