import type { Caller } from "../emulator/call";
import type { Listener } from "./listeners";
import type { OpenIdClient } from "./openid-provider";

/** A load balancer's listeners and their rules, as the AWS API answers them. */
export async function deployedListeners(aws: Caller, LoadBalancerArn: string): Promise<Listener[]> {
  const elb = <Result>(operation: string, parameters: Readonly<Record<string, unknown>>, query: string) =>
    aws.call<Result>({ service: "elbv2", operation, parameters, query });
  type Found = Listener & { readonly ListenerArn: string };
  const listeners = await elb<Found[]>("describe_listeners", { LoadBalancerArn }, "Listeners");
  return Promise.all(
    listeners.map(async ({ ListenerArn, ...listener }) => ({
      ...listener,
      Rules: await elb<Listener["Rules"]>("describe_rules", { ListenerArn }, "Rules"),
    })),
  );
}

/** A user pool's client, as an OpenID provider in its place needs it. */
export async function deployedClient(aws: Caller, UserPoolId: string, ClientId: string): Promise<OpenIdClient> {
  const client = await aws.call<{
    readonly ClientSecret: string;
    readonly CallbackURLs: string[];
    readonly LogoutURLs?: string[];
    readonly AllowedOAuthScopes: string[];
  }>({
    service: "cognito-idp",
    operation: "describe_user_pool_client",
    parameters: { UserPoolId, ClientId },
    query: "UserPoolClient",
  });
  return {
    client_id: ClientId,
    client_secret: client.ClientSecret,
    redirect_uris: client.CallbackURLs,
    post_logout_redirect_uris: client.LogoutURLs ?? [],
    scope: client.AllowedOAuthScopes.join(" "),
  };
}

/** Variables of a task definition's only container. */
export async function deployedEnvironment(aws: Caller, taskDefinition: string): Promise<Record<string, string>> {
  const pairs = await aws.call<{ readonly name: string; readonly value: string }[]>({
    service: "ecs",
    operation: "describe_task_definition",
    parameters: { taskDefinition },
    query: "taskDefinition.containerDefinitions[0].environment",
  });
  return Object.fromEntries(pairs.map(({ name, value }) => [name, value]));
}
