import { HOST } from "../../core/domain-name";
import { ecrRegistry } from "../../core/ecr-registry";
import { known } from "../../core/known";
import { REGION_TEXT } from "../../core/region-name";
import { problem, type Problem } from "../../core/problem";

/** A part of a repository's path, a registry, a tag and a digest (github.com/distribution/reference, grammar). */
const PART = "[a-z0-9]+(?:(?:\\.|_|__|-+)[a-z0-9]+)*";
const REGISTRY = `${HOST}(?::\\d+)?`;
const TAG = "[A-Za-z0-9_][A-Za-z0-9_.-]{0,127}";
const DIGEST = "[A-Za-z][A-Za-z0-9]*(?:[-_+.][A-Za-z][A-Za-z0-9]*)*:[0-9A-Fa-f]{32,}";
const REFERENCE = new RegExp(`^(?:${REGISTRY}/)?${PART}(?:/${PART})*(?::${TAG})?(?:@${DIGEST})?$`);

const ECR_REGISTRY = new RegExp(`^${ecrRegistry("\\d{12}", REGION_TEXT)}$`);

/** Amazon ECS API reference, `ContainerDefinition`, image; `@` is in front of a digest. */
const CHARACTERS = /^[\w:./#@-]{1,255}$/;

const CODE = "container-image";

/** What ECS refuses. A name that only Terraform knows in part is not judged. */
export function imageProblems(image: string): Problem[] {
  const text = known(image);
  if (text === undefined || CHARACTERS.test(text)) return [];
  const rule = "an image has 1 to 255 letters, digits and _ - : . / # @";
  return [problem(CODE, rule, text, "write it as registry/repository:tag")];
}

/** What ECS registers, and nobody can pull: perhaps a deployment fills it in. */
export function imageWarnings(image: string): Problem[] {
  const text = known(image);
  if (text === undefined || !CHARACTERS.test(text)) return [];
  if (!REFERENCE.test(text)) {
    const rule = "an image is registry/repository:tag or @digest, the repository in lower case";
    return [problem(CODE, rule, text, "write it as registry/repository:tag, without https://")];
  }
  const [host = ""] = text.split("/");
  if (!/\.dkr[.-]ecr[.-]/.test(host) || ECR_REGISTRY.test(host)) return [];
  const rule = "a registry of ECR is <account, 12 digits>.dkr.ecr.<region>.amazonaws.com";
  return [problem(CODE, rule, text, "correct the account or the region")];
}
