/** The fields of a settings object, before they are checked. */
export type Fields = Readonly<Record<string, unknown>>;

/** What a text must look like. */
export interface TextRule {
  readonly pattern: RegExp;
  /** The rule in words: "an AWS region such as eu-west-3". */
  readonly says: string;
}

/** Reads untyped settings, and collects one sentence for everything that is wrong with them. */
export class SettingsReader {
  /**
   * @param where what the user would edit, such as `context.settings in cdktf.json`
   * @param problems collects the sentences
   */
  public constructor(
    private readonly where: string,
    private readonly problems: string[],
  ) {}

  /**
   * An object whose fields are among `known` and hold all of `required`; `undefined` where it is none.
   *
   * @param path of the object within the settings; empty for the settings themselves
   * @param known @default any field is accepted
   */
  public object(
    value: unknown,
    path: string,
    known?: readonly string[],
    required: readonly string[] = [],
  ): Fields | undefined {
    if (typeof value !== "object" || value === null || Array.isArray(value)) {
      this.add(path, "must be an object", value, "write it as { … }");
      return undefined;
    }
    const fields: Fields = { ...value };
    for (const name of Object.keys(fields)) {
      if (known && !known.includes(name)) {
        this.add(join(path, name), "is no setting", fields[name], `use one of: ${known.join(", ")}`);
      }
    }
    for (const name of required) {
      if (fields[name] === undefined) this.add(join(path, name), "must be given", undefined, "add it");
    }
    return fields;
  }

  /** A text that is not empty; `undefined` where it is absent or wrong. */
  public text(fields: Fields, name: string, rule?: TextRule, path = ""): string | undefined {
    const value = fields[name];
    if (value === undefined) return undefined;
    if (typeof value !== "string" || value.trim() === "") {
      this.add(join(path, name), `must be ${rule?.says ?? "a text that is not empty"}`, value, "give it one");
      return undefined;
    }
    if (rule && !rule.pattern.test(value)) {
      this.add(join(path, name), `must be ${rule.says}`, value, "correct it");
      return undefined;
    }
    return value;
  }

  /** `true` or `false`; `undefined` where it is absent or wrong. */
  public flag(fields: Fields, name: string, path = ""): boolean | undefined {
    const value = fields[name];
    if (value === undefined || typeof value === "boolean") return value;
    this.add(join(path, name), "must be true or false", value, "write it without quotes");
    return undefined;
  }

  /** One of a few words; `undefined` where it is absent or wrong, and absent counts as wrong. */
  public oneOf<T extends string | number>(
    fields: Fields,
    name: string,
    choices: readonly T[],
    path = "",
  ): T | undefined {
    const choice = choices.find((candidate) => candidate === fields[name]);
    if (choice === undefined) {
      this.add(join(path, name), `must be one of ${choices.join(", ")}`, fields[name], "choose one");
    }
    return choice;
  }

  /** A list of some of a few words; `undefined` where it is absent or wrong. */
  public list<T extends string>(
    fields: Fields,
    name: string,
    choices: readonly T[],
    path = "",
  ): readonly T[] | undefined {
    const value = fields[name];
    if (value === undefined) return undefined;
    const chosen = Array.isArray(value) ? value.map((word) => choices.find((choice) => choice === word)) : [undefined];
    if (chosen.every((choice) => choice !== undefined)) return chosen;
    this.add(join(path, name), `must be a list of: ${choices.join(", ")}`, value, "correct it");
    return undefined;
  }

  /** A list of texts; `undefined` where it is absent or wrong. */
  public texts(fields: Fields, name: string, rule: TextRule, path = ""): readonly string[] | undefined {
    const value = fields[name];
    if (value === undefined) return undefined;
    const texts = Array.isArray(value) ? value.filter((text) => typeof text === "string") : [];
    if (Array.isArray(value) && texts.length === value.length && texts.every((text) => rule.pattern.test(text))) {
      return texts;
    }
    this.add(join(path, name), `must be a list of ${rule.says}`, value, "correct it");
    return undefined;
  }

  private add(path: string, rule: string, got: unknown, fix: string): void {
    const name = path === "" ? this.where : `${path} (${this.where})`;
    this.problems.push(`${name} ${rule}, got: ${got === undefined ? "nothing" : JSON.stringify(got)}; ${fix}.`);
  }
}

function join(path: string, name: string): string {
  return path === "" ? name : `${path}.${name}`;
}
