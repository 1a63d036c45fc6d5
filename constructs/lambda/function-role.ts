import type { Construct } from "constructs";
import type { ManagedRoleProps } from "../iam/managed-role";
import { partitionAt } from "../iam/partition";
import type { PolicyStatement } from "../iam/policy-document";
import { ServiceRole } from "../iam/service-role";

/** The role whose credentials a function has (AWS Lambda developer guide, "Lambda execution role"). */
export class FunctionRole extends ServiceRole {
  public constructor(scope: Construct, id: string, props: ManagedRoleProps) {
    super(scope, id, "lambda.amazonaws.com", props);
  }

  /**
   * What Lambda needs to connect a function to a VPC, and what keeps the function's own code from using it (AWS Lambda
   * developer guide, "Giving Lambda functions access to resources in an Amazon VPC"). Lambda checks it on `*`.
   */
  public allowNetworkInterfaces(functionName: string): void {
    this.addToPolicy(
      { actions: [...MANAGED, ...READ], resources: ["*"] },
      {
        effect: "Deny",
        actions: MANAGED,
        resources: ["*"],
        conditions: {
          ArnLike: { "lambda:SourceFunctionArn": `arn:${partitionAt(this)}:lambda:*:*:function:${functionName}` },
        },
      },
    );
  }

  /** What sending traces to X-Ray needs, which knows no resources (AWS Lambda developer guide, "AWS X-Ray"). */
  public allowTracing(): void {
    this.addToPolicy({ actions: ["xray:PutTraceSegments", "xray:PutTelemetryRecords"], resources: ["*"] });
  }
}

const MANAGED: PolicyStatement["actions"] = [
  "ec2:CreateNetworkInterface",
  "ec2:DeleteNetworkInterface",
  "ec2:AssignPrivateIpAddresses",
  "ec2:UnassignPrivateIpAddresses",
];

const READ: PolicyStatement["actions"] = ["ec2:DescribeNetworkInterfaces", "ec2:DescribeSubnets"];
