/** The framework under which the tests run: in the copy for cdktn (cdktn-checkout.ts) this file says so. */
export const FRAMEWORK = "cdktf" as "cdktf" | "cdktn";

/**
 * A stack's Terraform JSON as cdktf 0.21 writes it. cdktn says another version, and writes what is empty on one line.
 *
 * @param text what the framework of these tests has written
 */
export function asCdktfWrites(text: string): string {
  if (FRAMEWORK !== "cdktn") return text;
  return (
    text
      // The first is that of the framework: its metadata come before all blocks.
      .replace(/^( {6}"version": ")[^"]+/m, "$10.21.0")
      .replace(
        /^( *)(.*)(\{\}|\[\])(,?)$/gm,
        (_, indent: string, key: string, [open, close]: string, comma: string) => {
          return `${indent}${key}${String(open)}\n${indent}${String(close)}${comma}`;
        },
      )
  );
}
