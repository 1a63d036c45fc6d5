import {
  ManagedLoginBranding,
  UserPool,
  UserPoolClient,
  UserPoolGroup,
  UserPoolIdentityProviderSaml,
  UserPoolResourceServer,
} from "../../../constructs/cognito";
import { requireAwsProvider, type ReadableStack } from "../../../constructs/terraform";
import { addressesOf, synth } from "../../../harness/synthesized-stack";

const userPool = UserPool.fromArn("arn:aws:cognito-idp:eu-west-3:123456789012:userpool/eu-west-3_a1b2c3d4E");
const ID = "eu-west-3_a1b2c3d4E";
const metadata = { url: "https://id.example.org/metadata.xml" };

/** What is written of one type, by name, with the addresses of all. */
function written(type: string, make: (stack: ReadableStack) => unknown) {
  const { json } = synth(make);
  return { addresses: addressesOf(json), resources: json.resource?.[type] };
}

test.each([
  [{}, { name: "staff", user_pool_id: ID }],
  [
    { description: "Works ${here}", precedence: 0 },
    { name: "staff", user_pool_id: ID, description: "Works $${here}", precedence: 0 },
  ],
])("a group with %j", (props, staff) => {
  expect(
    written(
      "aws_cognito_user_group",
      (stack) => new UserPoolGroup(stack, "staff", { userPool, name: "staff", ...props }),
    ),
  ).toEqual({ addresses: ["aws_cognito_user_group.staff"], resources: { staff } });
});

describe("a resource server", () => {
  const server = (stack: ReadableStack) =>
    new UserPoolResourceServer(stack, "grades", {
      userPool,
      identifier: "grades",
      name: "Grades",
      scopes: { read: "Read grades", write: "Give grades" },
    });

  test("has scopes", () => {
    expect(written("aws_cognito_resource_server", server)).toEqual({
      addresses: ["aws_cognito_resource_server.grades"],
      resources: {
        grades: {
          identifier: "grades",
          name: "Grades",
          user_pool_id: ID,
          scope: [
            { scope_name: "read", scope_description: "Read grades" },
            { scope_name: "write", scope_description: "Give grades" },
          ],
        },
      },
    });
  });

  test("is made before its clients", () => {
    const { resources } = written("aws_cognito_user_pool_client", (stack) => {
      const grant = { type: "clientCredentials", scopes: [server(stack).scope("read")] } as const;
      new UserPoolClient(stack, "job", { userPool, name: "job", grant });
    });
    expect(resources).toMatchObject({
      job: { allowed_oauth_scopes: ["${aws_cognito_resource_server.grades.identifier}/read"] },
    });
  });
});

describe("a style for managed login", () => {
  const style = (stack: ReadableStack) => {
    const userPoolClient = UserPoolClient.fromClientId("1h57kf5cpq17m0eml12EXAMPLE");
    new ManagedLoginBranding(stack, "style", { userPool, userPoolClient });
  };

  test("needs a newer provider", () => {
    expect(() => written("aws_cognito_managed_login_branding", style)).toThrow(
      "provider-version: a style for managed login needs version 6.13.0 of the AWS provider",
    );
  });

  test("is AWS's own", () => {
    const { resources } = written("aws_cognito_managed_login_branding", (stack) => {
      requireAwsProvider(stack, ">= 6.13.0, < 7.0.0");
      style(stack);
    });
    expect(resources).toEqual({
      style: { user_pool_id: ID, client_id: "1h57kf5cpq17m0eml12EXAMPLE", use_cognito_provided_values: true },
    });
  });
});

test("what is wrong with a pool's ARN is reported by all that is in it", () => {
  const none = UserPool.fromArn("students");
  const messages: string[] = [];
  const fails = (make: (stack: ReadableStack) => unknown) => {
    try {
      synth(make);
    } catch (error) {
      messages.push(String(error));
    }
  };
  fails((stack) => new UserPoolGroup(stack, "a", { userPool: none, name: "staff" }));
  fails((stack) => {
    const server = { identifier: "grades", name: "grades", scopes: {} };
    new UserPoolResourceServer(stack, "a", { userPool: none, ...server });
  });
  fails((stack) => new UserPoolIdentityProviderSaml(stack, "a", { userPool: none, name: "Staff", metadata }));
  expect(messages.map((text) => text.includes("[stack/a] arn-kind: a user pool"))).toEqual([true, true, true]);
});
