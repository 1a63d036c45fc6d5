import { resolve } from "node:path";
import { removeScratchDirectories } from "../../harness/scratch";
import { synthesizedWorkspace } from "../../harness/workspaces";
import { plannedValues, type Values } from "../../testing/plan-json";

afterAll(removeScratchDirectories);

const A_MINUTE = 60_000;
const varFile = resolve("examples/serverless-api.tfvars");
const ISSUED = { issuer: "https://login.example.org/", audience: ["students-api"] };
const CERTIFICATE = "arn:aws:acm:us-east-1:123456789012:certificate/1234abcd-12ab-34cd-56ef-1234567890ab";
const KEY = "arn:aws:kms:us-east-1:123456789012:key/12345678-1234-1234-1234-123456789012";
const POOL = "us-east-1_Ab1cD2eF3";
const authentication = { host: "a.example.org", provider: { type: "cognito", domainPrefix: "example-university" } };
const domain = { name: "api.example.org", certificateArn: CERTIFICATE };
const cors = { allowOrigins: ["https://app.example.org"], allowCredentials: true };
const elk = { target: { type: "domain", preset: "development" } };
const logAnalysis = { subscriptions: { team: { protocol: "email", address: "team@example.org" } } };

/** Stack `serverless-api` on its own: nothing of `university` is there. */
function stack(api: object, others: object = {}) {
  const settings = { serverless: { share: 0, api }, ...others };
  return synthesizedWorkspace("serverless-api", { settings, offline: true });
}

/** What the real Terraform and provider plan to make, by address. */
async function planned(api: object, others: object = {}): Promise<Map<string, Values>> {
  const terraform = stack(api, others);
  await terraform.init();
  return plannedValues(await terraform.plannedJson({ varFile }));
}

const TOKENS = "aws_apigatewayv2_authorizer.api_authorizer_users";
const routes = ["get_api_students", "get_api_students_id", "get_api_health"].map(
  (id) => `aws_apigatewayv2_route.api_route_${id}`,
);

test(
  "with tokens of any issuer, and nothing else, it is planned whole",
  async () => {
    const values = await planned({ jwt: ISSUED });
    expect(values.get(TOKENS)).toMatchObject({ jwt_configuration: [ISSUED], authorizer_type: "JWT" });
    expect([...values.keys()]).toEqual(expect.arrayContaining(routes));
    expect([...values.keys()].filter((address) => /alarm|domain_name|kms|subscription/.test(address))).toEqual([]);
  },
  A_MINUTE,
);

test(
  "with tokens of the pool, a name, scripts of others, the analysis and a search server, too",
  async () => {
    const api = { jwt: "authentication", scopes: ["students/read"], cors, domain };
    const values = await planned(api, { authentication, certificateArn: CERTIFICATE, logAnalysis, elk });
    expect(values.get(TOKENS)).toMatchObject({
      jwt_configuration: [
        { issuer: `https://cognito-idp.us-east-1.amazonaws.com/${POOL}`, audience: ["1h57kf5cpq17m0eml12EXAMPLE"] },
      ],
    });
    const auth = routes.map((address) => values.get(address)).map((route) => route?.["authorization_type"]);
    expect(auth).toEqual(["JWT", "JWT", "NONE"]);
    expect(values.get("aws_apigatewayv2_api.api")).toMatchObject({
      cors_configuration: [{ allow_origins: ["https://app.example.org"], allow_credentials: true }],
      disable_execute_api_endpoint: true,
    });
    expect(values.get("aws_apigatewayv2_domain_name.api_domain")).toMatchObject({ domain_name: "api.example.org" });
    expect(values.get("aws_cloudwatch_log_subscription_filter.log_forwarder_access")).toMatchObject({
      destination_arn: "arn:aws:lambda:us-east-1:123456789012:function:example-university-prod-log-forwarder",
    });
  },
  A_MINUTE,
);

// What reads AWS is valid; __tests__/stacks/serverless-api.nightly.test.ts applies it.
test(
  "with a certificate that is requested, and hardening, it is valid",
  async () => {
    const zone = { name: { fromVariable: "api_name" }, zoneName: "example.org" };
    const terraform = stack({ jwt: ISSUED, domain: zone }, { hardening: { logsKeyArn: KEY }, logAnalysis });
    await terraform.init({ backend: false });
    await terraform.validate();
  },
  A_MINUTE,
);
