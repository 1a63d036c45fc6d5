import { isTransparent, type Normal, show, showText } from "../adopt/normal-form";

/** One place where the host's block and the constructs' do not say the same. */
export interface Difference {
  /** Address and attribute: `aws_ecs_task_definition.app-task.cpu`. */
  readonly path: string;
  /** In Terraform's words, or `nothing`. */
  readonly host: string;
  readonly constructs: string;
  /** False where there is an expression that only Terraform can evaluate: the two may still be equal. */
  readonly certain: boolean;
}

/** All differences between two values in normal form. */
export function compare(path: string, host: Normal | undefined, constructs: Normal | undefined): Difference[] {
  if (host && constructs) {
    const [left, right] = [single(host, constructs), single(constructs, host)];
    if (left.kind === "map" && right.kind === "map") {
      const keys = [...new Set([...left.fields.keys(), ...right.fields.keys()])];
      return keys.flatMap((key) => compare(step(path, key), left.fields.get(key), right.fields.get(key)));
    }
    if (left.kind === "list" && right.kind === "list" && left.items.length === right.items.length) {
      return left.items.flatMap((item, index) => compare(`${path}[${index}]`, item, right.items[index]));
    }
    if (left.kind === "json" && right.kind === "json") return compare(path, left.value, right.value);
    if (spelling(left) === spelling(right)) return [];
  }
  const certain =
    (host === undefined || isTransparent(host)) && (constructs === undefined || isTransparent(constructs));
  return [{ path, host: brief(host), constructs: brief(constructs), certain }];
}

/** A nested block is a list of one in one spelling and the block itself in another. */
function single(value: Normal, other: Normal): Normal {
  const [only] = value.kind === "list" && value.items.length === 1 ? value.items : [];
  return other.kind === "map" && only?.kind === "map" ? only : value;
}

/** Terraform turns numbers, booleans and text into each other as an attribute needs them: `1024` is `"1024"`. */
function spelling(value: Normal): string {
  return value.kind === "literal" && value.value !== null ? `"${showText(value)}"` : show(value);
}

function step(path: string, key: string): string {
  return /^[\p{L}_][\p{L}\p{N}_-]*$/u.test(key) ? `${path}.${key}` : `${path}["${key}"]`;
}

function brief(value: Normal | undefined): string {
  if (value === undefined) return "nothing";
  const text = show(value).replace(/\s+/g, " ");
  return text.length > 200 ? `${text.slice(0, 200)}…` : text;
}
