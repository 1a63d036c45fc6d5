import { codeOf, said } from "../../harness/errors/run";
import { PROGRAMS } from "../../harness/programs";
import type { Programs } from "../../harness/programs/case";
import MESSAGES from "../../harness/programs/messages.json";

/** Every word is kept in a file, where a review sees how it changes. */
const written = new Map<string, readonly string[]>(Object.entries(MESSAGES));

/** One kind of programs of all themes, with their names. */
function all<Case>(kind: (programs: Programs) => Readonly<Record<string, Case>>): [string, Case][] {
  return Object.entries<Programs>(PROGRAMS).flatMap(([theme, programs]) =>
    Object.entries(kind(programs)).map(([what, one]): [string, Case] => [`${theme}: ${what}`, one]),
  );
}

test.each(all(({ refused }) => refused))("%s is refused", (what, [code, program, says = ""]) => {
  const { errors, warnings } = said(program);
  expect(new Set(errors.map(codeOf))).toEqual(new Set([code]));
  expect(errors.join("\n")).toContain(says);
  expect(warnings).toEqual([]);
  expect(errors).toEqual(written.get(what));
});

test.each(all(({ warned }) => warned))("%s is warned of", (what, [code, program, says = ""]) => {
  const { errors, warnings } = said(program);
  expect(errors).toEqual([]);
  expect(new Set(warnings.map(codeOf))).toEqual(new Set([code]));
  expect(warnings.join("\n")).toContain(says);
  expect(warnings).toEqual(written.get(what));
});

test.each(all(({ right }) => right))("%s is right", (_what, program) => {
  expect(said(program)).toEqual({ errors: [], warnings: [] });
});
