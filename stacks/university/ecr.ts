import { TerraformHclModule } from "cdktf";
import type { Construct } from "constructs";
import { encodeJson } from "../../constructs/terraform/json";
import type { ModuleSource } from "../../settings";

/** The repository of the application's image. */
export interface Repository {
  readonly repositoryName: string;
  /** Address of the repository, without a tag. */
  readonly repositoryUrl: string;
}

/** `module.ecr`. */
export function defineEcr(scope: Construct, project: string, module: ModuleSource): Repository {
  const ecr = new TerraformHclModule(scope, "ecr", {
    ...module,
    skipAssetCreationFromLocalModules: true,
    variables: {
      repository_name: `${project}-ecr`,
      repository_image_tag_mutability: "MUTABLE",
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
  return { repositoryName: ecr.getString("repository_name"), repositoryUrl: ecr.getString("repository_url") };
}
