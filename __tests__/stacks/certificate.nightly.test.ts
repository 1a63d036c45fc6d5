import { setTimeout as sleep } from "node:timers/promises";
import { useEmulator } from "../../harness/emulator/set-up";
import { LiveUniversity } from "../../harness/live-university";

const A_MINUTE = 60_000;

const aws = useEmulator();
const live = new LiveUniversity(aws);

/** What the listeners do, by port. */
async function listeners(): Promise<Readonly<Record<string, string>>> {
  const [LoadBalancerArn = ""] = await live.call<string[]>("elbv2", "describe_load_balancers", {}, ARNS);
  const found = await live.call<[number, string][]>("elbv2", "describe_listeners", { LoadBalancerArn }, ACTIONS);
  return Object.fromEntries(found.map(([port, action]) => [String(port), action]));
}

const ARNS = "LoadBalancers[].LoadBalancerArn";
const ACTIONS = "Listeners[].[Port, DefaultActions[-1].Type]";

/** What they did in a row, each once, while something was done. */
async function during(change: () => Promise<unknown>): Promise<object[]> {
  const seen: object[] = [];
  const changed = new AbortController();
  const watching = (async () => {
    while (!changed.signal.aborted) {
      const now = await listeners();
      if (JSON.stringify(now) !== JSON.stringify(seen.at(-1))) seen.push(now);
      await sleep(200);
    }
  })();
  await change().finally(() => changed.abort());
  await watching;
  return seen;
}

describe("a certificate that is requested, on the reference university's live state", () => {
  // Not with hardening, whose other changes take as long as the certificate does.
  const provider = { type: "cognito", domainPrefix: "example-university" };
  const certified = { authentication: { host: "www.example.org", provider }, certificate: { zoneName: "example.org" } };

  beforeAll(async () => {
    await live.deploy();
    await live.call("route53", "create_hosted_zone", { Name: "example.org", CallerReference: "1" });
  }, 10 * A_MINUTE);

  it(
    "comes in one apply, after which HTTP redirects",
    async () => {
      const [before, after] = [{ 80: "forward" }, { 80: "redirect", 443: "forward" }];
      const seen = await during(() => live.apply(certified));
      // The two change at once, when the certificate is there; which is seen first is chance.
      const between = [{ 80: "forward", 443: "forward" }, { 80: "redirect" }].map((now) => JSON.stringify(now));
      expect(seen.filter((now) => !between.includes(JSON.stringify(now)))).toEqual([before, after]);
      expect(await live.plan(certified)).toEqual([]);
    },
    10 * A_MINUTE,
  );

  it(
    "goes again, with what it was for",
    async () => {
      await live.apply({ authentication: "leaving" });
      expect(await live.plan({})).toEqual([]);
      expect(await listeners()).toEqual({ 80: "forward" });
    },
    10 * A_MINUTE,
  );
});
