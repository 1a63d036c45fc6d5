/** What a Terraform `jsonencode` takes. Strings may hold tokens; `undefined` fields are left out. */
export type Json = string | number | boolean | null | undefined | readonly Json[] | { readonly [key: string]: Json };
