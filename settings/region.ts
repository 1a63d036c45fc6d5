import type { TextRule } from "./schema";

/** The form of a region's name, in every partition: `eu-west-3`, `us-gov-east-1`, `eusc-de-east-1`. */
export const REGION: TextRule = { pattern: /^[a-z]{2,4}(-[a-z]+)+-\d$/, says: "an AWS region such as eu-west-3" };
