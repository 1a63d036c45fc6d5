import { resolve } from "node:path";

/** Where Terraform keeps what `init` made for a directory: `TF_DATA_DIR`, which may be absolute, else `.terraform`. */
export function dataDirectory(directory: string): string {
  // Terraform takes an empty variable for one that is not set.
  const { TF_DATA_DIR: named = "" } = process.env;
  return resolve(directory, named === "" ? ".terraform" : named);
}
