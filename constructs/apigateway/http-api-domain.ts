import { Apigatewayv2ApiMapping } from "@cdktf/provider-aws/lib/apigatewayv2-api-mapping";
import { Apigatewayv2DomainName } from "@cdktf/provider-aws/lib/apigatewayv2-domain-name";
import type { Construct } from "constructs";
import { AwsConstruct } from "../core/aws-construct";
import { domainNameProblems } from "../core/domain-name";
import { reportProblems } from "../core/problem";

/** A name of an API's own. */
export interface HttpApiDomainProps {
  /** In lower case: `api.example.org`; the first label may be `*`. */
  readonly domainName: string;
  /** Its certificate, `arn:aws:acm:<region>:<account>:certificate/<id>`, in the API's region. */
  readonly certificateArn: string;
}

/** What has a stage. */
interface MappedStage {
  readonly apiId: string;
  readonly stageId: string;
}

/**
 * A name that leads to an API's `$default` stage (API Gateway developer guide, "Custom domain names for HTTP APIs"), by TLS 1.2 at
 * least. An alias record makes it known: `AliasRecord` takes this construct as its target.
 */
export class HttpApiDomain extends AwsConstruct {
  /** As given, in lower case: clients call `https://` and this name. */
  public readonly domainName: string;
  /** Where the alias record leads. */
  public readonly dnsName: string;
  /** Id of the zone of AWS that holds `dnsName`. */
  public readonly hostedZoneId: string;

  /** @internal */
  public constructor(scope: Construct, id: string, stage: MappedStage, props: HttpApiDomainProps) {
    super(scope, id);
    const { domainName, certificateArn } = props;
    const use = { code: "http-api-domain", what: "an API's domain", wildcard: true } as const;
    reportProblems(this, () => domainNameProblems(domainName, use));
    const domain = new Apigatewayv2DomainName(this, "Resource", {
      domainName,
      domainNameConfiguration: { certificateArn, endpointType: "REGIONAL", securityPolicy: "TLS_1_2" },
    });
    new Apigatewayv2ApiMapping(this, "mapping", { apiId: stage.apiId, domainName: domain.id, stage: stage.stageId });
    this.domainName = domain.domainName;
    this.dnsName = domain.domainNameConfiguration.targetDomainName;
    this.hostedZoneId = domain.domainNameConfiguration.hostedZoneId;
  }
}
