import type { JestEnvironment, JestEnvironmentConfig } from "@jest/environment";
import { ModernFakeTimers } from "@jest/fake-timers";
import { ModuleMocker } from "jest-mock";
import { installCommonGlobals } from "jest-util";
import { type Context, constants, createContext } from "node:vm";

/** Also in a context of its own, Node.js's modules make and take these of its main one. */
const SHARED = ["ArrayBuffer", "Buffer", "Uint8Array"];

/**
 * Jest's environment of Node.js, except that its global object is an ordinary one. Jest's own asks a proxy at each look-up of
 * a global, such as `Object`, which takes a hundred times as long: a third of what the tests took.
 */
class Environment implements JestEnvironment {
  public readonly global;
  public readonly moduleMocker: ModuleMocker;
  public readonly fakeTimers = null;
  public readonly fakeTimersModern: ModernFakeTimers;
  private context: Context | null = createContext(constants.DONT_CONTEXTIFY);

  public constructor({ projectConfig }: JestEnvironmentConfig) {
    const global = this.context as JestEnvironment["global"] & typeof globalThis;
    addNodeGlobals(global);
    installCommonGlobals(global, projectConfig.globals);
    // As in Jest's own: the ten lines of Node.js often end before the test.
    global.Error.stackTraceLimit = 100;
    this.global = global;
    this.moduleMocker = new ModuleMocker(global);
    this.fakeTimersModern = new ModernFakeTimers({ config: projectConfig, global });
  }

  public setup(): Promise<void> {
    return Promise.resolve();
  }

  public teardown(): Promise<void> {
    this.fakeTimersModern.dispose();
    this.context = null;
    return Promise.resolve();
  }

  public exportConditions(): string[] {
    return ["node", "node-addons"];
  }

  public getVmContext(): Context | null {
    return this.context;
  }
}

/** What Node.js adds to the language: a new context has only the language's own globals. */
function addNodeGlobals(global: object): void {
  for (const key of Object.getOwnPropertyNames(globalThis)) {
    if (key in global && !SHARED.includes(key)) continue;
    const { enumerable, ...descriptor } = Object.getOwnPropertyDescriptor(globalThis, key) ?? {};
    const define = (what: PropertyDescriptor): object =>
      Object.defineProperty(global, key, { configurable: true, enumerable, ...what });
    const set = (own: unknown): void => void define({ value: own, writable: true });
    // Node.js loads some of them when they are read.
    if ("get" in descriptor) define({ get: (): unknown => Reflect.get(globalThis, key), set });
    else set(descriptor.value);
  }
  Object.assign(global, { global });
}

export = Environment;
