import type { TextRule } from "./schema";

/** A certificate's ARN, in every partition. */
export const CERTIFICATE_ARN: TextRule = {
  pattern: /^arn:aws[a-z-]*:acm:[a-z0-9-]+:\d{12}:certificate\/.+$/,
  says: "the ARN of an ACM certificate such as arn:aws:acm:eu-west-3:123456789012:certificate/…",
};
