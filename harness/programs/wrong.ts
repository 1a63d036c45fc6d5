import type { Program, WrongProgram } from "./case";

/** Programs with the same code; a text beside one is a part of its message, such as the way out. */
export function wrong(
  code: WrongProgram[0],
  programs: Readonly<Record<string, Program | readonly [Program, string?]>>,
): Readonly<Record<string, WrongProgram>> {
  return Object.fromEntries(
    Object.entries(programs).map(([what, one]): [string, WrongProgram] => {
      const [program, says] = typeof one === "function" ? [one] : one;
      return [what, [code, program, says]];
    }),
  );
}
