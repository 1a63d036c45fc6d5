import { Dashboard } from "../../constructs/cloudwatch/dashboard";
import { type ErrorExamples, task } from "./example";

/** Regions and tags, which are the same everywhere. */
export const VALUE_ERRORS = {
  region: {
    source: 'AWS general reference, "AWS Regions"',
    wrong: (stack) => new Dashboard(stack, "dashboard", { name: "app", region: "Paris", rows: [] }),
    right: (stack) => new Dashboard(stack, "dashboard", { name: "app", region: "eu-west-3", rows: [] }),
  },
  tag: {
    source: "Amazon ECS API reference, `Tag`",
    wrong: (stack) => task(stack, { tags: { "aws:team": "school" } }),
    right: (stack) => task(stack, { tags: { team: "school" } }),
  },
} satisfies ErrorExamples;
