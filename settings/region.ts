import { REGION as pattern } from "../constructs/core/region-name";
import type { TextRule } from "./schema";

/** A region's name, in every partition. */
export const REGION: TextRule = { pattern, says: "an AWS region such as eu-west-3" };
