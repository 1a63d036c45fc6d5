/** The codes of problems, in the same order. */
export function problemCodes(problems: readonly { readonly code: string }[]): string[] {
  return problems.map(({ code }) => code);
}
