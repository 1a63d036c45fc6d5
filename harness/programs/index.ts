import { ARN_PROGRAMS } from "./arns";
import type { Programs } from "./case";
import { REGISTER_INPUT_PROGRAMS } from "./register-input";
import { FIELD_PROGRAMS } from "./fields";
import { LOG_PROGRAMS } from "./logs";
import { NAME_PROGRAMS } from "./names";
import { PERMISSION_PROGRAMS } from "./permissions";
import { STATEMENT_PROGRAMS } from "./statements";

/** Every program, by its theme: a file of this folder for each. */
export const PROGRAMS = {
  fields: FIELD_PROGRAMS,
  arns: ARN_PROGRAMS,
  logs: LOG_PROGRAMS,
  names: NAME_PROGRAMS,
  permissions: PERMISSION_PROGRAMS,
  registerInput: REGISTER_INPUT_PROGRAMS,
  statements: STATEMENT_PROGRAMS,
} satisfies Readonly<Record<string, Programs>>;
