import type { Programs } from "../case";
import { CLOUDWATCH_NAMES } from "./cloudwatch";
import { COGNITO_NAMES } from "./cognito";
import { LOG_GROUP_NAMES } from "./log-groups";
import { NETWORK_NAMES } from "./networks";
import { ON_A_GROUP_NAMES } from "./on-a-group";
import { PLAIN_RESOURCE_NAMES } from "./plain-resources";
import { ROLE_NAMES } from "./roles";
import { SERVICE_NAMES } from "./services";

const SUBJECTS: readonly Programs[] = [
  LOG_GROUP_NAMES,
  ON_A_GROUP_NAMES,
  ROLE_NAMES,
  CLOUDWATCH_NAMES,
  COGNITO_NAMES,
  NETWORK_NAMES,
  SERVICE_NAMES,
  PLAIN_RESOURCE_NAMES,
];

function all<Case>(kind: (programs: Programs) => Readonly<Record<string, Case>>): Readonly<Record<string, Case>> {
  return Object.fromEntries(SUBJECTS.flatMap((programs) => Object.entries(kind(programs))));
}

/** Names in AWS: what there is only one of. A file of this folder for each subject. */
export const NAME_PROGRAMS: Programs = {
  refused: all(({ refused }) => refused),
  warned: all(({ warned }) => warned),
  right: all(({ right }) => right),
};
