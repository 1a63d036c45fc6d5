import type { TextRule } from "./schema";

/** The ARN of a secret, in every partition. */
export const SECRET_ARN: TextRule = {
  pattern: /^arn:aws[a-z-]*:secretsmanager:[a-z0-9-]+:\d{12}:secret:.+$/,
  says: "the ARN of a secret of AWS Secrets Manager such as arn:aws:secretsmanager:eu-west-3:123456789012:secret:…",
};
