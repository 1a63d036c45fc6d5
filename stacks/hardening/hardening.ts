import type { TerraformStack } from "cdktf";
import { EXTRAS, type ExtraName, type MeasureName } from "./measures";

/** The switch `hardening` as an object. */
export interface HardeningOptions {
  /** Measures that stay off, each with its reason, which stands in the output as a comment. @default none */
  readonly except?: Readonly<Partial<Record<MeasureName, string>>>;
  /** Measures that are off unless named here. @default none */
  readonly extras?: readonly ExtraName[];
  /** With `read-only-root`: absolute paths that the application may write to. @default `/tmp` and `/run` */
  readonly writablePaths?: readonly string[];
}

/** The switch `hardening`: off, all measures, or all but some. */
export type HardeningSetting = boolean | HardeningOptions;

/** Which measures are on. */
export class Hardening {
  private readonly options: HardeningOptions | undefined;

  public constructor(setting: HardeningSetting) {
    this.options = setting === true ? {} : setting === false ? undefined : setting;
  }

  /** Whether a measure is on. */
  public has(measure: MeasureName | ExtraName): boolean {
    if (this.options === undefined) return false;
    const { except = {}, extras = [] } = this.options;
    return isExtra(measure) ? extras.includes(measure) : except[measure] === undefined;
  }

  /** Absolute paths that the application may write to. */
  public get writablePaths(): readonly string[] {
    return this.options?.writablePaths ?? ["/tmp", "/run"];
  }

  /**
   * Writes the reason of every measure that is off at the top of the stack's Terraform JSON, under the key `//`, which
   * Terraform leaves alone (Terraform language documentation, "JSON Configuration Syntax", "Comment Properties").
   *
   * @param certificateArn without one, `tls-listener` can't do anything
   */
  public explain(stack: TerraformStack, certificateArn: string | undefined): void {
    const inert = this.has("tls-listener") && certificateArn === undefined;
    const reasons = {
      ...this.options?.except,
      ...(inert && { "tls-listener": "the setting certificateArn is not given" }),
    };
    for (const [measure, reason] of Object.entries(reasons))
      stack.addOverride(`//.hardening.${measure}`, `off: ${reason}`);
  }
}

function isExtra(measure: MeasureName | ExtraName): measure is ExtraName {
  return measure in EXTRAS;
}
