import { writeGenerated } from "../lib/files";
import { UsageError } from "../lib/program";
import { cut } from "./measure";
import { modelJson } from "./model-json";
import type { DiagramOptions } from "./options";
import { drawMermaid, drawSvg, type Picture } from "./picture";
import { sourceOf, type Source } from "./source";

/** What the user reads. */
export interface Said {
  /** On standard output. */
  readonly out: string;
  /** On standard error: what could be better. */
  readonly hint?: string;
}

/**
 * Draws a stack.
 *
 * @param find finds what is to be drawn; tests have stacks of their own
 * @throws UsageError where nothing is called as `--only` says
 * @throws Failure with the reason, after which nothing has changed
 */
export async function diagram(
  options: DiagramOptions,
  find: (source: string | undefined) => Source = sourceOf,
): Promise<Said> {
  const { source, out, since, mermaid, only, json, force } = options;
  const { name, json: stack } = find(source);
  const subject = { name, json: stack, only, since: since === undefined ? undefined : find(since).json };
  const picture = mermaid ? drawMermaid(subject) : await drawSvg(subject);
  if (only.length > 0 && picture.model.graph.cards.size === 0) {
    throw new UsageError(
      `nothing in stack ${name} is called ${only.join(" or ")}; leave --only out to see everything.`,
    );
  }
  const file = out ?? (mermaid || json ? undefined : `${fileName(name)}.svg`);
  const written = file === undefined ? undefined : writeGenerated(file, picture.text, force);
  if (json) return { out: JSON.stringify(modelJson(name, picture.model), null, 2) };
  if (file === undefined) return { out: picture.text.trimEnd() };
  const { total, graph } = picture.model;
  const counts = `${total} resources and modules of stack ${name} in ${graph.cards.size} cards`;
  return { out: `${file}: ${written === true ? "written" : "up to date"}, ${counts}.`, ...hintOf(picture) };
}

function hintOf({ model }: Picture): { readonly hint?: string } {
  if (!model.crowded) return {};
  return { hint: "So much has no room for all arrows: dots with names are in their place. --only WORD draws a part." };
}

/** A stack's name may be any text, a file's may not. */
function fileName(name: string): string {
  return (
    cut(name, 80)
      .replace(/[^\p{L}\p{N}._-]+/gu, "-")
      .replace(/^\.+/, "") || "stack"
  );
}
