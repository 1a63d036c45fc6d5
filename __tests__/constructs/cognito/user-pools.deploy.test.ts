import { useEmulator } from "../../../harness/emulator/set-up";
import { UserPoolsStack } from "../../../harness/user-pools-stack";
import { stackWorkspace } from "../../../harness/workspaces";
import type { TerraformWorkspace } from "../../../testing/terraform";

const A_MINUTE = 60_000;

const aws = useEmulator();
let terraform: TerraformWorkspace;

const cognito = <Result>(operation: string, parameters: object, query?: string) =>
  aws.call<Result>({ service: "cognito-idp", operation, parameters: { ...parameters }, query });

const poolIds = () => cognito<string[]>("list_user_pools", { MaxResults: 60 }, "UserPools[].Id");

beforeAll(async () => {
  const parameters = { Name: "oidc", SecretString: '{"client_secret":"swordfish"}' };
  const secretArn = await aws.call<string>({
    ...{ service: "secretsmanager", operation: "create_secret", parameters, query: "ARN" },
  });
  terraform = stackWorkspace((scope) => new UserPoolsStack(scope, "pools", { secretArn }), { env: aws.env });
  await terraform.init();
  await terraform.apply();
}, 4 * A_MINUTE);

test(
  "what was applied needs no change, though the pool would be imported",
  async () => expect((await terraform.plan()).text).toContain("No changes."),
  A_MINUTE,
);

test(
  "the pool's own address and issuer are those of its tokens",
  async () => {
    const { stdout } = await terraform.run(["output", "-json"]);
    const outputs = JSON.parse(stdout) as Record<string, { value: string }>;
    const [id] = await poolIds();
    expect(outputs["issuer"]?.value).toBe(`https://cognito-idp.us-east-1.amazonaws.com/${id}`);
    expect(outputs["pages"]?.value).toBe("https://students.auth.us-east-1.amazoncognito.com");
  },
  A_MINUTE,
);

test(
  "clients have what they ask for, and their providers the secret",
  async () => {
    const [UserPoolId = ""] = await poolIds();
    const ids = await cognito<string[]>("list_user_pool_clients", { UserPoolId }, "UserPoolClients[].ClientId");
    const clients = await Promise.all(
      ids.map((ClientId) => cognito<object>("describe_user_pool_client", { UserPoolId, ClientId }, "UserPoolClient")),
    );
    expect(clients).toEqual(
      expect.arrayContaining([
        expect.objectContaining({
          ClientName: "app",
          AllowedOAuthFlows: ["code"],
          AllowedOAuthScopes: expect.arrayContaining(["openid", "email", "grades/write"]) as unknown,
          SupportedIdentityProviders: expect.arrayContaining(["COGNITO", "Google", "Partners", "Staff"]) as unknown,
          AccessTokenValidity: 5,
          RefreshTokenValidity: 480,
        }),
        expect.objectContaining({ ClientName: "job", AllowedOAuthScopes: ["grades/read"] }),
      ]),
    );
    const provider = { UserPoolId, ProviderName: "Google" };
    const details = "IdentityProvider.ProviderDetails.client_secret";
    expect(await cognito("describe_identity_provider", provider, details)).toBe("swordfish");
  },
  A_MINUTE,
);

test(
  "a pool that another state forgot is imported, unchanged",
  async () => {
    const other = stackWorkspace((scope) => new UserPoolsStack(scope, "pools"), { env: aws.env });
    await other.init();
    expect((await other.plan()).text).toContain("Plan: 1 to import, 0 to add, 0 to change, 0 to destroy.");
    await other.apply();
    expect(await poolIds()).toHaveLength(1);
    expect((await other.plan()).text).toContain("No changes.");
  },
  2 * A_MINUTE,
);

test(
  "which of two pools of the name it is, Terraform asks",
  async () => {
    const PoolName = "students";
    const UserPoolId = await cognito<string>("create_user_pool", { PoolName }, "UserPool.Id");
    await expect(terraform.plan()).rejects.toThrow("Invalid function argument");
    await cognito("delete_user_pool", { UserPoolId });
  },
  A_MINUTE,
);

test(
  "and all is gone when it is destroyed",
  async () => {
    await terraform.destroy();
    expect(await aws.inventory()).toEqual({ secrets: ["oidc"] });
  },
  2 * A_MINUTE,
);
