import { Construct } from "constructs";
import { requireProvedProvider } from "./required-provider";

/**
 * What every construct here has in common: a stack that holds one takes the versions of the AWS provider that its output
 * is proved with, unless the program states others.
 */
export abstract class AwsConstruct extends Construct {
  protected constructor(scope: Construct, id: string) {
    super(scope, id);
    requireProvedProvider(this);
  }
}
