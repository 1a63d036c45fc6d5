import type { Programs } from "./case";

/** The programs of several subjects as those of one theme. */
export function together(subjects: readonly Programs[]): Programs {
  const all = <Case>(kind: (programs: Programs) => Readonly<Record<string, Case>>): Readonly<Record<string, Case>> =>
    Object.fromEntries(subjects.flatMap((programs) => Object.entries(kind(programs))));
  return {
    refused: all(({ refused }) => refused),
    warned: all(({ warned }) => warned),
    right: all(({ right }) => right),
  };
}
