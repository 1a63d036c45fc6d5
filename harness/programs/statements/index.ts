import { together } from "../together";
import { ACTION_PROGRAMS } from "./actions";
import { CONDITION_PROGRAMS } from "./conditions";
import { WHOLE_POLICY_PROGRAMS } from "./policies";
import { RESOURCE_PROGRAMS } from "./resources";

/** Statements of policies. A file of this folder for each subject. */
export const STATEMENT_PROGRAMS = together([
  ACTION_PROGRAMS,
  RESOURCE_PROGRAMS,
  CONDITION_PROGRAMS,
  WHOLE_POLICY_PROGRAMS,
]);
