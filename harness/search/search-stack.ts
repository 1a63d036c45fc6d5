import { readFileSync } from "node:fs";
import { join } from "node:path";
import { AwsProvider } from "@cdktf/provider-aws/lib/provider";
import { Subnet } from "@cdktf/provider-aws/lib/subnet";
import { Vpc } from "@cdktf/provider-aws/lib/vpc";
import type { Construct } from "constructs";
import { FunctionCode, LambdaFunction } from "../../constructs/lambda";
import { SecurityGroup } from "../../constructs/network";
import {
  logDocuments,
  savedObjects,
  SearchDomain,
  SearchSetup,
  type SearchDocument,
} from "../../constructs/opensearch";
import { ReadableStack } from "../../constructs/terraform";
import { ROOT } from "../python";

/** Indexes of {@link SearchStack} are `app-*`. */
export const PREFIX = "app";

/** A role that may search, and that the stack does not make. */
export const READER = "arn:aws:iam::123456789012:role/developers";

/** The role that may write: the router's. */
export const WRITER = "arn:aws:iam::123456789012:role/router";

export const SAVED_OBJECTS = savedObjects({ indexPattern: `${PREFIX}-*` });

/** A domain with all that a log needs, and a function whose role is the router's: it sends whatever it is asked to send. */
export class SearchStack extends ReadableStack {
  /** @param more documents besides those of the log */
  public constructor(scope: Construct, id: string, more: readonly SearchDocument[] = []) {
    super(scope, id);
    new AwsProvider(this, "aws", { region: "us-east-1" });
    const vpc = new Vpc(this, "vpc", { cidrBlock: "10.0.0.0/16" });
    const subnet = new Subnet(this, "subnet", { vpcId: vpc.id, cidrBlock: "10.0.0.0/24" });
    const domain = new SearchDomain(this, "search", {
      ...{ name: "university-prod-logs", preset: "development", vpcId: vpc.id, subnetIds: [subnet.id] },
      readers: [READER],
    });
    new SearchSetup(this, "setup", {
      name: "search-setup",
      domain,
      documents: (roles) => [
        ...logDocuments({
          ...{ prefix: PREFIX, retentionDays: 30, replicas: domain.shape.replicas, savedObjects: SAVED_OBJECTS },
          ...{ writers: roles.writers, readers: roles.readers },
        }),
        ...more,
      ],
    });
    this.addRouter(domain, vpc.id, subnet.id);
  }

  private addRouter(domain: SearchDomain, vpcId: string, subnetId: string): void {
    const group = new SecurityGroup(this, "router_group", { name: "router", vpcId, ingress: [] });
    domain.allowFrom("router", group.securityGroupId);
    const signature = join(ROOT, "constructs", "opensearch", "functions", "signature.mjs");
    const router = new LambdaFunction(this, "router", {
      ...{ name: "router", handler: "index.handler", timeout: 30 },
      code: FunctionCode.fromFiles({
        "index.mjs": readFileSync(join(__dirname, "probe.mjs"), "utf8"),
        "signature.mjs": readFileSync(signature, "utf8"),
      }),
      vpc: { subnetIds: [subnetId], securityGroupIds: [group.securityGroupId] },
    });
    domain.grantWrite(router.role);
  }
}
