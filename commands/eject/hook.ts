import { writeFileSync } from "node:fs";
import Module from "node:module";
import type { IConstruct } from "constructs";
import { takeNotes } from "./take-notes";

/** The environment variable that names the file for the notes. Without it, this module does nothing. */
export const NOTES_FILE = "CDKTF_ECS_LOGGING_NOTES";

/** This module: Node.js loads it before the program, and it takes notes when the program synthesizes. */
export const HOOK = __filename;

/** Enough calls to get from any construct of a library to the program. */
const CALLS = 100;

/** A module, as the method that loads it sees it. */
interface Loading {
  readonly exports: unknown;
}

/**
 * Follows the modules that are loaded: whose cdktf a program uses shows when it loads it. Compilers that work while a program
 * runs, such as tsx, put loaders of their own in the place of Node's, by the file's ending; all of them are called by this method.
 */
function watch(file: string): void {
  const prototype = Module.prototype as object;
  const load = Reflect.get(prototype, "load") as (this: Loading, filename: string) => void;
  const traces = new WeakMap<IConstruct, Error>();
  Reflect.set(prototype, "load", function (this: Loading, filename: string) {
    load.call(this, filename);
    if (/[\\/]constructs[\\/]lib[\\/]construct\.js$/.test(filename)) traceConstructs(exported(this, "Node"), traces);
    if (/[\\/]cdkt[fn][\\/]lib[\\/]app\.js$/.test(filename)) noteSynthesis(exported(this, "App"), traces, file);
  });
}

/** The prototype of a class that a module exports. */
function exported({ exports }: Loading, name: string): object {
  const { prototype } = Reflect.get(exports as object, name) as { readonly prototype: object };
  return prototype;
}

/** A construct's parent learns of it when it is made. */
function traceConstructs(node: object, traces: WeakMap<IConstruct, Error>): void {
  const addChild = Reflect.get(node, "addChild") as (child: IConstruct, name: string) => void;
  Reflect.set(node, "addChild", function (this: unknown, child: IConstruct, name: string) {
    const limit = Error.stackTraceLimit;
    Error.stackTraceLimit = CALLS;
    traces.set(child, new Error());
    Error.stackTraceLimit = limit;
    addChild.call(this, child, name);
  });
}

function noteSynthesis(app: object, traces: WeakMap<IConstruct, Error>, file: string): void {
  const synth = Reflect.get(app, "synth") as (this: IConstruct) => void;
  Reflect.set(app, "synth", function (this: IConstruct) {
    synth.call(this);
    writeFileSync(file, JSON.stringify(takeNotes(this, traces)));
  });
}

const file = process.env[NOTES_FILE];
if (file !== undefined && file !== "") watch(file);
