import { distance, isMisspelt, nearest, nearestName } from "../../../constructs/core/nearest";

test("the nearest names come first", () => {
  expect(nearest("appp", ["sidecar", "web", "app"], (name) => name)).toEqual(["app", "web", "sidecar"]);
});

test.each([
  ["app", "app", 0],
  ["app", "apps", 1],
  ["comand", "command", 1],
  ["", "abc", 3],
  ["abc", "", 3],
  ["kitten", "sitting", 3],
])("from %s to %s it is %d", (from, to, expected) => {
  expect(distance(from, to)).toBe(expected);
});

test.each([
  ["comand", "command"],
  ["healthcheck", "healthCheck"],
  ["HEALTH_CHECK", "healthCheck"],
  ["health-check", "healthCheck"],
  ["env", "environment"],
  ["en", undefined],
  ["commnad", "command"],
  ["cmoman", undefined],
  ["zone", undefined],
  ["", undefined],
])("%s was probably meant to be %s", (wanted, expected) => {
  expect(nearestName(wanted, ["command", "healthCheck", "environmentFiles", "environment"])).toBe(expected);
});

test("without names, none is near", () => {
  expect(nearestName("command", [])).toBeUndefined();
});

test.each(["Settings", "setting", "settingss", "settinks", "estitngs", "SETITNGS"])(
  "%s is settings, misspelt",
  (name) => {
    expect(isMisspelt(name, "settings")).toBe(true);
  },
);

test.each(["settings", "set", "strings", "ratings"])("%s is not settings, misspelt", (name) => {
  expect(isMisspelt(name, "settings")).toBe(false);
});
