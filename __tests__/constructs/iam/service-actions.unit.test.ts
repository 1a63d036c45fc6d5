import { globalKeys, serviceActions, servicePrefixes, servicesWith } from "../../../constructs/iam/service-actions";

test("knows a service's actions, on what they act, and its condition keys", () => {
  const logs = serviceActions("logs");
  expect(logs?.actions.get("putlogevents")).toEqual({
    name: "PutLogEvents",
    resources: ["arn:*:logs:*:*:log-group:*:log-stream:*"],
  });
  expect(logs?.actions.get("stoplivetail")).toEqual({ name: "StopLiveTail", resources: [] });
  expect(serviceActions("kms")?.keys).toContain("kms:EncryptionContext:*");
});

test.each(["log", "toString", ""])("knows no service %j", (prefix) => expect(serviceActions(prefix)).toBeUndefined());

test("knows which services have an action", () => {
  expect(servicesWith("PutLogEvents")).toEqual(["logs"]);
  expect(servicesWith("NoSuchThing")).toEqual([]);
});

test("holds what the reference holds", () => {
  expect(globalKeys()).toEqual(expect.arrayContaining(["aws:SourceArn", "aws:RequestTag/*"]));
  expect(servicePrefixes().length).toBeGreaterThan(400);
  for (const prefix of servicePrefixes()) {
    const { actions = new Map() } = serviceActions(prefix) ?? {};
    expect([...actions.keys()].filter((name) => !/^[\w-]+$/.test(String(name)))).toEqual([]);
  }
});
