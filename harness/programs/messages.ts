import { said } from "../errors/run";
import { PROGRAMS } from ".";
import type { Programs } from "./case";

/** What is reported of each program that is refused or warned of. */
export function messages(): Readonly<Record<string, readonly string[]>> {
  return Object.fromEntries(
    Object.entries<Programs>(PROGRAMS).flatMap(([theme, { refused, warned }]) =>
      Object.entries({ ...refused, ...warned }).map(([what, [, program]]) => {
        const { errors, warnings } = said(program);
        return [`${theme}: ${what}`, [...errors, ...warnings]] as const;
      }),
    ),
  );
}

/** The text of `messages.json`. */
export function messagesText(): string {
  return `${JSON.stringify(messages(), null, 2)}\n`;
}
