import { made, standInText } from "../../core/shape";
import { Secret } from "../secret";

/** A secret, as it may come past the compiler. */
export const SECRET = made<Secret>(
  "a Secret, made by Secret.fromSecretArn or Secret.fromParameterArn",
  ["valueFrom", "readStatements", "problems"],
  () => Secret.fromParameterArn(standInText()),
);
