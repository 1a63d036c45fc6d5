import { createHmac } from "node:crypto";
import { IncomingMessage, ServerResponse } from "node:http";
import { Socket } from "node:net";
import { CognitoJwtVerifier } from "aws-jwt-verify";
import { SimpleJwksCache } from "aws-jwt-verify/jwk";
import { signIn } from "../../examples/authentication/sign-in";
import { useEmulator } from "../../harness/emulator/set-up";
import { genuine } from "../../harness/sign-in/forgeries";
import { signingKey } from "../../harness/sign-in/signed-claims";

// The documented middleware, with access tokens of the emulated Cognito: where a group is asked for.

const aws = useEmulator();
const cognito = <Result = string>(operation: string, parameters: object, query?: string) =>
  aws.call<Result>({ service: "cognito-idp", operation, parameters: { ...parameters }, query });

const ALB = "arn:aws:elasticloadbalancing:us-east-1:123456789012:loadbalancer/app/students/1234567890123456";
const PASSWORD = "Correct-horse-9";
const key = signingKey();

interface Tokens {
  readonly AccessToken: string;
  readonly IdToken: string;
}

class Pool {
  private constructor(
    public readonly id: string,
    public readonly clientId: string,
    private readonly secret: string,
  ) {}

  public static async make(PoolName: string): Promise<Pool> {
    const UserPoolId = await cognito("create_user_pool", { PoolName }, "UserPool.Id");
    const client = { UserPoolId, ClientName: "app", GenerateSecret: true };
    const made = await cognito<[string, string]>(
      "create_user_pool_client",
      client,
      "UserPoolClient.[ClientId, ClientSecret]",
    );
    const pool = new Pool(UserPoolId, ...made);
    await cognito("create_group", { UserPoolId, GroupName: "staff" });
    for (const user of ["ada", "grace"]) await pool.addUser(user);
    await cognito("admin_add_user_to_group", { UserPoolId, Username: "ada", GroupName: "staff" });
    return pool;
  }

  public get issuer(): string {
    return `https://cognito-idp.us-east-1.amazonaws.com/${this.id}`;
  }

  public async tokens(USERNAME: string): Promise<Tokens> {
    const SECRET_HASH = createHmac("sha256", this.secret)
      .update(USERNAME + this.clientId)
      .digest("base64");
    const AuthParameters = { USERNAME, PASSWORD, SECRET_HASH };
    const login = {
      UserPoolId: this.id,
      ClientId: this.clientId,
      AuthFlow: "ADMIN_USER_PASSWORD_AUTH",
      AuthParameters,
    };
    return cognito("admin_initiate_auth", login, "AuthenticationResult");
  }

  private async addUser(Username: string): Promise<void> {
    const user = { UserPoolId: this.id, Username };
    await cognito("admin_create_user", user);
    await cognito("admin_set_user_password", { ...user, Password: PASSWORD, Permanent: true });
  }
}

const claims = (token: string) =>
  JSON.parse(Buffer.from(token.split(".")[1] ?? "", "base64url").toString()) as { readonly sub: string };

const before = process.env;
let pool: Pool;
let member: Tokens;
let guest: Tokens;
let lines: string[];

beforeAll(async () => {
  pool = await Pool.make("students");
  member = await pool.tokens("ada");
  guest = await pool.tokens("grace");
}, 60_000);

beforeEach(() => {
  const region = { AUTH_REGION: "us-east-1", AUTH_ALB_ARN: ALB };
  process.env = { ...before, ...region, AUTH_ISSUER: pool.issuer, AUTH_CLIENT_ID: pool.clientId };
  lines = [];
  jest.spyOn(console, "log").mockImplementation((line: string) => void lines.push(line));
});
afterEach(() => {
  process.env = before;
  jest.restoreAllMocks();
});

/** AWS's addresses, answered by the load balancer's key and by the emulated Cognito. */
const fetcher = {
  fetch: async (uri: string) => {
    if (uri.startsWith("https://public-keys.auth.elb.")) return new TextEncoder().encode(key.publicKey).buffer;
    return (await fetch(aws.endpoint + new URL(uri).pathname)).arrayBuffer();
  },
};

/** What the middleware logs of a user, as whom the load balancer vouches, with an access token. */
async function logged(sub: string, accessToken: string, groups: string[]): Promise<string | undefined> {
  const header = { signer: ALB, iss: pool.issuer, client: process.env["AUTH_CLIENT_ID"] ?? "" };
  const headers = {
    "x-amzn-oidc-data": genuine({ key, header }, {}, { sub }),
    "x-amzn-oidc-accesstoken": accessToken,
  };
  const request = Object.assign(new IncomingMessage(new Socket()), { method: "GET", url: "/", headers });
  await signIn({ groups, fetcher })(request, new ServerResponse(request), jest.fn());
  return lines.at(-1)?.replace("GET / ", "");
}

describe("tokens of the emulated Cognito", () => {
  it("let in a member of one of the groups", async () => {
    const { sub } = claims(member.AccessToken);
    expect(await logged(sub, member.AccessToken, ["staff"])).toBe(`user=${sub}`);
    expect(await logged(sub, member.AccessToken, ["teachers", "staff"])).toBe(`user=${sub}`);
  });

  it.each<[what: string, refusal: string, sub: () => string, token: () => string]>([
    ["of nobody's group", "CognitoJwtInvalidGroupError", () => guest.AccessToken, () => guest.AccessToken],
    ["that is an ID token", "CognitoJwtInvalidTokenUseError", () => member.AccessToken, () => member.IdToken],
    ["of another user, who is a member", "NotAllowed", () => guest.AccessToken, () => member.AccessToken],
    ["that is missing", "JwtParseError", () => member.AccessToken, () => ""],
  ])("keep out an access token %s", async (_, refusal, sub, token) => {
    expect(await logged(claims(sub()).sub, token(), ["staff"])).toBe(`user=- refused=${refusal}`);
  });

  it("keep out an access token of another client, and of another pool", async () => {
    const { sub } = claims(member.AccessToken);
    process.env["AUTH_CLIENT_ID"] = "library";
    expect(await logged(sub, member.AccessToken, ["staff"])).toBe("user=- refused=CognitoJwtInvalidClientIdError");
    process.env["AUTH_CLIENT_ID"] = pool.clientId;
    // The emulated pools all sign with one key: only the issuer differs, and no verifier knows it.
    const other = await (await Pool.make("library")).tokens("ada");
    expect(await logged(sub, other.AccessToken, ["staff"])).toBe("user=- refused=ParameterValidationError");
  }, 60_000);

  it("are verified by the library itself, each for its use and client", async () => {
    const verified = (use: "access" | "id", token: string, clientId: string = pool.clientId) =>
      CognitoJwtVerifier.create(
        { userPoolId: pool.id, tokenUse: use, clientId },
        { jwksCache: new SimpleJwksCache({ fetcher }) },
      ).verify(token);
    expect(await verified("access", member.AccessToken)).toMatchObject({ "cognito:groups": ["staff"] });
    expect(await verified("id", member.IdToken)).toMatchObject({ aud: pool.clientId });
    await expect(verified("access", member.IdToken)).rejects.toThrow("Token use not allowed");
    await expect(verified("id", member.AccessToken)).rejects.toThrow("Token use not allowed");
    await expect(verified("access", member.AccessToken, "library")).rejects.toThrow("Client ID not allowed");
  });
});
