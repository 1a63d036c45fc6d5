import { useEmulator } from "../../harness/emulator/set-up";
import { LEFT, LiveUniversity } from "../../harness/live-university";
import { MEASURE_NAMES } from "../../settings/hardening";

const A_MINUTE = 60_000;

const aws = useEmulator();
const live = new LiveUniversity(aws);

describe("each measure of hardening goes off by name, in one apply each", () => {
  const written: string[] = [];
  const off: Record<string, string> = {};
  const settings = () => ({
    hardening: { except: { ...off } },
    logAnalysis: true,
    certificateArn: live.certificateArn,
  });

  beforeAll(async () => {
    await live.deploy();
    await live.apply(settings());
  }, 10 * A_MINUTE);

  it.each(MEASURE_NAMES)(
    "%s",
    async (name) => {
      off[name] = "the test turns it off";
      await live.apply(settings());
      written.push(`${name} is off`);
      expect(await live.writeEvent(`${name} is off`)).toEqual(written);
      expect(await live.attachedPolicies()).toEqual([
        "AmazonECSTaskExecutionRolePolicy",
        "example-university-prod-CloudWatchLogsPolicy",
      ]);
    },
    3 * A_MINUTE,
  );

  it(
    "nothing is left to do, and the data is there",
    async () => {
      expect(await live.plan(settings())).toEqual([]);
      expect(await live.plan({ logAnalysis: true })).toEqual([]);
      expect(await aws.inventory()).toMatchObject(LEFT);
    },
    3 * A_MINUTE,
  );
});
