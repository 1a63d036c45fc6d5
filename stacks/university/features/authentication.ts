import type { Settings } from "../../../settings/settings";
import type { Feature } from "../system";
import { left } from "./leave";
import type { Measure } from "./measure";

/**
 * The switch `authentication`. The user pool holds people's accounts: taking the switch away leaves it, and AWS's deletion
 * protection with it.
 */
export const AUTHENTICATION = {
  does: "lets nobody in who has not signed in, but to the paths that are named",
  source: "Elastic Load Balancing user guide, `Authenticate users using an Application Load Balancer`",
  plan:
    "creates the HTTPS listener with its rules, and what the provider and the certificate need; changes the HTTP listener " +
    "and its security group in place; makes a new revision of the task definition",
  // Who is in which group is people's data, too.
  forgets: ["aws_cognito_user_pool.users", "aws_cognito_user_group.groups"],
  httpsListener: ({ settings }) => ({ enabled: true, authentication: settings.authentication }),
  albSecurityGroup: () => ({
    // Otherwise people see an error 500 after they have signed in.
    reaches: [
      {
        protocol: "tcp",
        port: 443,
        cidrBlocks: ["0.0.0.0/0"],
        description: "Sign-in: the identity provider says who it is",
      },
    ],
  }),
} as const satisfies Measure;

/** The switch, where it is on, or what is left of it. */
export function authenticationFeatures({ authentication, leaving }: Settings): Feature[] {
  if (leaving.includes("authentication")) return [left("authentication", AUTHENTICATION)];
  return authentication ? [{ name: "authentication", ...AUTHENTICATION }] : [];
}
