import { compare, type Difference } from "./compare";
import { evaluate } from "../adopt/evaluate";
import type { Replacement } from "../adopt/fragment-file";
import { type Host, localValues } from "../adopt/host";
import { asProviderSees } from "./provider-rules";
import { showAddress } from "../adopt/remove";

/**
 * Where a resource of the constructs does not say what the host's block says, as the AWS provider reads the two.
 *
 * @param block arguments of the host's block
 */
export async function differences(
  host: Host,
  { address, body }: Replacement,
  block: unknown,
): Promise<readonly Difference[]> {
  const path = showAddress(address);
  const locals = localValues([...host.files, ...host.written.values()]);
  const [theirs, ours] = [await evaluate(block, locals), await evaluate(body, locals)];
  return compare(path, asProviderSees(address.type, theirs), asProviderSees(address.type, ours));
}
