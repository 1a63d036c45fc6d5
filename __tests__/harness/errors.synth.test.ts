import { ERROR_THEMES, ERRORS } from "../../harness/errors/themes";
import { codeOf, messagesOf } from "../../harness/errors/run";

const examples = ERROR_THEMES.flatMap(({ errors }) => Object.entries(errors));

test.each(examples)("%s is reported by its example, and nothing else", (code, { wrong }) => {
  expect(new Set(messagesOf(wrong).map(codeOf))).toEqual(new Set([code]));
});

test.each(examples)("%s is mended as its example says", (_code, { right }) => {
  expect(messagesOf(right)).toEqual([]);
});

test("each code is explained once", () => {
  const codes = examples.map(([code]) => code);
  expect([...codes].sort()).toEqual(Object.keys(ERRORS).sort());
});
