import { Token } from "cdktf";
import { percentWarnings } from "../../../constructs/cloudwatch/alarm-percent";

const later = Token.asNumber({ resolve: () => 1 });

test.each([
  [0, 0],
  [100, 0],
  [99.9, 0],
  [-0.1, 1],
  [100.1, 1],
  [NaN, 0],
  [undefined, 0],
  [later, 0],
])("a limit of %p percent: %d warnings", (cpuPercent, warnings) => {
  const found = percentWarnings({ cpuPercent });
  expect(found.map(({ code, got }) => [code, got])).toEqual(
    Array.from({ length: warnings }, () => ["alarm-percent", cpuPercent]),
  );
  expect(found.every(({ rule }) => rule.startsWith("cpuPercent "))).toBe(true);
});
