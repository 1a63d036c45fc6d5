import { AwsProvider } from "@cdktf/provider-aws/lib/provider";
import { App } from "cdktf";
import { Construct } from "constructs";
import { LogGroup } from "../../../constructs/logs";
import { addMetaArguments, ReadableStack, toFragment } from "../../../constructs/terraform";

test("they go to the construct's own resource, beside what it says itself", () => {
  const stack = new ReadableStack(new App(), "meta");
  const eu = new AwsProvider(stack, "aws_eu", { alias: "eu" });
  const group = new LogGroup(stack, "app", { name: "app", deletionProtection: "refuse" });
  addMetaArguments(group, { lifecycle: { ignoreChanges: ["tags"] }, dependsOn: [{ fqn: "aws_sqs_queue.jobs" }] });
  addMetaArguments(group, { dependsOn: [{ fqn: "aws_vpc.main" }], provider: eu });
  expect(toFragment(stack).resource?.["aws_cloudwatch_log_group"]?.["app"]).toMatchObject({
    name: "app",
    provider: "aws.eu",
    depends_on: ["aws_sqs_queue.jobs", "aws_vpc.main"],
    lifecycle: { prevent_destroy: true, ignore_changes: ["tags"] },
  });
});

test("lists of a lifecycle are joined, and the rest is as given last", () => {
  const stack = new ReadableStack(new App(), "meta");
  const group = new LogGroup(stack, "app", { name: "app" });
  const condition = { condition: "${true}", errorMessage: "No." };
  addMetaArguments(group, {
    lifecycle: {
      ignoreChanges: ["tags"],
      preventDestroy: true,
      precondition: [condition],
      replaceTriggeredBy: ["a.b"],
    },
  });
  addMetaArguments(group, {
    lifecycle: {
      ignoreChanges: ["tags", "name"],
      preventDestroy: false,
      precondition: [{ ...condition, errorMessage: "Neither." }],
      replaceTriggeredBy: ["c.d"],
    },
  });
  const written = () => toFragment(stack).resource?.["aws_cloudwatch_log_group"]?.["app"];
  expect(written()).toHaveProperty("lifecycle", {
    ignore_changes: ["tags", "name"],
    precondition: [
      { condition: "${true}", error_message: "No." },
      { condition: "${true}", error_message: "Neither." },
    ],
    prevent_destroy: false,
    replace_triggered_by: ["a.b", "c.d"],
  });
  addMetaArguments(group, { lifecycle: { ignoreChanges: "all" } });
  expect(written()).toHaveProperty("lifecycle.ignore_changes", "all");
});

test("a construct without a resource has none", () => {
  const scope = new Construct(new ReadableStack(new App(), "meta"), "scope");
  expect(() => addMetaArguments(scope, {})).toThrow(
    "meta-arguments go to a resource, and meta/scope has none of its own; name the construct that makes it",
  );
});
