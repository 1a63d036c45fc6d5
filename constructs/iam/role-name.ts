import type { NameRule } from "../core/name";

/** IAM API reference, `CreateRole`. */
export const ROLE_NAME: NameRule = {
  what: "an IAM role's name",
  max: 64,
  pattern: /^[\w+=,.@-]+$/,
  says: "letters, digits and +=,.@_-",
};
