import { DataAwsRoute53Zone } from "@cdktf/provider-aws/lib/data-aws-route53-zone";
import { Fn, Token, type TerraformResource } from "cdktf";
import { AliasRecord, Certificate, type LoadBalancer } from "../../constructs/network";
import { HOST_DESCRIPTION } from "./sign-in";
import type { System } from "./system";

/** The certificate of the load balancer's name. */
export interface HostCertificate {
  readonly certificateArn: string;
  /** What waits until AWS has issued it; only where it is requested. */
  readonly issued?: TerraformResource;
  /** Adds the record that leads to the load balancer, where the name's zone is known. */
  addRecord(loadBalancer: LoadBalancer): void;
}

/**
 * The certificate that the settings name, or one that is requested: `aws_acm_certificate.app_certificate` with its records in
 * the zone, and `aws_route53_record.app_record`.
 *
 * @returns `undefined` where the settings name none
 */
export function addCertificate(system: System): HostCertificate | undefined {
  const { stack, settings } = system;
  const { certificateArn, certificate, authentication } = settings;
  if (certificateArn !== undefined) {
    const description = "ARN of the certificate of the application's name";
    return { certificateArn: system.textOf(certificateArn, description), addRecord: () => undefined };
  }
  const named = authentication?.host ?? certificate?.host;
  if (certificate === undefined || named === undefined) return undefined;
  const host = system.textOf(named, HOST_DESCRIPTION);
  const domainName = Token.isUnresolved(host) ? Fn.lower(host) : host;
  const name = system.textOf(certificate.zoneName, "Route 53 zone of the application's name");
  const { zoneId } = new DataAwsRoute53Zone(stack, "host_zone", { name });
  const requested = new Certificate(stack, "app_certificate", { domainName, zoneId });
  return {
    certificateArn: requested.certificateArn,
    issued: requested.issued,
    addRecord: (target) => {
      new AliasRecord(stack, "app_record", { zoneId, domainName, target });
    },
  };
}
