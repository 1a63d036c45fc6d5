import ELK from "elkjs";
import type { Layout } from "./layout";
import { mermaidOf } from "./mermaid";
import { modelsOf, type Model } from "./model";
import { bestLayout, letterHeight, READABLE } from "./search";
import { svgOf } from "./svg";
import { thingsOf, type Json } from "./things";

/** A picture of a stack. */
export interface Picture {
  readonly model: Model;
  readonly text: string;
}

/** What is drawn. */
export interface Subject {
  /** The stack's name. */
  readonly name: string;
  /** What Terraform reads. */
  readonly json: Json;
  /** Only what is about these words. @default all */
  readonly only?: readonly string[];
  /** The same as it was before: what is new has a blue frame. @default no frames */
  readonly since?: Json;
}

/** A stack as SVG: with as much on its cards as stays readable. */
export async function drawSvg({ name, json, only, since }: Subject): Promise<Picture> {
  const elk = new ELK();
  let drawn: { readonly model: Model; readonly layout: Layout } | undefined;
  for (const model of modelsOf(json, only)) {
    drawn = { model, layout: await bestLayout(elk, model.graph, model.detail) };
    if (letterHeight(drawn.layout) >= READABLE) break;
  }
  if (drawn === undefined) throw new Error("a stack has at least one model");
  const { model, layout } = drawn;
  const known = since === undefined ? undefined : new Set(thingsOf(since).keys());
  return { model, text: svgOf(titleOf(name, model), model.graph, layout, known) };
}

/** A stack as Mermaid. */
export function drawMermaid({ json, only }: Subject): Picture {
  const [model] = modelsOf(json, only);
  if (model === undefined) throw new Error("a stack has at least one model");
  return { model, text: mermaidOf(model.graph, model.detail) };
}

function titleOf(name: string, { total }: Model): string {
  return total === 0
    ? `Stack ${name} has no resources and no modules`
    : `Stack ${name}: ${total} resources and modules`;
}
