import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import {
  AnnotationMetadataEntryType,
  Aspects,
  type IStackSynthesizer,
  type ISynthesisSession,
  type TerraformStack,
} from "cdktf";
import { addCustomSynthesis } from "cdktf/lib/synthesize/synthesizer";
import { RootConstruct, type IConstruct } from "constructs";
import { sortedJson } from "../core/sorted-json";
import { writesHcl } from "./hcl-output";

/** Symbols under which a construct has its aspects, once it has been asked for them, and files of its own: private in cdktf. */
const PARTS = symbolsAddedTo(new RootConstruct());

function symbolsAddedTo(probe: IConstruct): readonly symbol[] {
  const before = Object.getOwnPropertySymbols(probe);
  Aspects.of(probe);
  addCustomSynthesis(probe, { onSynthesize: () => undefined });
  return Object.getOwnPropertySymbols(probe).filter((symbol) => !before.includes(symbol));
}

const ANNOTATIONS: readonly string[] = Object.values(AnnotationMetadataEntryType);

/**
 * Writes a stack as cdktf's synthesizer does, which walks through the tree four times and gives each construct a list of
 * aspects, where there is nothing to be done but to write: all else is left to that one.
 */
export class ReadableStackSynthesizer implements IStackSynthesizer {
  public constructor(
    private readonly stack: TerraformStack,
    private readonly usual: IStackSynthesizer,
  ) {}

  public synthesize(session: ISynthesisSession): void {
    const { manifest, outdir, skipValidation } = session;
    if (!skipValidation || writesHcl(this.stack) || takesPart(this.stack)) {
      this.usual.synthesize(session);
      return;
    }
    const file = join(outdir, manifest.forStack(this.stack).synthesizedStackPath);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, sortedJson(this.stack.toTerraform()));
  }
}

/** Whether a construct takes part in the synthesis, by an aspect, files of its own or annotations, or one below it does. */
function takesPart(construct: IConstruct): boolean {
  if (PARTS.some((symbol) => symbol in construct)) return true;
  const { metadata, children } = construct.node;
  return metadata.some(({ type }) => ANNOTATIONS.includes(type)) || children.some(takesPart);
}
