import { runInThisContext } from "node:vm";

// The context of the tests, which harness/environment.ts makes.

const ofNode = (expression: string): unknown => runInThisContext(expression);

test("every global of Node.js is there", () => {
  const names = ofNode("Object.getOwnPropertyNames(globalThis)") as readonly string[];
  expect(names.filter((name) => !(name in globalThis))).toEqual([]);
  expect(global).toBe(globalThis);
});

test.each(["ArrayBuffer", "Buffer", "Uint8Array", "URL", "fetch", "structuredClone"])("%s is Node.js's own", (name) => {
  expect(Reflect.get(globalThis, name)).toBe(ofNode(name));
});

test.each(["URL", "fetch", "fresh"])("what a test puts in place of %s stays in its file", (name) => {
  const before = Object.getOwnPropertyDescriptor(globalThis, name);
  Reflect.set(globalThis, name, "mine");
  const [here, there] = [Reflect.get(globalThis, name), ofNode(`globalThis.${name}`)];
  Reflect.deleteProperty(globalThis, name);
  if (before) Object.defineProperty(globalThis, name, before);
  expect([here, typeof there]).toEqual(["mine", name === "fresh" ? "undefined" : "function"]);
});

test("the language's objects are a context's own, so that no file changes them for another", () => {
  expect(Object).not.toBe(ofNode("Object"));
  expect(Error.stackTraceLimit).toBe(100);
});
