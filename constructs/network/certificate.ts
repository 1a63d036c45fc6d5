import { AcmCertificate } from "@cdktf/provider-aws/lib/acm-certificate";
import { AcmCertificateValidation } from "@cdktf/provider-aws/lib/acm-certificate-validation";
import type { AwsProvider } from "@cdktf/provider-aws/lib/provider";
import { Route53Record } from "@cdktf/provider-aws/lib/route53-record";
import { TerraformIterator, Token, type TerraformResource } from "cdktf";
import type { Construct } from "constructs";
import { AwsConstruct } from "../core/aws-construct";
import { domainNameProblems } from "../core/domain-name";
import { reportProblems, type Problem } from "../core/problem";
import { noteCertificateNames } from "./certificate-names";

/** Settings of a {@link Certificate}. */
export interface CertificateProps {
  /** In lower case, at most 64 characters; the first label may be `*`: `app.example.org`, `*.example.org`. */
  readonly domainName: string;
  /** Further names. @default none */
  readonly subjectAlternativeNames?: readonly string[];
  /** Id of the public Route 53 zone that holds all names: ACM finds the proof there that they are yours. */
  readonly zoneId: string;
  /** Provider of another region: a user pool's custom domain takes certificates of us-east-1 only. @default the stack's own */
  readonly provider?: AwsProvider;
}

/**
 * A certificate of AWS Certificate Manager (user guide, "DNS validation"): requested, proved by records in Route 53, and
 * waited for. ACM renews it for as long as the records are there.
 */
export class Certificate extends AwsConstruct {
  /** ARN, once it is issued: what takes it waits for that. */
  public readonly certificateArn: string;
  /** What waits until AWS has issued it, for what is to come after that. */
  public readonly issued: TerraformResource;

  public constructor(scope: Construct, id: string, props: CertificateProps) {
    super(scope, id, props);
    const { domainName, subjectAlternativeNames = [], zoneId, provider } = props;
    reportProblems(this, () => certificateProblems(props));
    const certificate = new AcmCertificate(this, "Resource", {
      domainName,
      subjectAlternativeNames: subjectAlternativeNames.length > 0 ? [...subjectAlternativeNames] : undefined,
      validationMethod: "DNS",
      provider,
      // A listener holds on to the old one until it has the new one.
      lifecycle: { createBeforeDestroy: true },
    });
    const options = TerraformIterator.fromComplexList(certificate.domainValidationOptions, "domain_name");
    const record = new Route53Record(this, "validation", {
      forEach: options,
      zoneId,
      name: options.getString("resource_record_name"),
      type: options.getString("resource_record_type"),
      records: [options.getString("resource_record_value")],
      ttl: 60,
      // A name and its wildcard are proved by the same record.
      allowOverwrite: true,
    });
    const validation = new AcmCertificateValidation(this, "issued", {
      certificateArn: certificate.arn,
      validationRecordFqdns: Token.asList(TerraformIterator.fromResources(record).pluckProperty("fqdn")),
      provider,
    });
    this.issued = validation;
    this.certificateArn = validation.certificateArn;
    noteCertificateNames(this, this.certificateArn, [domainName, ...subjectAlternativeNames]);
  }
}

/** AWS Certificate Manager API reference, `RequestCertificate`: the first name is the common name, which has 64 octets. */
function certificateProblems({ domainName, subjectAlternativeNames = [] }: CertificateProps): Problem[] {
  const use = { code: "certificate-name", what: "a certificate's name", wildcard: true } as const;
  return [
    ...domainNameProblems(domainName, { ...use, max: 64 }),
    ...subjectAlternativeNames.flatMap((name) => domainNameProblems(name, use)),
  ];
}
