import { EcrRepository } from "@cdktf/provider-aws/lib/ecr-repository";
import { KmsAlias } from "@cdktf/provider-aws/lib/kms-alias";
import { S3Bucket } from "@cdktf/provider-aws/lib/s3-bucket";
import { SsmParameter } from "@cdktf/provider-aws/lib/ssm-parameter";
import type { Programs } from "../case";
import { logGroup } from "../parts";

/** Buckets, repositories, parameters and aliases of plain cdktf. */
export const PLAIN_RESOURCE_NAMES = {
  refused: {
    "two buckets of one name": [
      "duplicate-name",
      (stack) => {
        logGroup(stack, "logs");
        for (const id of ["a", "b"]) new S3Bucket(stack, id, { bucket: "school-logs" });
      },
    ],
    "two repositories of one name": [
      "duplicate-name",
      (stack) => {
        logGroup(stack, "logs");
        for (const id of ["a", "b"]) new EcrRepository(stack, id, { name: "app" });
      },
    ],
    "two parameters of one name": [
      "duplicate-name",
      (stack) => {
        logGroup(stack, "logs");
        for (const id of ["a", "b"]) new SsmParameter(stack, id, { name: "/app", type: "String", value: id });
      },
      "AWS refuses the second",
    ],
    "two aliases of one name": [
      "duplicate-name",
      (stack) => {
        logGroup(stack, "logs");
        for (const id of ["a", "b"]) new KmsAlias(stack, id, { name: "alias/app", targetKeyId: "1234abcd" });
      },
    ],
  },
  warned: {},
  right: {},
} satisfies Programs;
