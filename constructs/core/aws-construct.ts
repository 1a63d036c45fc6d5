import { Construct } from "constructs";
import { checkResources } from "./check-resources";
import { finiteProblems } from "./finite";
import { reportProblems } from "./problem";
import { requireProvedProvider } from "./required-provider";

/** Constructs that have reported numbers of theirs: what they make of them says it no second time. */
const REPORTED = new WeakSet();

/**
 * What every construct here has in common: a stack that holds one takes the versions of the AWS provider that its output
 * is proved with, unless the program states others, and has what is wrong with its resources reported; no number among
 * its settings is `NaN` or infinite.
 */
export abstract class AwsConstruct extends Construct {
  /** @param props settings that hold numbers @default there are none */
  protected constructor(scope: Construct, id: string, props: object = {}) {
    super(scope, id);
    requireProvedProvider(this);
    checkResources(this);
    const problems = finiteProblems(props);
    if (problems.length === 0) return;
    if (!this.node.scopes.some((outer) => REPORTED.has(outer))) reportProblems(this, problems);
    REPORTED.add(this);
  }
}
