import { readFileSync } from "node:fs";
import { ERROR_THEMES } from "../../docs/errors";
import { errorsPage } from "../../docs/errors/page";
import { codeOf, messagesOf } from "../../docs/errors/run";

const examples = ERROR_THEMES.flatMap(({ errors }) => Object.entries(errors));

test.each(examples)("%s is reported by its example, and nothing else", (code, { wrong }) => {
  expect(new Set(messagesOf(wrong).map(codeOf))).toEqual(new Set([code]));
});

test.each(examples)("%s is mended as its example says", (_code, { right }) => {
  expect(messagesOf(right)).toEqual([]);
});

test("each code is explained once", () => {
  const codes = examples.map(([code]) => code);
  expect(codes.filter((code, index) => codes.indexOf(code) !== index)).toEqual([]);
});

test("docs/errors.md is what `npm run docs` writes", () => {
  expect(readFileSync("docs/errors.md", "utf8")).toBe(errorsPage(process.cwd()));
});
