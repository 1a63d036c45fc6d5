import { LambdaTargetGroup } from "../../constructs/network/lambda-target-group";
import { specimen } from "./specimen";

/** Functions behind a load balancer. */
export const LAMBDA_TARGET_SPECIMENS = [
  specimen(
    "LambdaTargetGroup",
    () => ({ name: "app" }),
    (stack, props) => new LambdaTargetGroup(stack, "group", props),
  ),
];
