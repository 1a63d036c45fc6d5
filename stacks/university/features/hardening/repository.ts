import { TerraformVariable } from "cdktf";
import type { Measure } from "../measure";

/** The application's images. */
export const REPOSITORY_MEASURES = {
  "image-scan": {
    does: "Asks for a scan of each pushed image. The registry module does by default; here it is said.",
    source: "Amazon ECR user guide, `Scan images for software vulnerabilities`; Security Hub ECR.1",
    plan: "nothing with the registry module",
    repository: () => ({ repository_image_scan_on_push: true }),
  },
  "immutable-image-tags": {
    does:
      "A pushed tag can't be overwritten. The pipeline gives each image a tag of its own and passes it on: " +
      "`-var image_tag=v42`.",
    source: "Amazon ECR user guide, `Preventing image tags from being overwritten`; Security Hub ECR.2",
    plan: "changes the repository in place; the Terraform variable `image_tag` appears",
    repository: () => ({ repository_image_tag_mutability: "IMMUTABLE" }),
    // Each image has a tag of its own then, so the pipeline must be able to say which one runs.
    image: ({ stack }) => {
      const variable = { type: "string", default: "latest", description: "Tag of the application's image" };
      return { tag: new TerraformVariable(stack, "image_tag", variable).stringValue };
    },
  },
} as const satisfies Readonly<Record<string, Measure>>;

/** What has to be asked for by name. */
export const REPOSITORY_EXTRAS = {
  "kms-encrypted-repository": {
    does: "Encrypts the image repository with KMS. Without it ECR encrypts with its own AES-256 key.",
    source: "Amazon ECR user guide, `Encryption at rest`",
    plan:
      "REPLACES the repository, on and off: AWS sets encryption only when a repository is made. ECR refuses while there " +
      "are images in it; whoever deletes them loses them",
    repository: () => ({ repository_encryption_type: "KMS" }),
  },
} as const satisfies Readonly<Record<string, Measure>>;
