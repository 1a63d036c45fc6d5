import type { ConfigSection } from "../../constructs/ecs/firelens/classic-format";

/**
 * Reads Fluent Bit's classic configuration as it does itself (fluent/fluent-bit 4.2.2, `src/config_format/flb_cf_fluentbit.c`):
 * the first line of keys says how far all are indented, a key ends at the first blank, and key and value are trimmed.
 *
 * @throws Error where Fluent Bit does not start, and where it would include another file or have a second `[SERVICE]`
 */
export function readClassic(text: string): ConfigSection[] {
  const sections: { name: string; entries: [string, string][] }[] = [];
  let indent: string | undefined;
  for (const [index, line] of text.split(/\r?\n/).entries()) {
    const refuse = (what: string): never => {
      throw new Error(`line ${index + 1}: ${what}: ${line}`);
    };
    if (line === "" || line.startsWith("#")) continue;
    if (line.startsWith("@")) refuse("a meta command");
    if (line.startsWith("[")) {
      const end = line.indexOf("]");
      if (end < 0) refuse("bad header definition");
      sections.push({ name: line.slice(1, end), entries: [] });
      continue;
    }
    indent ??= /^[ \t]*/.exec(line)?.[0] ?? "";
    if (indent === "" || !line.startsWith(indent)) refuse("invalid indentation level");
    const rest = line.slice(indent.length);
    if (/^[ \t]/.test(rest)) refuse("extra indentation level found");
    if (rest === "" || rest.startsWith("#")) continue;
    const blank = rest.indexOf(" ");
    if (blank < 0) refuse("undefined value");
    const [key, value] = [rest.slice(0, blank).trim(), rest.slice(blank + 1).trim()];
    if (value === "") refuse("key has an empty value");
    if (key.startsWith("[")) refuse("a group");
    const section = sections.at(-1) ?? refuse("a key outside of a section");
    section.entries.push([key, value]);
  }
  const services = sections.filter(({ name }) => name.toUpperCase() === "SERVICE");
  if (services.length > 1) throw new Error("a second [SERVICE]");
  return sections;
}

/** The first value of a key, whose case does not count. */
export function valueOf({ entries }: ConfigSection, key: string): string | undefined {
  return valuesOf({ entries }, key)[0];
}

/** All values of a key. */
export function valuesOf({ entries }: Pick<ConfigSection, "entries">, key: string): string[] {
  return entries.flatMap(([name, value]) => (name.toLowerCase() === key.toLowerCase() ? [value] : []));
}
