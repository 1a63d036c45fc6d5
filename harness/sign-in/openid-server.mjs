// A real OpenID provider, in a process of its own: oidc-provider is an ES module, which Jest can't load as it is.
//
//   node openid-server.mjs '{"issuer": "https://…", "clients": […], "routes": {…}}'
//
// prints {"port": …} once it listens on 127.0.0.1, and lives as long as its standard input is open. Everybody can sign in
// with any name and password: the form is oidc-provider's own, for development.
import { createServer } from "node:http";
import { Provider } from "oidc-provider";

const { issuer, clients, routes } = JSON.parse(process.argv[2]);
console.warn = console.info = () => undefined; // that the form is for development alone

const provider = new Provider(issuer, {
  clients,
  routes,
  claims: { openid: ["sub", "note"], email: ["email", "email_verified"] },
  cookies: { keys: ["of a test"] },
  features: { devInteractions: { enabled: true } },
  pkce: { required: () => false },
  ttl: { AccessToken: 3600, AuthorizationCode: 60, Grant: 3600, IdToken: 3600, Interaction: 3600, Session: 3600 },
  findAccount: (_context, accountId) => ({ accountId, claims: () => claimsOf(accountId) }),
});
provider.proxy = true; // https ends before it

/** `ada` is ada@example.org; `ada-5000` has claims of 5,000 characters more, for a session that needs several cookies. */
function claimsOf(sub) {
  const note = "x".repeat(Number(/-(\d+)$/.exec(sub)?.[1] ?? 0));
  return { sub, email: `${sub}@example.org`, email_verified: true, ...(note && { note }) };
}

const answer = provider.callback();
const server = createServer((request, response) => {
  // Cognito's name for it (Cognito developer guide, "Logout endpoint").
  request.url = request.url.replace("logout_uri=", "post_logout_redirect_uri=");
  answer(request, response);
});
server.listen(0, "127.0.0.1", () => process.stdout.write(`${JSON.stringify({ port: server.address().port })}\n`));
process.stdin.resume().on("end", () => process.exit(0));
