import { compileFunction } from "node:vm";
import { Testing } from "cdktf";
import type { TerraformStack } from "cdktf";
import type { Construct } from "constructs";
import * as ts from "typescript";
import { moduleOf } from "../../commands/import/run-code";

type StackClass = new (scope: Construct, id: string) => TerraformStack;

/** Runs the text of a program, compiled by TypeScript, and makes its stack. */
export function runProgramText(text: string, className: string, id: string): TerraformStack {
  const compilerOptions = { module: ts.ModuleKind.CommonJS, target: ts.ScriptTarget.ES2022 };
  const { outputText } = ts.transpileModule(text, { compilerOptions });
  const exported: Record<string, StackClass | undefined> = {};
  const run = compileFunction(outputText, ["require", "exports"]) as (from: unknown, to: unknown) => void;
  run(moduleOf, exported);
  const Stack = exported[className];
  if (Stack === undefined) throw new Error(`the program exports no ${className}`);
  return new Stack(Testing.app(), id);
}
