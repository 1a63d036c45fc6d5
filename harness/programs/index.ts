import type { Programs } from "./case";
import { NAME_PROGRAMS } from "./names";
import { PERMISSION_PROGRAMS } from "./permissions";

/** Every program, by its theme: a file of this folder for each. */
export const PROGRAMS = {
  names: NAME_PROGRAMS,
  permissions: PERMISSION_PROGRAMS,
} satisfies Readonly<Record<string, Programs>>;
