import { TerraformHclModule, TerraformVariable } from "cdktf";
import type { Construct } from "constructs";
import { encodeJson } from "../../constructs/core/jsonencode";
import type { ModuleSource } from "../../settings/settings";
import type { Hardening } from "../hardening/hardening";

/** The repository of the application's image. */
export interface Repository {
  readonly repositoryName: string;
  /** Address of the repository, without a tag. */
  readonly repositoryUrl: string;
  readonly repositoryArn: string;
  /** Tag of the image that the task runs. */
  readonly imageTag: string;
}

/** What the repository is made of. */
export interface EcrInputs {
  readonly project: string;
  readonly module: ModuleSource;
  readonly hardening: Hardening;
}

/** `module.ecr`. */
export function addEcr(scope: Construct, { project, module, hardening }: EcrInputs): Repository {
  const immutable = hardening.has("immutable-image-tags");
  const ecr = new TerraformHclModule(scope, "ecr", {
    ...module,
    skipAssetCreationFromLocalModules: true,
    variables: {
      repository_name: `${project}-ecr`,
      repository_image_tag_mutability: immutable ? "IMMUTABLE" : "MUTABLE",
      ...(hardening.has("image-scan") && { repository_image_scan_on_push: true }),
      ...(hardening.has("kms-encrypted-repository") && { repository_encryption_type: "KMS" }),
      repository_lifecycle_policy: encodeJson({
        rules: [
          {
            rulePriority: 1,
            description: "Keep last 30 images",
            selection: {
              tagStatus: "tagged",
              tagPrefixList: ["v"],
              countType: "imageCountMoreThan",
              countNumber: 30,
            },
            action: { type: "expire" },
          },
        ],
      }),
    },
  });
  return {
    repositoryName: ecr.getString("repository_name"),
    repositoryUrl: ecr.getString("repository_url"),
    repositoryArn: ecr.getString("repository_arn"),
    imageTag: immutable ? addImageTag(scope) : "latest",
  };
}

/** Each image has a tag of its own then, so the pipeline must be able to say which one runs. */
function addImageTag(scope: Construct): string {
  const description = "Tag of the application's image";
  return new TerraformVariable(scope, "image_tag", { type: "string", default: "latest", description }).stringValue;
}
