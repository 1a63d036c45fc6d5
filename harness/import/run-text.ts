import { createRequire } from "node:module";
import { compileFunction } from "node:vm";
import { Testing } from "cdktf";
import type { TerraformStack } from "cdktf";
import type { Construct } from "constructs";
import * as ts from "typescript";
import * as ecs from "../../constructs/ecs";
import * as iam from "../../constructs/iam";
import * as logs from "../../constructs/logs";
import * as terraform from "../../constructs/terraform";

const DOORS: Readonly<Record<string, object>> = {
  "cdktf-ecs-logging/ecs": ecs,
  "cdktf-ecs-logging/iam": iam,
  "cdktf-ecs-logging/logs": logs,
  "cdktf-ecs-logging/terraform": terraform,
};

const load = createRequire(__filename);

type StackClass = new (scope: Construct, id: string) => TerraformStack;

/** Runs the text of a program, compiled by TypeScript, and makes its stack. */
export function runProgramText(text: string, className: string, id: string): TerraformStack {
  const compilerOptions = { module: ts.ModuleKind.CommonJS, target: ts.ScriptTarget.ES2022 };
  const { outputText } = ts.transpileModule(text, { compilerOptions });
  const exported: Record<string, StackClass | undefined> = {};
  const requireFrom = (from: string): unknown => DOORS[from] ?? (load(from) as unknown);
  const run = compileFunction(outputText, ["require", "exports"]) as (from: unknown, to: unknown) => void;
  run(requireFrom, exported);
  const Stack = exported[className];
  if (Stack === undefined) throw new Error(`the program exports no ${className}`);
  return new Stack(Testing.app(), id);
}
