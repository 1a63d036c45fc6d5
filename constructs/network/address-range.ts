import { isIPv4, isIPv6 } from "node:net";
import { knownItems } from "../core/known";
import { problem, type Problem } from "../core/problem";
import { isReference } from "../core/token";

/**
 * Whether texts are ranges of addresses in the form that AWS and its provider take: `10.0.0.0/8`, whose bits after the
 * first 8 are 0, since the plan would show any other for ever (EC2 API reference, `IpRange`: "canonicalizes"; AWS provider:
 * "is not a valid CIDR block; did you mean").
 *
 * @param versions which versions of IP the place takes
 */
export function rangeProblems(ranges: readonly string[] | undefined, versions: readonly (4 | 6)[]): Problem[] {
  return knownItems(ranges).flatMap((range) => oneRange(range, versions));
}

function oneRange(text: string, versions: readonly (4 | 6)[]): Problem[] {
  if (isReference(text)) return [];
  const names = versions.map((version) => `IPv${version}`).join(" or ");
  const wrong = (rule: string, fix: string): Problem[] => [problem("address-range", rule, text, fix)];
  const [address = "", length, ...rest] = text.split("/");
  const version = isIPv4(address) ? 4 : isIPv6(address) && !address.includes("%") ? 6 : undefined;
  const most = version === 4 ? 32 : 128;
  if (version === undefined || !versions.includes(version)) {
    return wrong(`a range of addresses is ${names} with a prefix length, such as 10.0.0.0/8`, "write it like this");
  }
  if (length === undefined || rest.length > 0 || !/^(?:0|[1-9]\d*)$/.test(length) || Number(length) > most) {
    const one = `${address}/${most}`;
    return wrong(`a range of addresses ends with / and 0 to ${most}`, `write ${one} for this one address`);
  }
  if (version === 4 && address !== firstAddress(address, Number(length))) {
    const first = `${firstAddress(address, Number(length))}/${length}`;
    return wrong("a range of addresses begins with its first one", `write ${first}`);
  }
  return [];
}

/** The first address of the range that an address lies in. */
function firstAddress(address: string, length: number): string {
  return address
    .split(".")
    .map((byte, index) => {
      const bits = Math.min(8, Math.max(0, length - 8 * index));
      const size = 2 ** (8 - bits);
      return Math.floor(Number(byte) / size) * size;
    })
    .join(".");
}
