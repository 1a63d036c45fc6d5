import { together } from "../together";
import { ALARM_ARNS } from "./alarms";
import { LOAD_BALANCER_ARNS } from "./load-balancers";
import { LOG_GROUP_ARNS } from "./log-groups";
import { POLICY_ARNS } from "./policies";
import { SECRET_ARNS } from "./secrets";
import { SERVICE_ARNS } from "./services";
import { SUBSCRIPTION_ARNS } from "./subscriptions";

/** ARNs: what they are of, and where it is. A file of this folder for each subject. */
export const ARN_PROGRAMS = together([
  ALARM_ARNS,
  LOG_GROUP_ARNS,
  SUBSCRIPTION_ARNS,
  POLICY_ARNS,
  LOAD_BALANCER_ARNS,
  SERVICE_ARNS,
  SECRET_ARNS,
]);
