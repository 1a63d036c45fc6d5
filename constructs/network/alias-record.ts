import { Route53Record } from "@cdktf/provider-aws/lib/route53-record";
import type { Construct } from "constructs";
import { AwsConstruct } from "../core/aws-construct";
import { domainNameProblems } from "../core/domain-name";
import { reportProblems } from "../core/problem";

/** What a name can lead to: a load balancer, or a user pool's custom domain. */
export interface AliasTarget {
  /** What the name leads to: Route 53's `AliasTarget.DNSName`. */
  readonly dnsName: string;
  /** Id of the zone of AWS that holds `dnsName`. */
  readonly hostedZoneId: string;
}

/** Settings of an {@link AliasRecord}. */
export interface AliasRecordProps {
  /** Id of the Route 53 zone that holds the name. */
  readonly zoneId: string;
  /** In lower case; the first label may be `*`: `app.example.org`, `*.app.example.org`. */
  readonly domainName: string;
  /** Where the name leads: a `LoadBalancer`, or what else has both properties. */
  readonly target: AliasTarget;
}

/**
 * A name that leads to a load balancer, or to what else has a zone of AWS (Route 53 developer guide, "Choosing between alias
 * and non-alias records"). AWS refuses it where the name has an address already: nothing is taken over in silence.
 */
export class AliasRecord extends AwsConstruct {
  /** As given, in lower case. */
  public readonly domainName: string;

  public constructor(scope: Construct, id: string, { zoneId, domainName, target }: AliasRecordProps) {
    super(scope, id);
    const use = { code: "alias-record-name", what: "a record's name", wildcard: true } as const;
    reportProblems(this, () => domainNameProblems(domainName, use));
    const record = new Route53Record(this, "Resource", {
      zoneId,
      name: domainName,
      type: "A",
      alias: { name: target.dnsName, zoneId: target.hostedZoneId, evaluateTargetHealth: false },
    });
    this.domainName = record.name;
  }
}
