import { Apigatewayv2Stage } from "@cdktf/provider-aws/lib/apigatewayv2-stage";
import type { Construct } from "constructs";
import { AwsConstruct } from "../core/aws-construct";
import { literalText } from "../core/literal-text";
import { reportProblems, warnOf } from "../core/problem";
import { LogGroup } from "../logs/log-group";
import type { ILogGroup } from "../logs/log-group-base";
import { ACCESS_LOG_FIELDS, accessLogFormat, accessLogProblems } from "./access-log-format";
import type { AccessLogOptions, Throttling } from "./http-api-props";
import { closedWarnings, throttlingProblems } from "./http-api-rules";

/** Settings of a {@link HttpStage}. */
interface HttpStageProps {
  readonly apiId: string;
  readonly apiName: string;
  readonly throttling?: Throttling;
  readonly accessLog?: AccessLogOptions;
  readonly detailedMetrics?: boolean;
}

/**
 * The stage `$default`, which is at the root of the API's address and takes each change as soon as it is there (API Gateway
 * developer guide, "Work with stages for HTTP APIs"). A stage of another name would put that name before every path.
 */
export class HttpStage extends AwsConstruct {
  public readonly stageId: string;
  public readonly logGroup: ILogGroup;

  public constructor(scope: Construct, id: string, props: HttpStageProps) {
    super(scope, id, props);
    const { apiId, throttling = {}, accessLog = {}, detailedMetrics = true } = props;
    const { rateLimit = 100, burstLimit = 200 } = throttling;
    const { fields = ACCESS_LOG_FIELDS } = accessLog;
    reportProblems(this, () => [...throttlingProblems({ rateLimit, burstLimit }), ...accessLogProblems(fields)]);
    for (const warning of closedWarnings({ rateLimit, burstLimit })) warnOf(this, warning);
    this.logGroup = accessLog.logGroup ?? ownGroup(this, props.apiName, accessLog);
    const stage = new Apigatewayv2Stage(this, "Resource", {
      apiId,
      name: "$default",
      autoDeploy: true,
      accessLogSettings: {
        destinationArn: this.logGroup.arn,
        format: literalText(accessLogFormat(fields)),
      },
      // Without numbers, the provider sends 0 for both: every request is answered 429.
      defaultRouteSettings: {
        throttlingRateLimit: rateLimit,
        throttlingBurstLimit: burstLimit,
        detailedMetricsEnabled: detailedMetrics,
      },
    });
    this.stageId = stage.id;
  }
}

/** Below `/aws/vendedlogs/`, AWS's policy for its deliveries does not grow with each group. */
function ownGroup(scope: Construct, apiName: string, { retentionInDays = 30, kmsKeyArn }: AccessLogOptions): LogGroup {
  return new LogGroup(scope, "access_log", {
    name: `/aws/vendedlogs/apigateway/${apiName}`,
    retentionInDays,
    kmsKeyArn,
  });
}
