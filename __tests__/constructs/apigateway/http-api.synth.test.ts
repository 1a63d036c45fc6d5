import { HttpApi, type HttpApiProps } from "../../../constructs/apigateway";
import { UserPool, UserPoolClient } from "../../../constructs/cognito";
import { FunctionCode, LambdaFunction, type ILambdaFunction } from "../../../constructs/lambda";
import { LogGroup } from "../../../constructs/logs";
import { addressesOf, synth } from "../../../harness/synthesized-stack";

const LAMBDA: ILambdaFunction = {
  arn: "arn:aws:lambda:eu-west-3:123456789012:function:students",
  functionName: "students",
};
const ISSUED = { issuer: "https://login.example.org/", audience: ["api"] };
const CERTIFICATE = "arn:aws:acm:eu-west-3:123456789012:certificate/1234abcd-12ab-34cd-56ef-1234567890ab";

type Props = Partial<HttpApiProps<"users", "students">>;

/** An API with a function and an issuer. */
function api(props: Props, use?: (made: HttpApi<"users", "students">) => void) {
  return synth((stack) => {
    const named = { authorizers: { users: ISSUED }, integrations: { students: LAMBDA } };
    const made = new HttpApi<"users", "students">(stack, "api", { name: "students", ...named, ...props });
    use?.(made);
  }).json;
}

test("everything has a readable address", () => {
  const json = api({
    domain: { domainName: "api.example.org", certificateArn: CERTIFICATE },
    routes: {
      "GET /api/students/{id}": { auth: "users", integration: "students" },
      "ANY /{rest+}": { auth: "users", integration: "students" },
      "GET /": { auth: "public", integration: "students" },
      $default: { auth: "public", integration: "students", id: "rest" },
    },
  });
  expect(addressesOf(json)).toEqual([
    "aws_apigatewayv2_api.api",
    "aws_apigatewayv2_api_mapping.api_domain_mapping",
    "aws_apigatewayv2_authorizer.api_authorizer_users",
    "aws_apigatewayv2_domain_name.api_domain",
    "aws_apigatewayv2_integration.api_integration_students",
    "aws_apigatewayv2_route.api_route_any_rest",
    "aws_apigatewayv2_route.api_route_get",
    "aws_apigatewayv2_route.api_route_get_api_students_id",
    "aws_apigatewayv2_route.api_route_rest",
    "aws_apigatewayv2_stage.api_stage",
    "aws_cloudwatch_log_group.api_stage_access_log",
    "aws_lambda_permission.api_integration_students_permission",
  ]);
});

test("the least has a stage that takes changes, an access log, and a limit", () => {
  const { resource } = api({});
  expect(resource?.aws_apigatewayv2_api?.api).toEqual({
    name: "students",
    protocol_type: "HTTP",
    disable_execute_api_endpoint: false,
  });
  expect(resource?.aws_apigatewayv2_stage?.api_stage).toEqual({
    api_id: "${aws_apigatewayv2_api.api.id}",
    name: "$default",
    auto_deploy: true,
    access_log_settings: {
      destination_arn: "${aws_cloudwatch_log_group.api_stage_access_log.arn}",
      format:
        '{"requestId":"$context.requestId","requestTime":"$context.requestTime","ip":"$context.identity.sourceIp",' +
        '"method":"$context.httpMethod","path":"$context.path","route":"$context.routeKey","status":$context.status,' +
        '"duration":$context.responseLatency,"integrationDuration":"$context.integrationLatency",' +
        '"responseLength":"$context.responseLength","error":"$context.error.message",' +
        '"integrationError":"$context.integrationErrorMessage","authorizerError":"$context.authorizer.error"}',
    },
    default_route_settings: { throttling_rate_limit: 100, throttling_burst_limit: 200, detailed_metrics_enabled: true },
  });
  expect(resource?.aws_cloudwatch_log_group?.api_stage_access_log).toEqual({
    name: "/aws/vendedlogs/apigateway/students",
    retention_in_days: 30,
  });
});

test("texts stay as they are written", () => {
  const { json } = synth((stack) => {
    const logGroup = new LogGroup(stack, "requests", { name: "requests", retentionInDays: 7 });
    new HttpApi(stack, "api", { name: "api ${x}", description: "of %{y}", accessLog: { logGroup } });
  });
  expect(json.resource?.aws_apigatewayv2_api?.api).toMatchObject({ name: "api $${x}", description: "of %%{y}" });
});

test("a function is called in format 2.0, by this API alone", () => {
  const { resource } = api({ integrations: { students: { ...LAMBDA, arn: `${LAMBDA.arn}:live`, qualifier: "live" } } });
  expect(resource?.aws_apigatewayv2_integration?.api_integration_students).toEqual({
    api_id: "${aws_apigatewayv2_api.api.id}",
    integration_type: "AWS_PROXY",
    integration_uri: `${LAMBDA.arn}:live`,
    payload_format_version: "2.0",
    timeout_milliseconds: 30_000,
  });
  expect(resource?.aws_lambda_permission?.api_integration_students_permission).toEqual({
    action: "lambda:InvokeFunction",
    function_name: "students",
    qualifier: "live",
    principal: "apigateway.amazonaws.com",
    source_arn: "${aws_apigatewayv2_api.api.execution_arn}/*/*",
  });
});

test("a function of the program is taken as it is", () => {
  const { json } = synth((stack) => {
    const code = FunctionCode.fromFiles({ "index.mjs": "export const handler = () => 1;" });
    const tidy = new LambdaFunction(stack, "tidy", { name: "tidy", code, handler: "index.handler", timeout: 29 });
    new HttpApi(stack, "api", { name: "tidy", integrations: { tidy } });
  });
  expect(json.resource?.aws_apigatewayv2_integration?.api_integration_tidy).toMatchObject({
    integration_uri: "${aws_lambda_function.tidy.arn}",
  });
});

test("a function of the program that goes on after the API has answered is reported", () => {
  const add = () =>
    synth((stack) => {
      const code = FunctionCode.fromFiles({ "index.mjs": "export const handler = () => 1;" });
      const tidy = new LambdaFunction(stack, "tidy", { name: "tidy", code, handler: "index.handler", timeout: 30 });
      new HttpApi(stack, "api", { name: "tidy", integrations: { tidy } });
    });
  expect(add).toThrow(
    "http-api-timeout: a function behind an HTTP API ends before the API's 30 seconds do, got: 30; set its timeout to 29 or less",
  );
});

describe("routes", () => {
  const route = (auth: NonNullable<NonNullable<Props["routes"]>["$default"]>["auth"]) =>
    api({ routes: { "GET /": { auth, integration: "students" } } }).resource?.aws_apigatewayv2_route?.api_route_get;

  test("a public one", () => {
    expect(route("public")).toEqual({
      api_id: "${aws_apigatewayv2_api.api.id}",
      route_key: "GET /",
      target: "integrations/${aws_apigatewayv2_integration.api_integration_students.id}",
      authorization_type: "NONE",
    });
  });

  test("one with an authorizer", () => {
    expect(route("users")).toMatchObject({
      authorization_type: "JWT",
      authorizer_id: "${aws_apigatewayv2_authorizer.api_authorizer_users.id}",
    });
  });

  test("one with scopes", () => {
    expect(route({ authorizer: "users", scopes: ["students/read"] })).toMatchObject({
      authorization_type: "JWT",
      authorizer_id: "${aws_apigatewayv2_authorizer.api_authorizer_users.id}",
      authorization_scopes: ["students/read"],
    });
  });

  test("one that comes later", () => {
    const json = api({}, (made) => made.addRoute("PUT /students/{id}", { auth: "users", integration: "students" }));
    expect(json.resource?.aws_apigatewayv2_route?.api_route_put_students_id).toMatchObject({
      route_key: "PUT /students/{id}",
    });
  });

  test("the same one twice is reported, and made once", () => {
    const twice = () =>
      api({ routes: { "GET /": { auth: "public", integration: "students" } } }, (made) =>
        made.addRoute("GET /", { auth: "users", integration: "students" }),
      );
    expect(twice).toThrow("each route has an address of its own (here GET / and GET /)");
  });
});

describe("authorizers", () => {
  test("of an issuer", () => {
    const { resource } = api({});
    expect(resource?.aws_apigatewayv2_authorizer?.api_authorizer_users).toEqual({
      api_id: "${aws_apigatewayv2_api.api.id}",
      name: "users",
      authorizer_type: "JWT",
      identity_sources: ["$request.header.Authorization"],
      jwt_configuration: { issuer: "https://login.example.org/", audience: ["api"] },
    });
  });

  test("of a user pool: the audience is its clients, since its access tokens have no aud", () => {
    const { json } = synth((stack) => {
      const userPool = new UserPool(stack, "users", { name: "students" });
      const grant = { type: "clientCredentials", scopes: ["students/read"] } as const;
      const clients = ["job", "report"].map((name) => new UserPoolClient(stack, name, { userPool, name, grant }));
      new HttpApi(stack, "api", {
        name: "students",
        authorizers: { users: { userPool, clients, identitySource: "$request.querystring.token" } },
      });
    });
    expect(json.resource?.aws_apigatewayv2_authorizer?.api_authorizer_users).toMatchObject({
      identity_sources: ["$request.querystring.token"],
      jwt_configuration: {
        issuer: "https://${aws_cognito_user_pool.users.endpoint}",
        audience: ["${aws_cognito_user_pool_client.job.id}", "${aws_cognito_user_pool_client.report.id}"],
      },
    });
  });

  test("what is wrong with a pool and its clients is reported with the authorizer", () => {
    const add = () =>
      synth((stack) => {
        const userPool = UserPool.fromArn("arn:aws:cognito-idp:eu-west-3:123456789012:identitypool/x");
        const clients = [UserPoolClient.fromClientId("not an id")];
        new HttpApi(stack, "api", { name: "students", authorizers: { users: { userPool, clients } } });
      });
    expect(add).toThrow(/arn-kind[^]*user-pool-client-id/);
  });
});

test("CORS has what most scripts need", () => {
  const least = api({ cors: { allowOrigins: ["https://app.example.org"] } }).resource?.aws_apigatewayv2_api?.api;
  expect(least).toMatchObject({
    cors_configuration: {
      allow_origins: ["https://app.example.org"],
      allow_methods: ["GET"],
      allow_headers: ["authorization", "content-type"],
      max_age: 600,
    },
  });
  const cors: Props["cors"] = {
    allowOrigins: ["https://app.example.org"],
    allowCredentials: true,
    allowMethods: ["*"],
    allowHeaders: ["authorization"],
    exposeHeaders: ["x-request-id"],
    maxAge: -1,
  };
  expect(api({ cors }).resource?.aws_apigatewayv2_api?.api).toMatchObject({
    cors_configuration: {
      ...{ allow_origins: ["https://app.example.org"], allow_credentials: true, max_age: -1 },
      ...{ allow_methods: ["*"], allow_headers: ["authorization"], expose_headers: ["x-request-id"] },
    },
  });
});

describe("a domain", () => {
  const domain = { domainName: "api.example.org", certificateArn: CERTIFICATE };

  test("leads to the stage, and AWS's name no longer does", () => {
    let made: HttpApi<"users", "students"> | undefined;
    const { resource } = api({ domain }, (one) => (made = one));
    expect(resource?.aws_apigatewayv2_domain_name?.api_domain).toEqual({
      domain_name: "api.example.org",
      domain_name_configuration: {
        ...{ certificate_arn: CERTIFICATE, endpoint_type: "REGIONAL", security_policy: "TLS_1_2" },
      },
    });
    expect(resource?.aws_apigatewayv2_api_mapping?.api_domain_mapping).toEqual({
      api_id: "${aws_apigatewayv2_api.api.id}",
      domain_name: "${aws_apigatewayv2_domain_name.api_domain.id}",
      stage: "${aws_apigatewayv2_stage.api_stage.id}",
    });
    expect(resource?.aws_apigatewayv2_api?.api).toMatchObject({ disable_execute_api_endpoint: true });
    expect(made?.domain).toBeDefined();
  });

  test("AWS's name stays where the program says so", () => {
    const { resource } = api({ domain, executeApiEndpoint: true });
    expect(resource?.aws_apigatewayv2_api?.api).toMatchObject({ disable_execute_api_endpoint: false });
  });
});

test("an access log can go to a group that is there, with other fields", () => {
  const { json } = synth((stack) => {
    const arn = "arn:aws:logs:eu-west-3:123456789012:log-group:app:*";
    const fields = { user: "$context.authorizer.claims.sub", status: "$context.status" } as const;
    const logGroup = LogGroup.fromArn(stack, "requests", arn);
    new HttpApi(stack, "api", { name: "students", accessLog: { logGroup, fields } });
  });
  expect(json.resource?.aws_apigatewayv2_stage?.api_stage).toMatchObject({
    access_log_settings: {
      destination_arn: "arn:aws:logs:eu-west-3:123456789012:log-group:app",
      format: '{"requestId":"$context.requestId","user":"$context.authorizer.claims.sub","status":$context.status}',
    },
  });
  expect(json.resource?.aws_cloudwatch_log_group).toBeUndefined();
});

test("an access log can go to a group of the program", () => {
  const { json } = synth((stack) => {
    const logGroup = new LogGroup(stack, "requests", { name: "requests", retentionInDays: 7 });
    new HttpApi(stack, "api", { name: "students", accessLog: { logGroup } });
  });
  expect(json.resource?.aws_apigatewayv2_stage?.api_stage).toMatchObject({
    access_log_settings: { destination_arn: "${aws_cloudwatch_log_group.requests.arn}" },
  });
});
