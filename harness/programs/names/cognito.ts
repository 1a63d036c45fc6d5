import { UserPool } from "../../../constructs/cognito/user-pool";
import { UserPoolClient } from "../../../constructs/cognito/user-pool-client";
import { UserPoolDomain } from "../../../constructs/cognito/user-pool-domain";
import { UserPoolGroup } from "../../../constructs/cognito/user-pool-group";
import { UserPoolIdentityProviderSaml } from "../../../constructs/cognito/user-pool-identity-provider-saml";
import { UserPoolResourceServer } from "../../../constructs/cognito/user-pool-resource-server";
import type { Programs } from "../case";

const pool = (id: string) => UserPool.fromArn(`arn:aws:cognito-idp:eu-west-3:123456789012:userpool/eu-west-3_${id}`);
const [USERS, OTHERS] = [pool("a1b2c3d4E"), pool("b1b2c3d4E")];
const metadata = { url: "https://id.example.org/metadata.xml" };

/** User pools, and what is in them. */
export const COGNITO_NAMES = {
  refused: {
    "two user pools with one prefix": [
      "duplicate-name",
      (stack) => {
        new UserPoolDomain(stack, "a", { userPool: USERS, prefix: "students" });
        new UserPoolDomain(stack, "b", { userPool: OTHERS, prefix: "students" });
      },
    ],
    "two groups of one name in a user pool": [
      "duplicate-name",
      (stack) => {
        new UserPoolGroup(stack, "a", { userPool: USERS, name: "staff" });
        new UserPoolGroup(stack, "b", { userPool: USERS, name: "staff" });
      },
    ],
    "two resource servers of one identifier in a user pool": [
      "duplicate-name",
      (stack) => {
        const server = { userPool: USERS, identifier: "grades", scopes: { read: "Read grades" } };
        new UserPoolResourceServer(stack, "a", { ...server, name: "a" });
        new UserPoolResourceServer(stack, "b", { ...server, name: "b" });
      },
    ],
    "two identity providers of one name in a user pool": [
      "duplicate-name",
      (stack) => {
        new UserPoolIdentityProviderSaml(stack, "a", { userPool: USERS, name: "Staff", metadata });
        new UserPoolIdentityProviderSaml(stack, "b", { userPool: USERS, name: "Staff", metadata });
      },
    ],
  },
  warned: {},
  right: {
    "groups of one name in two user pools": (stack) => {
      new UserPoolGroup(stack, "a", { userPool: USERS, name: "staff" });
      new UserPoolGroup(stack, "b", { userPool: OTHERS, name: "staff" });
    },
    "groups whose names differ in case": (stack) => {
      new UserPoolGroup(stack, "a", { userPool: USERS, name: "staff" });
      new UserPoolGroup(stack, "b", { userPool: USERS, name: "Staff" });
    },
    "two user pools of one name": (stack) => {
      new UserPool(stack, "a", { name: "students" });
      new UserPool(stack, "b", { name: "students" });
    },
    "two clients of one name": (stack) => {
      const grant = { type: "clientCredentials", scopes: ["students/read"] } as const;
      new UserPoolClient(stack, "a", { userPool: USERS, name: "job", grant });
      new UserPoolClient(stack, "b", { userPool: USERS, name: "job", grant });
    },
  },
} satisfies Programs;
