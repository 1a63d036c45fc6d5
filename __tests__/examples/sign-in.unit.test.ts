import { readFileSync } from "node:fs";
import { IncomingMessage, ServerResponse } from "node:http";
import { Socket } from "node:net";
import { signIn, signOut, type SignedInRequest, type SignInOptions } from "../../examples/authentication/sign-in";
import { forgeries, genuine } from "../../harness/sign-in/forgeries";
import { signingKey } from "../../harness/sign-in/signed-claims";

const ALB = "arn:aws:elasticloadbalancing:eu-west-3:123456789012:loadbalancer/app/students/1234567890123456";
const ISSUER = "https://login.example.org";
const ENVIRONMENT = {
  AUTH_ALB_ARN: ALB,
  AUTH_ISSUER: ISSUER,
  AUTH_CLIENT_ID: "students",
  AUTH_REGION: "eu-west-3",
  AUTH_SIGN_OUT_URL: "https://login.example.org/session/end?client_id=students",
};

const before = process.env;
let lines: string[];
beforeEach(() => {
  process.env = { ...before, ...ENVIRONMENT };
  lines = [];
  jest.spyOn(console, "log").mockImplementation((line: string) => void lines.push(line));
});
afterEach(() => {
  process.env = before;
  jest.restoreAllMocks();
});

const key = signingKey();
const of = { key, header: { signer: ALB, iss: ISSUER, client: "students" } };
const token = (claims: object = {}) => genuine(of, {}, claims);

/** The key endpoint of the region. */
const fetcher = {
  fetch: (uri: string) =>
    uri === `https://public-keys.auth.elb.eu-west-3.amazonaws.com/${key.id}`
      ? Promise.resolve(new TextEncoder().encode(key.publicKey).buffer)
      : Promise.reject(new Error(`nothing at ${uri}`)),
};

function requestWith(headers: Readonly<Record<string, string>>, url = "/students?page=2"): SignedInRequest {
  return Object.assign(new IncomingMessage(new Socket()), { method: "GET", url, headers });
}

/** What the middleware makes of a header: a user that went on, or the status of its refusal. */
async function outcome(data: string | undefined, options: SignInOptions = {}): Promise<unknown> {
  const request = requestWith(data === undefined ? {} : { "x-amzn-oidc-data": data });
  const response = new ServerResponse(request);
  const next = jest.fn();
  await signIn({ fetcher, ...options })(request, response, next);
  return next.mock.calls.length > 0 ? (request.user?.sub ?? "nobody") : response.statusCode;
}

describe("the documented middleware", () => {
  it("has at most 40 lines", () => {
    const source = readFileSync("examples/authentication/sign-in.ts", "utf8");
    const middleware = /^export function signIn[^]*?^}$/m.exec(source)?.[0].split("\n") ?? [];
    expect(middleware.length).toBeGreaterThan(20);
    expect(middleware.length).toBeLessThanOrEqual(40);
  });

  it("lets in whom the load balancer vouches for, and logs the user in one line, without the query", async () => {
    expect(await outcome(token())).toBe("ada");
    expect(lines).toEqual(["GET /students user=ada"]);
  });

  it("has 401 for a request without a user, or lets it pass as nobody's where no user is required", async () => {
    expect(await outcome(undefined)).toBe(401);
    expect(await outcome(undefined, { required: false })).toBe("nobody");
    expect(lines).toEqual(["GET /students user=- refused=NotSignedIn", "GET /students user=-"]);
  });

  it.each([...forgeries(of), ["whose key the region does not have", "Error", genuine({ ...of, key: signingKey() })]])(
    "refuses a header %s, also where no user is required",
    async (_, refusal, data) => {
      expect(await outcome(data)).toBe(403);
      expect(await outcome(data, { required: false })).toBe(403);
      expect(lines[0]).toBe(`GET /students user=- refused=${refusal}`);
    },
  );

  it("lets in a domain of verified addresses alone", async () => {
    const options = { emailDomain: "example.org" };
    expect(await outcome(token(), options)).toBe("ada");
    expect(await outcome(token({ email_verified: true }), options)).toBe("ada");
    for (const claims of [
      { email: "ada@evil-example.org" },
      { email: "ada@example.org.evil.net" },
      { email_verified: "false" },
      { email_verified: undefined },
      { email: undefined },
    ]) {
      expect(await outcome(token(claims), options)).toBe(403);
    }
  });

  it("refuses whoever has no access token where a group is asked for", async () => {
    process.env["AUTH_ISSUER"] = "https://cognito-idp.eu-west-3.amazonaws.com/eu-west-3_Students1";
    expect(await outcome(token({ iss: process.env["AUTH_ISSUER"] }), { groups: ["staff"] })).toBe(403);
  });

  it.each(Object.keys(ENVIRONMENT))("does not start without %s", (name) => {
    process.env = { ...process.env, [name]: "" };
    expect(() => [signIn(), signOut()]).toThrow(`The environment variable ${name} is not set.`);
  });
});

describe("the documented sign-out", () => {
  it.each([
    [undefined, "AWSELBAuthSessionCookie"],
    ["StudentsSession", "StudentsSession"],
  ])("expires every part of the cookie %s, and goes on to the identity provider", (name, cookie) => {
    const request = requestWith({});
    const response = new ServerResponse(request);
    const head = jest.spyOn(response, "writeHead");
    signOut(name)(request, response);
    const parts = [0, 1, 2, 3].map((part) => `${cookie}-${part}=; Path=/; Max-Age=0; Secure; HttpOnly`);
    const location = ENVIRONMENT.AUTH_SIGN_OUT_URL;
    expect(head).toHaveBeenCalledWith(302, { location, "set-cookie": parts });
  });
});
