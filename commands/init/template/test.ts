import { Testing } from "cdktf";
import "cdktf-ecs-logging/testing";
import { ServiceStack } from "./main";

const stack = new ServiceStack(Testing.app(), "my-service");

test("the container writes to the service's own log group", () => {
  expect(stack).toHaveLogConfiguration("app", { options: { "awslogs-stream-prefix": "app" } });
});

test("the role is allowed what starting the task takes", () => {
  expect(stack).toBeAbleToStart("my-service");
});
