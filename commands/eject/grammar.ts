/**
 * What a field of a block is. `block`: a nested block. `listed`: an attribute that is written as blocks ("Attributes as
 * Blocks"), where an empty list is not the same as nothing. `attribute`: a value. `open`: a value of which the bindings do not
 * know whether it holds blocks.
 */
export type FieldKind = "block" | "listed" | "attribute" | "open";

/** Kinds of fields by their path below the block, such as `volume.efs_volume_configuration`. */
export type Shape = Readonly<Record<string, FieldKind>>;

/** What Terraform's language asks of a block; paths as in {@link Shape}. */
export interface Grammar {
  /** @default every field that the language does not have itself is an attribute */
  readonly shape?: Shape;
  /** Whether the shape has every field, so that nobody knows what another one is. @default others are attributes */
  readonly isWhole?: boolean;
  /** Fields that are blocks with a label: `backend "s3" {`. @default none */
  readonly labelled?: readonly string[];
  /** Fields that hold references or keywords, without quotes. @default none */
  readonly bare?: readonly string[];
  /** Fields whose text Terraform does not evaluate. `*`: all. @default none */
  readonly literal?: readonly string[];
}

const BLOCK = "block";
const CONDITIONS = { "lifecycle.precondition": BLOCK, "lifecycle.postcondition": BLOCK } as const;

/** What any resource has beside its own ("Meta-arguments"). */
const RESOURCE: Shape = { lifecycle: BLOCK, ...CONDITIONS, connection: BLOCK, "provisioner.connection": BLOCK };

const REFERENCES = ["depends_on", "provider", "lifecycle.ignore_changes", "lifecycle.replace_triggered_by"];

/** A resource or a data source. */
export function resourceGrammar(shape: Shape): Grammar {
  return {
    shape: { ...shape, ...RESOURCE },
    isWhole: true,
    labelled: ["provisioner"],
    bare: [...REFERENCES, "provisioner.when", "provisioner.on_failure"],
  };
}

/** A provider's configuration. */
export function providerGrammar(shape: Shape): Grammar {
  return { shape, isWhole: true, literal: ["alias", "version"] };
}

/** Types of resources and data sources that Terraform has without a provider. */
export const BUILT_IN: Readonly<Record<string, Shape>> = {
  "resource terraform_data": { input: "attribute", triggers_replace: "attribute" },
  "data terraform_remote_state": {
    backend: "attribute",
    config: "attribute",
    defaults: "attribute",
    workspace: "attribute",
  },
};

/** The blocks that are Terraform's own. */
export const GRAMMARS: Readonly<Record<string, Grammar>> = {
  terraform: {
    shape: { required_providers: BLOCK, cloud: BLOCK, "cloud.workspaces": BLOCK, "backend.workspaces": BLOCK },
    labelled: ["backend", "provider_meta"],
    literal: ["*"],
  },
  variable: {
    shape: { validation: BLOCK },
    bare: ["type"],
    literal: ["default", "description"],
  },
  output: { shape: { precondition: BLOCK }, bare: ["depends_on"], literal: ["description"] },
  module: { bare: ["depends_on", "providers"], literal: ["source", "version"] },
  locals: {},
  import: { bare: ["to", "provider"] },
  moved: { bare: ["from", "to"] },
  removed: {
    shape: { lifecycle: BLOCK, connection: BLOCK, "provisioner.connection": BLOCK },
    labelled: ["provisioner"],
    bare: ["from", "provisioner.when", "provisioner.on_failure"],
  },
};
