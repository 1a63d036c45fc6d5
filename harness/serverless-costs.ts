/** Hours of a month, as AWS's calculator has them. */
const HOURS = 730;
const A_MILLION = 1_000_000;

/** A price in USD, in us-east-1, without free tiers. */
interface Price {
  readonly usd: number;
  readonly unit: string;
}

/** What `docs/serverless.md` counts with, and where it says each from. */
export const PRICES = {
  lambdaRequests: { usd: 0.2, unit: "a million requests" },
  lambdaTime: { usd: 0.0000166667, unit: "a GB-second" },
  apiRequests: { usd: 1, unit: "a million requests" },
  fargateCpu: { usd: 0.04048, unit: "a vCPU-hour" },
  fargateMemory: { usd: 0.004445, unit: "a GB-hour" },
  proxy: { usd: 0.015, unit: "a vCPU-hour of the database" },
  balancer: { usd: 0.0225, unit: "an hour" },
  balancerUnits: { usd: 0.008, unit: "an LCU-hour" },
  natGateway: { usd: 0.045, unit: "an hour" },
  natGatewayData: { usd: 0.045, unit: "a GB" },
} as const satisfies Readonly<Record<string, Price>>;

/** What a function is billed for. */
export interface FunctionLoad {
  readonly requestsPerSecond: number;
  readonly memoryGb: number;
  /** Seconds that a request takes. */
  readonly duration: number;
}

/** Requests of a month. */
export function requestsOf(requestsPerSecond: number): number {
  return requestsPerSecond * 3_600 * HOURS;
}

/** USD a month of a function; its price is lower from six billion GB-seconds on. */
export function functionCost({ requestsPerSecond, memoryGb, duration }: FunctionLoad): number {
  const each = PRICES.lambdaRequests.usd / A_MILLION + memoryGb * duration * PRICES.lambdaTime.usd;
  return requestsOf(requestsPerSecond) * each;
}

/** USD a month of an HTTP API; its price is lower from 300 million requests on. */
export function apiCost(requestsPerSecond: number): number {
  return (requestsOf(requestsPerSecond) * PRICES.apiRequests.usd) / A_MILLION;
}

/** USD a month of a task that runs all the time. */
export function taskCost({ vcpus, memoryGb }: { readonly vcpus: number; readonly memoryGb: number }): number {
  return HOURS * (vcpus * PRICES.fargateCpu.usd + memoryGb * PRICES.fargateMemory.usd);
}

/** USD a month of what is paid for by the hour. */
export function hourlyCost(price: "proxy" | "balancer" | "balancerUnits" | "natGateway", count = 1): number {
  return HOURS * count * PRICES[price].usd;
}

/** Requests a second from which a task that takes them all is cheaper than a function. */
export function breakEven(load: Omit<FunctionLoad, "requestsPerSecond">, task: Parameters<typeof taskCost>[0]): number {
  return taskCost(task) / functionCost({ ...load, requestsPerSecond: 1 });
}
