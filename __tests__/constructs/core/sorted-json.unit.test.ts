import fc from "fast-check";
import { sortedJson } from "../../../constructs/core/sorted-json";

// Read back it is what JSON.stringify says; how it is written is compared with cdktf in stack-synthesizer.synth.test.ts.
test("says what JSON.stringify says", () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      expect(JSON.parse(sortedJson(value))).toEqual(JSON.parse(JSON.stringify(value)));
    }),
  );
});

test.each<[what: string, value: unknown, text: string]>([
  ["sorted keys", { b: 1, a: "x", 10: true, 9: null }, '{\n  "10": true,\n  "9": null,\n  "a": "x",\n  "b": 1\n}'],
  ["fields without a value", { a: undefined, b: 1 }, '{\n  "b": 1\n}'],
  ["depth", { a: [{ b: [1, 2] }] }, '{\n  "a": [\n    {\n      "b": [\n        1,\n        2\n      ]\n    }\n  ]\n}'],
  ["what is empty", { a: {}, b: [] }, '{\n  "a": {\n  },\n  "b": [\n  ]\n}'],
  ["nothing in a list", [undefined, null, NaN], "[\n  null,\n  null,\n  null\n]"],
  ["quotes", { 'a"b': "c\n" }, '{\n  "a\\"b": "c\\n"\n}'],
  ["a date", { a: new Date(0) }, '{\n  "a": "1970-01-01T00:00:00.000Z"\n}'],
  ["a text", "a", '"a"'],
])("writes %s", (_, value, text) => {
  expect(sortedJson(value)).toBe(text);
});
