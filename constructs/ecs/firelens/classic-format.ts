import { given } from "../../core/given";

/** A section of Fluent Bit's classic configuration; a key may come several times. */
export interface ConfigSection {
  /** Such as `OUTPUT`. */
  readonly name: string;
  readonly entries: readonly (readonly [key: string, value: string])[];
}

/** A section of these settings, without those that have no value. */
export function section(name: string, settings: Readonly<Record<string, string | undefined>>): ConfigSection {
  return { name, entries: Object.entries(given(settings)) };
}

/**
 * The sections as Fluent Bit reads them (Fluent Bit documentation, "Configuration file", classic mode): a name in brackets, then
 * a line for each key with its value, indented alike.
 */
export function renderClassic(sections: readonly ConfigSection[]): string {
  const texts = sections.map(({ name, entries }) =>
    [`[${name}]`, ...entries.map(([key, value]) => `    ${key} ${value}`)].join("\n"),
  );
  return texts.map((text) => `${text}\n`).join("\n");
}
