import type { PolicyStatement } from "./policy-document";

/** Where Terraform keeps a state in S3 (Terraform language documentation, "Backend Type: s3"). */
export interface TerraformState {
  /** Name of the bucket. */
  readonly bucket: string;
  /** Key of the object that holds the state; a lock file is beside it, `<key>.tflock`. */
  readonly key: string;
  /** ARN of the KMS key that encrypts it. @default S3 encrypts it with a key of its own */
  readonly kmsKeyArn?: string;
}

/**
 * What Terraform needs of its state ("Backend Type: s3", "S3 Bucket Permissions"): to plan, with `-lock=false`, to read it; to
 * apply, to write and lock it by a lock file.
 */
export function stateStatements(
  { bucket, key, kmsKeyArn }: TerraformState,
  partition: string,
  access: "read" | "write",
): PolicyStatement[] {
  const bucketArn = `arn:${partition}:s3:::${bucket}`;
  const [reads, writes] = [["s3:GetObject"], ["s3:GetObject", "s3:PutObject"]];
  const statements: PolicyStatement[] = [
    { actions: ["s3:ListBucket"], resources: [bucketArn] },
    { actions: access === "read" ? reads : writes, resources: [`${bucketArn}/${key}`] },
  ];
  if (access === "write")
    statements.push({ actions: [...writes, "s3:DeleteObject"], resources: [`${bucketArn}/${key}.tflock`] });
  const uses = access === "read" ? ["kms:Decrypt"] : ["kms:Encrypt", "kms:Decrypt", "kms:GenerateDataKey"];
  if (kmsKeyArn !== undefined) statements.push({ actions: uses, resources: [kmsKeyArn] });
  return statements;
}
