import type { Normal } from "../adopt/normal-form";
import { isFields } from "./fields";

/** More conditions than these in one attribute are not tried. */
const MOST = 5;

/** All ways in which conditions may hold, one after the other: first those in which the first branch of each does. */
export class Choices {
  private way = 0;
  private at = 0;

  /** How many conditions there were. */
  public get asked(): number {
    return this.at;
  }

  /** Whether the next condition holds. */
  public next(): boolean {
    const holds = ((this.way >> Math.min(this.at, MOST)) & 1) === 0;
    this.at += 1;
    return holds;
  }

  /** Goes on to the next way; there may be no other. */
  public again(): boolean {
    const ways = 2 ** Math.min(this.at, MOST);
    this.at = 0;
    this.way += 1;
    return this.way < ways;
  }
}

/** Whether a value can be what is written, as far as that is known: as many items, of the same names. */
export function fits(value: unknown, normal: Normal): boolean {
  if (normal.kind === "list") {
    if (!Array.isArray(value) || value.length !== normal.items.length) return false;
    return normal.items.every((item) => value.some((each) => fits(each, item)));
  }
  if (normal.kind === "map") {
    return (
      isFields(value) && [...normal.fields].every(([key, inner]) => value[key] === undefined || fits(value[key], inner))
    );
  }
  return normal.kind !== "literal" || String(normal.value) === String(value);
}

/** The name of what is written, where it is spelt out. */
export function nameOf(normal: Normal): string | undefined {
  const name = normal.kind === "map" ? normal.fields.get("name") : undefined;
  return name?.kind === "literal" && typeof name.value === "string" ? name.value : undefined;
}
