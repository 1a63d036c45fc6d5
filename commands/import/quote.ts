import type { Code } from "./code";

/** `__proto__: x` would set the prototype instead of a field of that name; a computed name does not. */
export function printKey(key: string): string {
  if (key === "__proto__") return `["__proto__"]`;
  return /^[\p{ID_Start}_$][\p{ID_Continue}$]*$/u.test(key) ? key : quote(key);
}

/** What an editor would not show, or would show elsewhere than where it stands. */
const INVISIBLE = /[\u007f-\u009f\u2028\u2029\ufff9-\uffff]|\p{Cf}|\p{Variation_Selector}/gu;

const escapeUnit = (unit: string): string => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`;

const escapeInvisible = (text: string): string =>
  text.replace(INVISIBLE, (char) => char.split("").map(escapeUnit).join(""));

/** A string literal, between the quotes of which fewer are inside. */
export function quote(text: string): string {
  const literal = escapeInvisible(JSON.stringify(text));
  const count = (mark: string): number => text.split(mark).length - 1;
  if (count('"') <= count("'")) return literal;
  return `'${literal.slice(1, -1).replaceAll('\\"', '"').replaceAll("'", "\\'")}'`;
}

/** A template literal. */
export function templateText(parts: readonly (string | Code)[], print: (code: Code) => string): string {
  const texts = parts.map((part) =>
    typeof part === "string"
      ? escapeInvisible(JSON.stringify(part).slice(1, -1).replaceAll('\\"', '"'))
          .replaceAll("`", "\\`")
          .replaceAll("${", "\\${")
      : `\${${print(part)}}`,
  );
  return `\`${texts.join("")}\``;
}

/** One line without an end: `*\/` and line breaks of the source must not end the comment. */
export function commentText(text: string): string {
  const line = escapeInvisible(JSON.stringify(text).slice(1, -1).replaceAll('\\"', '"'));
  return line.length > 200 ? `${line.slice(0, 200)}…` : line;
}
