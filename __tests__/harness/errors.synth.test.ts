import { readFileSync } from "node:fs";
import { shownMessage } from "../../harness/errors/page";
import { ERROR_THEMES, ERRORS } from "../../harness/errors/themes";
import { codeOf, messagesOf } from "../../harness/errors/run";

const examples = ERROR_THEMES.flatMap(({ errors }) => Object.entries(errors));
const page = readFileSync("docs/errors.md", "utf8");
const shown = new Map([...page.matchAll(/^### (\S+)\n\n> (.*)$/gm)].map(([, code, message]) => [code, message]));

test.each(examples)("%s is reported by its example as docs/errors.md shows, and nothing else", (code, { wrong }) => {
  expect(new Set(messagesOf(wrong).map(codeOf))).toEqual(new Set([code]));
  expect(shownMessage(wrong)).toBe(shown.get(code));
});

test.each(examples)("%s is mended as its example says", (_code, { right }) => {
  expect(messagesOf(right)).toEqual([]);
});

test("each code is explained once", () => {
  const codes = examples.map(([code]) => code);
  expect([...codes].sort()).toEqual(Object.keys(ERRORS).sort());
});
