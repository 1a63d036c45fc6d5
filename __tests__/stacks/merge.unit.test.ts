import fc from "fast-check";
import { merge, type Said } from "../../stacks/university/merge";

const said = (...says: object[]): Said<object>[] => says.map((one, index) => ({ feature: `f${index}`, says: one }));

class Thing {
  public constructor(public readonly name: string) {}
}

test.each<[string, object[], object]>([
  ["nothing", [], {}],
  ["one feature", [{ a: 1 }], { a: 1 }],
  ["different fields", [{ a: 1 }, { b: 2 }], { a: 1, b: 2 }],
  ["the same value twice", [{ a: "x" }, { a: "x" }], { a: "x" }],
  ["lists, in the order of the features", [{ a: [1] }, { a: [3, 2] }, { a: [] }], { a: [1, 3, 2] }],
  ["fields at any depth", [{ a: { b: { c: 1 } } }, { a: { b: { d: [2] } } }], { a: { b: { c: 1, d: [2] } } }],
  ["a field that is absent", [{ a: undefined }, { a: 1 }, { b: undefined }], { a: 1 }],
])("%s: %j become %j", (_what, says, merged) => {
  expect(merge("part", said(...says))).toEqual(merged);
});

test("constructs are handed on as they are", () => {
  const thing = new Thing("bucket");
  expect(merge<{ a?: Thing }>("part", said({ a: thing }, { a: thing })).a).toBe(thing);
});

test.each<[string, object[], string]>([
  [
    "two values",
    [{ a: 1 }, { a: 2 }],
    "features disagree on part.a, got: 1 of f0 and 2 of f1; turn one of the two off",
  ],
  ["a value and a list", [{ a: 1 }, { a: [1] }], "features disagree on part.a, got: 1 of f0 and [1] of f1"],
  ["deep down", [{ a: { b: 1 } }, {}, { a: { b: 2 } }], "features disagree on part.a.b, got: 1 of f0 and 2 of f2"],
  ["two things", [{ a: new Thing("x") }, { a: new Thing("y") }], "got: a Thing of f0 and a Thing of f1"],
])("%s contradict each other, and both are named", (_what, says, message) => {
  expect(() => merge("part", said(...says))).toThrow(message);
});

/** What one feature may say: lists, and values that all features disagree on. */
const agreeing = fc.record(
  { list: fc.array(fc.nat(9)), flag: fc.constant(true), deep: fc.record({ list: fc.array(fc.string()) }) },
  { requiredKeys: [] },
);

const inOrder = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(inOrder).sort();
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, field]) => [key, inOrder(field)]));
};

test("the order of features decides nothing but that of lists", () => {
  fc.assert(
    fc.property(fc.array(agreeing), fc.infiniteStream(fc.nat()), (says, numbers) => {
      const shuffled = says.map((one) => [numbers.next().value, one] as const).sort(([a], [b]) => a - b);
      const [one, other] = [says, shuffled.map(([, each]) => each)].map((each) => merge("part", said(...each)));
      expect(inOrder(other)).toEqual(inOrder(one));
    }),
    { seed: 1 },
  );
});

test("what is said twice with different content is an error in either order", () => {
  fc.assert(
    fc.property(fc.array(agreeing), fc.nat(), fc.nat(), (says, first, second) => {
      const [at, then] = [first % (says.length + 1), second % (says.length + 2)];
      const one = [...says.slice(0, at), { clash: 1 }, ...says.slice(at)];
      const both = [...one.slice(0, then), { clash: 2 }, ...one.slice(then)];
      expect(() => merge("part", said(...both))).toThrow("features disagree on part.clash");
    }),
    { seed: 1 },
  );
});
