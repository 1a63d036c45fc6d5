import { readFileSync } from "node:fs";
import { section, tableCells } from "../../harness/markdown";
import {
  apiCost,
  breakEven,
  functionCost,
  hourlyCost,
  PRICES,
  requestsOf,
  taskCost,
} from "../../harness/serverless-costs";

const DOCS = "docs/serverless.md";
/** The application's function, the API's, and a task, as the stacks have them. */
const APP = { memoryGb: 1, duration: 0.05 };
const API = { memoryGb: 0.25, duration: 0.05 };
const TASK = { vcpus: 1, memoryGb: 2 };

const usd = (amount: number) => `${amount < 100 ? amount.toFixed(2) : amount.toFixed(0)} USD`;
const millions = (requests: number) => `${(requests / 1_000_000).toPrecision(requests < 1e8 ? 2 : 3)} million`;
const text = readFileSync(DOCS, "utf8").replaceAll(/\s+/g, " ");

test("a function costs what AWS's own example says", () => {
  // AWS Lambda pricing, example 1, less the free tier: 3 million requests of a second and 512 MB are 18.34 + 0.40 USD.
  const perSecond = 3_000_000 / requestsOf(1);
  const free = 400_000 * PRICES.lambdaTime.usd + PRICES.lambdaRequests.usd;
  const cost = functionCost({ requestsPerSecond: perSecond, memoryGb: 0.5, duration: 1 });
  expect(cost - free).toBeCloseTo(18.74, 1);
});

test("the docs say each price that is counted with", () => {
  const said = tableCells(section(DOCS, "prices")).map(([, price]) => price);
  expect(said).toEqual(
    Object.values(PRICES).map((price) => `${price.usd.toFixed(10).replace(/0{1,8}$/, "")} USD ${price.unit}`),
  );
});

test("the docs say what comes of it", () => {
  const rows = [1, 10, 100].map((requestsPerSecond) => [
    String(requestsPerSecond),
    millions(requestsOf(requestsPerSecond)),
    usd(functionCost({ ...APP, requestsPerSecond })),
    usd(apiCost(requestsPerSecond) + functionCost({ ...API, requestsPerSecond })),
    usd(taskCost(TASK)),
  ]);
  expect(tableCells(section(DOCS, "costs"))).toEqual(rows);
});

test.each([
  `cheaper up to about ${breakEven(APP, TASK).toFixed(0)} requests a second`,
  `at 200 ms a request, 100 requests a second cost ${usd(functionCost({ ...APP, duration: 0.2, requestsPerSecond: 100 }))}`,
  `two vCPU of a \`db.t3.small\`: ${usd(hourlyCost("proxy", 2))}`,
  `${usd(hourlyCost("balancer"))} for the load balancer, with ${usd(hourlyCost("balancerUnits"))} for each LCU`,
  `${usd(hourlyCost("natGateway"))} for each NAT gateway`,
])("the docs say: %s", (sentence) => expect(text).toContain(sentence));
