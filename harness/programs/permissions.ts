import { task, APP } from "../errors/example";
import type { Programs } from "./case";

/** What roles are allowed, and what they need. */
export const PERMISSION_PROGRAMS = {
  refused: {},
  warned: {
    "a role that can't pull the container's image": [
      "execution-role-permissions",
      (stack) =>
        task(stack, {
          grantStart: false,
          containers: [{ ...APP, image: "123456789012.dkr.ecr.eu-west-3.amazonaws.com/app:1" }],
        }),
      "pull the container's image",
    ],
  },
  right: {
    "a role that is granted what starting takes": (stack) => task(stack, {}),
  },
} satisfies Programs;
