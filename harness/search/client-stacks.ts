import { AwsProvider } from "@cdktf/provider-aws/lib/provider";
import { Subnet } from "@cdktf/provider-aws/lib/subnet";
import { Vpc } from "@cdktf/provider-aws/lib/vpc";
import type { Construct } from "constructs";
import { LogGroup } from "../../constructs/logs";
import {
  logDocuments,
  LogForwarder,
  SearchDomain,
  SearchSetup,
  type SearchDocument,
} from "../../constructs/opensearch";
import { ReadableStack } from "../../constructs/terraform";
import { PREFIX, READER, SAVED_OBJECTS } from "./search-stack";

/** What the indexes of {@link ForwardedStack} begin with. */
export const FORWARDED = `${PREFIX}-functions`;

/** The group that {@link ForwardedStack} sends on. */
export const GROUP = "/aws/lambda/students";

/** A domain with all that a log needs, and a log group that is sent there. */
export class ForwardedStack extends ReadableStack {
  public constructor(scope: Construct, id: string) {
    super(scope, id);
    new AwsProvider(this, "aws", { region: "us-east-1" });
    const vpc = new Vpc(this, "vpc", { cidrBlock: "10.0.0.0/16" });
    const subnet = new Subnet(this, "subnet", { vpcId: vpc.id, cidrBlock: "10.0.0.0/24" });
    const domain = new SearchDomain(this, "search", {
      ...{ name: "students-logs", preset: "development", vpcId: vpc.id, subnetIds: [subnet.id], readers: [READER] },
    });
    const { installed } = new SearchSetup(this, "setup", {
      name: "search-setup",
      domain,
      documents: (roles): SearchDocument[] => [
        ...logDocuments({
          ...{ prefix: PREFIX, retentionDays: 30, replicas: domain.shape.replicas, savedObjects: SAVED_OBJECTS },
          ...roles,
        }),
        ...forwarder.documents(),
      ],
    });
    const forwarder: LogForwarder = new LogForwarder(this, "forwarder", {
      name: "forwarder",
      index: FORWARDED,
      domain,
      installed,
    });
    forwarder.forward("students", new LogGroup(this, "students", { name: GROUP }));
  }
}

/** Documents for a domain of somebody else, by AWS's signatures. */
export class GuestStack extends ReadableStack {
  /** @param region that requests are signed for */
  public constructor(scope: Construct, id: string, host: string, region = "us-east-1") {
    super(scope, id);
    new AwsProvider(this, "aws", { region: "us-east-1" });
    new SearchSetup(this, "setup", {
      name: "guest-setup",
      endpoint: { host, region },
      documents: logDocuments({ prefix: "guest", retentionDays: 30, replicas: 0, writers: [WRITING_GUEST] }),
    });
  }
}

/** A role that may write, and that {@link GuestStack} does not make. */
export const WRITING_GUEST = "arn:aws:iam::123456789012:role/guest-task";
