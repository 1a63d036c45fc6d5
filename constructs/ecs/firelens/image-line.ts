import { ContainerImage, type IEcrRepository } from "../container-image";
import { problem, type Problem } from "../../core/problem";
import { known } from "../../core/known";

/**
 * A version of AWS for Fluent Bit, such as `3.2.0`. Words that move (`stable`, `latest`, `3`) do not compile: `stable` still
 * means 2.x (aws-for-fluent-bit issue 1181), and a router that changes under a task has broken tasks before (issue 1002).
 */
export type FluentBitVersion = `${2 | 3}.${number}.${number}`;

/** A router's image that is not AWS's own tag on ECR Public. */
export interface RouterImage {
  /** Which version it is, whatever it is called: the options that it knows depend on that. */
  readonly version: FluentBitVersion;
  /** Its digest; a tag can be moved. @default it is pulled by the tag `init-<version>` */
  readonly digest?: `sha256:${string}`;
  /**
   * Where it is pulled from: a copy in a repository of your own, or of a pull-through cache, such as
   * `123456789012.dkr.ecr.eu-west-3.amazonaws.com/ecr-public/aws-observability/aws-for-fluent-bit`.
   *
   * @default AWS's own on ECR Public, which every task pulls through the internet
   */
  readonly repository?: string | IEcrRepository;
}

/** Lines of images that know the same options, and the Fluent Bit in them (aws-for-fluent-bit, CHANGELOG.md). */
export const IMAGE_LINES = {
  "2": "1.9.10",
  "3.0": "4.1.0",
  "3.2": "4.2.2",
} as const satisfies Readonly<Record<ImageLine, string>>;

/** The first image of those that know the same options. */
export type ImageLine = "2" | "3.0" | "3.2";

/** The newest version whose options are known here (see `option-table.ts`). */
export const DEFAULT_VERSION = "3.2.0" satisfies FluentBitVersion;

/** aws-for-fluent-bit, README.md: the last day of 2.x, which is Fluent Bit 1.9 on Amazon Linux 2. */
const END_OF_2 = "2026-06-30";

const ECR_PUBLIC = "public.ecr.aws/aws-observability/aws-for-fluent-bit";

/**
 * The line of a version. Later versions of 3.x are taken for 3.2: from line to line options came, and none went.
 *
 * @param version such as `3.2.0`; one that is misspelt is taken for the newest
 */
export function lineOf(version: string): ImageLine {
  const [major, minor] = version.split(".").map(Number);
  if (major === 2) return "2";
  return major === 3 && minor !== undefined && minor < 2 ? "3.0" : "3.2";
}

/** The version of an image, which is said in two ways. */
export function versionOf(image: FluentBitVersion | RouterImage): FluentBitVersion {
  return typeof image === "string" ? image : image.version;
}

/** Whether an image has curl: 2.x is made of Amazon Linux 2, which has it, and 3.x has it since 3.0.1 (its release notes). */
export function hasCurl(version: string): boolean {
  return version !== "3.0.0";
}

/**
 * What the router's container definition says. Always the `init` image: Fluent Bit gets the task's id from it, by which
 * log streams are named, and it reads the configuration from S3 (aws-for-fluent-bit, `use_cases/init-process-for-fluent-bit`).
 */
export function routerImageName(image: FluentBitVersion | RouterImage): string | ContainerImage {
  const { version, digest, repository = ECR_PUBLIC } = typeof image === "string" ? { version: image } : image;
  const tag = `init-${version}`;
  if (typeof repository !== "string") return ContainerImage.fromEcrRepository(repository, digest ?? tag);
  return digest === undefined ? `${repository}:${tag}` : `${repository}@${digest}`;
}

/** Versions that the compiler has not judged, and repositories that are more than that. */
export function imageProblems(image: FluentBitVersion | RouterImage): Problem[] {
  const { version, digest, repository } = typeof image === "string" ? { version: image } : image;
  const address = typeof repository === "string" ? known(repository) : undefined;
  const problems: Problem[] = [];
  const add = (rule: string, got: string, fix: string) => problems.push(problem("firelens-image", rule, got, fix));
  if (!/^[23]\.\d+\.\d+(?:\.\d+)?$/.test(version)) {
    add("the router's image is a version of AWS for Fluent Bit, which does not move", version, "write it as '3.2.0'");
  }
  if (digest !== undefined && known(digest) !== undefined && !/^sha256:[0-9a-f]{64}$/.test(digest)) {
    add("an image's digest is sha256: and 64 hexadecimal digits", digest, "copy it from the registry");
  }
  if (address !== undefined && /@|:[^/]*$/.test(address)) {
    add("an image's repository has no tag and no digest", address, "leave it out: version and digest say it");
  }
  return problems;
}

/** Versions that AWS no longer maintains. */
export function imageWarnings(image: FluentBitVersion | RouterImage): Problem[] {
  const version = versionOf(image);
  if (lineOf(version) !== "2") return [];
  const rule = `AWS for Fluent Bit 2.x gets no fixes since ${END_OF_2}`;
  return [problem("firelens-image-end", rule, version, `choose 3.x, such as ${DEFAULT_VERSION}`)];
}
