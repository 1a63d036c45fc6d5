import { together } from "../together";
import { CLOUDWATCH_NAMES } from "./cloudwatch";
import { COGNITO_NAMES } from "./cognito";
import { LOG_GROUP_NAMES } from "./log-groups";
import { NETWORK_NAMES } from "./networks";
import { ON_A_GROUP_NAMES } from "./on-a-group";
import { PLAIN_RESOURCE_NAMES } from "./plain-resources";
import { ROLE_NAMES } from "./roles";
import { SERVICE_NAMES } from "./services";

/** Names in AWS: what there is only one of. A file of this folder for each subject. */
export const NAME_PROGRAMS = together([
  LOG_GROUP_NAMES,
  ON_A_GROUP_NAMES,
  ROLE_NAMES,
  CLOUDWATCH_NAMES,
  COGNITO_NAMES,
  NETWORK_NAMES,
  SERVICE_NAMES,
  PLAIN_RESOURCE_NAMES,
]);
