import { codeOf, said } from "../../harness/errors/run";
import { PROGRAMS } from "../../harness/programs";
import type { Programs } from "../../harness/programs/case";

/** One kind of programs of all themes, with their names. */
function all<Case>(kind: (programs: Programs) => Readonly<Record<string, Case>>): [string, Case][] {
  return Object.entries<Programs>(PROGRAMS).flatMap(([theme, programs]) =>
    Object.entries(kind(programs)).map(([what, one]): [string, Case] => [`${theme}: ${what}`, one]),
  );
}

test.each(all(({ refused }) => refused))("%s is refused", (_what, [code, program, says = ""]) => {
  const { errors, warnings } = said(program);
  expect(new Set(errors.map(codeOf))).toEqual(new Set([code]));
  expect(errors.join("\n")).toContain(says);
  expect(warnings).toEqual([]);
});

test.each(all(({ warned }) => warned))("%s is warned of", (_what, [code, program, says = ""]) => {
  const { errors, warnings } = said(program);
  expect(errors).toEqual([]);
  expect(new Set(warnings.map(codeOf))).toEqual(new Set([code]));
  expect(warnings.join("\n")).toContain(says);
});

test.each(all(({ right }) => right))("%s is right", (_what, program) => {
  expect(said(program)).toEqual({ errors: [], warnings: [] });
});
