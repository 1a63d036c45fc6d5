import { anyText } from "../../../commands/import/fields";

test.each([
  ["app", "app"],
  [256, "256"],
  [null, "null"],
  [{ toString: false }, '{"toString":false}'],
  [["a"], '["a"]'],
])("%j is %s as text", (data, text) => {
  expect(anyText(data)).toBe(text);
});
