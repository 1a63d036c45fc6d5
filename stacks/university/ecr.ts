import { TerraformHclModule } from "cdktf";
import { encodeJson } from "../../constructs/terraform";
import type { Repository } from "./parts";
import type { System } from "./system";

/** `module.ecr`. */
export function addEcr(system: System, project: string): Repository {
  const ecr = new TerraformHclModule(system.stack, "ecr", {
    ...system.settings.moduleSources.ecr,
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
      ...system.over("repository"),
    },
  });
  return {
    module: ecr,
    repositoryName: ecr.getString("repository_name"),
    repositoryUrl: ecr.getString("repository_url"),
    repositoryArn: ecr.getString("repository_arn"),
  };
}
