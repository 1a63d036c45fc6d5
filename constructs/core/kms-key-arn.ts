/** ARN of a KMS key, neither its id nor an alias (KMS developer guide, "Key identifiers"). */
export const KMS_KEY_ARN = /^arn:aws[a-z-]*:kms:[a-z0-9-]+:\d{12}:key\/[A-Za-z0-9-]+$/;
