import { committedPlan, type LiveUniversity } from "./live-university";
import { statesEquality } from "./reference/equality";

const A_MINUTE = 60_000;

/** The settings of a function that gets a share of the requests. */
export function shared(share: number, more: object = {}, settings: object = {}): Readonly<Record<string, unknown>> {
  return { serverless: { share, ...more }, ...settings };
}

/** The switch `serverless` on a live state: on, another share, another image, and off again. */
export function provesServerless(live: LiveUniversity): void {
  beforeAll(async () => {
    await live.pushImage("v1");
    await live.pushImage("v2");
  });

  it(
    "needs an image that is there",
    async () => {
      live.imageTag = "v3";
      await expect(live.apply(shared(0))).rejects.toThrow("Provide a valid source image");
      live.imageTag = "v1";
    },
    3 * A_MINUTE,
  );

  it(
    "goes on, with an empty second plan",
    async () => {
      await live.apply(shared(5));
      expect(await live.plan(shared(5))).toEqual([]);
    },
    3 * A_MINUTE,
  );

  it(
    "another share changes the listener alone, in place",
    async () => {
      expect(await live.plan(shared(50))).toEqual(["update aws_lb_listener.app_listener"]);
    },
    3 * A_MINUTE,
  );

  it(
    "another image is another version of the function, which requests go to, and nothing else",
    async () => {
      live.imageTag = "v2";
      expect(await live.apply(shared(5))).toEqual([
        "update aws_lambda_alias.app_function_live",
        "update aws_lambda_function.app_function",
      ]);
      expect(await live.plan(shared(5))).toEqual([]);
      const alias = { FunctionName: "example-university-prod-app", Name: "live" };
      expect(await live.call("lambda", "get_alias", alias, "FunctionVersion")).toBe("2");
    },
    3 * A_MINUTE,
  );

  it(
    "leaves, as it would go straight off, and keeps the function's lines",
    statesEquality(async () => {
      expect(await live.plan({})).toEqual(committedPlan("serverless.off"));
      expect(await live.apply({ serverless: "leaving" })).toEqual(committedPlan("serverless.leaving"));
      expect(await live.plan({})).toEqual([]);
      await live.cleanUpFunction("v1", "v2");
    }),
    5 * A_MINUTE,
  );
}
