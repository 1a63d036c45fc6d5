/** The codes of problems, in the same order: as texts, since Jest takes `[undefined]` for `[]`. */
export function problemCodes(problems: readonly { readonly code: unknown }[]): string[] {
  return problems.map(({ code }) => String(code));
}
