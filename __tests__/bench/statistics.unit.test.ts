import { digits, median, pairedRatio, quantile, table } from "../../bench/statistics";

test.each<[values: number[], part: number, expected: number]>([
  [[3, 1, 2], 0.5, 2],
  [[4, 1, 3, 2], 0.5, 2.5],
  [[10, 30, 20], 0.25, 15],
  [[7], 0.75, 7],
])("quantile of %j at %d is %d", (values, part, expected) => {
  expect(quantile(values, part)).toBe(expected);
});

test("the median leaves the list as it was", () => {
  const values = [2, 1];
  expect(median(values)).toBe(1.5);
  expect(values).toEqual([2, 1]);
});

test("ratios are those of one round, so that a slow round does not count", () => {
  expect(pairedRatio([1, 20, 1], [2, 40, 4])).toBe("0.50 (0.38–0.50)");
});

test.each([
  [123.4, "123"],
  [12.34, "12.3"],
  [1.234, "1.23"],
])("%d is written as %s", (value, text) => {
  expect(digits(value)).toBe(text);
});

test("a table has columns of one width", () => {
  expect(table([["", "name"], ["a", "b"], ["longer"]])).toBe(
    "|        | name |\n| ------ | ---- |\n| a      | b    |\n| longer |      |",
  );
});
