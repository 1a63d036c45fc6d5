import { TerraformResource } from "cdktf";
import type { IConstruct } from "constructs";
import { coversHost } from "../core/domain-name";
import { known, knownItems } from "../core/known";
import { problem, type Problem } from "../core/problem";
import { CALLBACK_PATH } from "./authenticate-rules";
import type { AuthenticateAction } from "./authenticate-action";

/** Names of the certificates that each program requests, by ARN: a token. */
const NAMES = new WeakMap<IConstruct, Map<string, readonly string[]>>();

/** Remembers a certificate's names for {@link certificateHostProblems}. */
export function noteCertificateNames(certificate: IConstruct, arn: string, names: readonly string[]): void {
  const { root } = certificate.node;
  const byArn = NAMES.get(root) ?? new Map<string, readonly string[]>();
  NAMES.set(root, byArn.set(arn, names));
}

/**
 * Whether the certificate of a listener holds the hosts that people come back to after they have signed in, as far as the
 * program knows both: a browser would refuse the callback.
 */
export function certificateHostProblems(
  listener: IConstruct,
  certificateArn: string | undefined,
  action: AuthenticateAction,
): Problem[] {
  const names = NAMES.get(listener.node.root)?.get(certificateArn ?? "");
  if (names === undefined || names.some((name) => known(name) === undefined)) return [];
  if (action.type !== "authenticateCognito") return [];
  const callbacks = knownItems(action.userPoolClient.callbackUrls).filter((url) => url.endsWith(CALLBACK_PATH));
  const hosts = callbacks.flatMap((url) => /^https:\/\/([^/:]+)/.exec(url)?.[1] ?? []);
  if (hosts.length === 0 || hosts.some((host) => names.some((name) => coversHost(name, host)))) return [];
  if (listener.node.root.node.findAll().some(isFurtherCertificate)) return [];
  const rule = `the listener's certificate (${names.join(", ")}) has a name of the client's callbackUrls`;
  return [problem("listener-authenticate", rule, hosts, "request the certificate for it")];
}

/** What gives a listener more certificates, which browsers choose from by the host's name. */
function isFurtherCertificate(construct: IConstruct): boolean {
  return (
    TerraformResource.isTerraformResource(construct) &&
    construct.terraformResourceType === "aws_lb_listener_certificate"
  );
}
