import { ref, Token, Tokenization, type TerraformStack } from "cdktf";
import { ecrRegistry } from "../core/ecr-registry";
import { isToken, TOKEN_TEXT } from "../core/token";
import { imagePullStatements } from "../iam/image-pull";
import { partitionOf } from "../iam/partition";
import type { PolicyStatement } from "../iam/policy-document";

/** A repository of ECR: an `EcrRepository` or `DataAwsEcrRepository` of cdktf, or the outputs of a module. */
export interface IEcrRepository {
  /** The repository's ARN. */
  readonly arn: string;
  /** The repository's address, without a tag: `<account>.dkr.ecr.<region>.amazonaws.com/<name>`. */
  readonly repositoryUrl: string;
}

/** An image together with the repository that it is pulled from. */
export class ContainerImage {
  private constructor(
    /** What the container definition says: the repository's address with a tag or digest. */
    public readonly imageName: string,
    /** ARN of the repository. */
    public readonly repositoryArn: string,
  ) {}

  /**
   * An image of a repository that this program makes or looks up; the execution role is then allowed to pull from it.
   *
   * @param tagOrDigest a tag, or a digest that begins with `sha256:`; by default `latest`
   */
  public static fromEcrRepository(repository: IEcrRepository, tagOrDigest = "latest"): ContainerImage {
    // Of a value that only Terraform knows, the attribute's name says it: `image_digest`.
    const isDigest = tagOrDigest.startsWith("sha256:") || reference(tagOrDigest)?.identifier.endsWith("digest");
    const mark = isDigest ? "@" : ":";
    return new ContainerImage(`${repository.repositoryUrl}${mark}${tagOrDigest}`, repository.arn);
  }
}

/** What a container definition says of its image. */
export function imageName(image: string | ContainerImage): string {
  return typeof image === "string" ? image : image.imageName;
}

/**
 * What pulling the image needs: nothing for a public one, and nothing is known of a name that only Terraform knows, unless
 * it begins with the address of a repository of the program.
 */
export function pullStatements(image: string | ContainerImage): PolicyStatement[] {
  const arn = typeof image === "string" ? (referredArn(image) ?? ecrRepositoryArn(image)) : image.repositoryArn;
  return arn === undefined ? [] : imagePullStatements(arn);
}

/** The ARN beside the `repository_url` that the text begins with. */
function referredArn(image: string): string | undefined {
  const { identifier, stack } = reference(image) ?? {};
  const address = /^((?:data\.)?aws_ecr_repository\.[\w-]+)\.repository_url$/.exec(identifier ?? "")?.[1];
  return address === undefined ? undefined : Token.asString(ref(`${address}.arn`, stack));
}

/** The attribute that a text begins with: private in cdktf. */
function reference(text: string): { readonly identifier: string; readonly stack?: TerraformStack } | undefined {
  const token = isToken(text) ? Tokenization.reverseString(text).firstToken : undefined;
  const identifier: unknown = token && Reflect.get(token, "identifier");
  if (token === undefined || typeof identifier !== "string") return undefined;
  return { identifier, stack: Reflect.get(token, "originStack") as TerraformStack | undefined };
}

const ECR_IMAGE = new RegExp(`^${ecrRegistry(`\\d{12}|${TOKEN_TEXT}`, `[a-z0-9-]+|${TOKEN_TEXT}`)}/([^:@]+)`);

/**
 * ARN of the repository of an image.
 *
 * @returns `undefined` where it is not an image of ECR
 */
export function ecrRepositoryArn(image: string): string | undefined {
  const match = ECR_IMAGE.exec(image);
  if (match === null) return undefined;
  const [, account = "", region = "", name = ""] = match;
  return `arn:${partitionOf(region)}:ecr:${region}:${account}:repository/${name}`;
}
